import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import type { Claim } from './claim.ts';
import { queueKind, queueKinds } from './queue-entry.ts';
import { isClosed } from './status.ts';
import { teamHolds } from './team-time.ts';

/** The saved views of the agents' queue, in the order they are shown. A claim can stand in several. */
export const staffViews = [
  'all',
  'mine',
  'unassigned',
  'ready-to-approve',
  'to-confirm',
  'new',
  'answered',
  'estimates',
  'invoices',
  'overdue',
  'second-review',
  'asks-to-reopen',
  'payment',
  'settlement',
  'snoozed',
] as const;
export type StaffView = (typeof staffViews)[number] | (typeof queueKinds)[number];

/** Every name that a queue can be asked by: the views, and the kinds of its entries. */
export const queueViews = [...new Set([...staffViews, ...queueKinds])] as readonly StaffView[];

/** What the views ask of a claim in the queue: kept beside it, so that thousands can be counted without reading them. */
export const queueFactsSchema = z.object({
  kind: z.enum(queueKinds),
  /** What came in last and made it the team's turn. */
  arrival: z.optional(z.enum(['new', 'answered', 'estimates', 'invoices'])),
  readyToApprove: z.boolean(),
  /** The agent whose approval or denial another one has to confirm. */
  proposedById: z.optional(z.string()),
  /** The agent whose denial is looked at again. */
  deniedById: z.optional(z.string()),
  /** The agent who had proposed it. */
  denialProposedById: z.optional(z.string()),
  snoozedUntil: z.optional(instantSchema),
});
export type QueueFacts = z.infer<typeof queueFactsSchema>;

/** A claim in the queue, as far as the views ask. */
export interface QueueEntry {
  /** When the claims team promised to act. */
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly assigneeId?: string | undefined;
  readonly facts: QueueFacts;
}

export interface QueueReader {
  readonly nowMs: number;
  readonly userId: string;
}

/** What came in last and made it the team's turn; undefined where that was no filing, answer, estimate or invoice. */
function arrival(claim: Claim): QueueFacts['arrival'] {
  if (isClosed(claim.status) || !teamHolds(claim) || claim.status === 'approved') return undefined;
  if (claim.invoice?.state === 'in-review') return 'invoices';
  if (claim.estimate?.submittedAt === claim.waiting.since) return 'estimates';
  const { role } = claim.movedBy;
  if (claim.status === 'in-review' && (role === 'customer' || role === 'partner')) return 'answered';
  return claim.run === 1 && claim.status !== 'in-review' ? 'new' : undefined;
}

/** Rules found everything in order, and the one thing they did not know, the price, is there. */
const isReadyToApprove = (claim: Claim): boolean =>
  claim.status === 'in-review' &&
  claim.rulesFound === 'in-order' &&
  claim.estimate !== undefined &&
  claim.secondReview === undefined &&
  claim.invoice === undefined;

export function queueFactsOf(claim: Claim): QueueFacts {
  const came = arrival(claim);
  const proposedById = claim.proposal?.by.userId;
  const denial = claim.secondReview && claim.denial;
  const deniedById = denial?.by.userId;
  const denialProposedById = denial?.proposedBy?.userId;
  return {
    kind: queueKind(claim),
    ...(came && { arrival: came }),
    readyToApprove: isReadyToApprove(claim),
    ...(proposedById !== undefined && { proposedById }),
    ...(deniedById !== undefined && { deniedById }),
    ...(denialProposedById !== undefined && { denialProposedById }),
    ...(claim.snoozedUntil !== undefined && { snoozedUntil: claim.snoozedUntil }),
  };
}

export const isSnoozed = ({ snoozedUntil }: Pick<QueueFacts, 'snoozedUntil'>, nowMs: number): boolean =>
  snoozedUntil !== undefined && Date.parse(snoozedUntil) > nowMs;

/** Past its time, or a customer's or partner's answer is. */
export const isOverdue = ({ overdue, dueAt }: QueueEntry, nowMs: number): boolean =>
  overdue || Date.parse(dueAt) < nowMs;

function standsIn(view: StaffView, entry: QueueEntry, reader: QueueReader): boolean {
  const { assigneeId, facts } = entry;
  switch (view) {
    case 'all':
    case 'snoozed':
      return true;
    case 'mine':
      return assigneeId === reader.userId;
    case 'unassigned':
      return assigneeId === undefined;
    case 'ready-to-approve':
      return facts.readyToApprove;
    case 'to-confirm':
      return facts.proposedById !== undefined && facts.proposedById !== reader.userId;
    case 'new':
    case 'answered':
    case 'estimates':
    case 'invoices':
      return facts.arrival === view;
    case 'overdue':
      return isOverdue(entry, reader.nowMs);
    default:
      return facts.kind === view;
  }
}

/** Whether an entry stands in a view. What is snoozed stands in the view of that name and in no other. */
export const isInView = (entry: QueueEntry, view: StaffView, reader: QueueReader): boolean =>
  isSnoozed(entry.facts, reader.nowMs) === (view === 'snoozed') && standsIn(view, entry, reader);

/** The views an entry stands in, beside those that hold for every entry of an agent. */
export const viewsOf = (entry: QueueEntry, reader: QueueReader): StaffView[] =>
  staffViews.filter((view) => view !== 'all' && isInView(entry, view, reader));
