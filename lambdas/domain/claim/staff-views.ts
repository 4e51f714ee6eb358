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

/** A claim in the queue, as of now and for one agent. */
export interface QueueEntry {
  readonly claim: Claim;
  /** When the claims team promised to act. */
  readonly dueAt: string;
}

export interface QueueReader {
  readonly nowMs: number;
  readonly userId: string;
}

export const isSnoozed = ({ snoozedUntil }: Claim, nowMs: number): boolean =>
  snoozedUntil !== undefined && Date.parse(snoozedUntil) > nowMs;

/** Past its time, or a customer's or partner's answer is. */
export const isOverdue = ({ claim, dueAt }: QueueEntry, nowMs: number): boolean =>
  claim.overdue || Date.parse(dueAt) < nowMs;

/** What came in last and made it the team's turn; undefined where that was no filing, answer, estimate or invoice. */
function arrival(claim: Claim): 'new' | 'answered' | 'estimates' | 'invoices' | undefined {
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

function standsIn(view: StaffView, entry: QueueEntry, reader: QueueReader): boolean {
  const { claim } = entry;
  switch (view) {
    case 'all':
    case 'snoozed':
      return true;
    case 'mine':
      return claim.assignedTo?.userId === reader.userId;
    case 'unassigned':
      return claim.assignedTo === undefined;
    case 'ready-to-approve':
      return isReadyToApprove(claim);
    case 'to-confirm':
      return claim.proposal !== undefined && claim.proposal.by.userId !== reader.userId;
    case 'new':
    case 'answered':
    case 'estimates':
    case 'invoices':
      return arrival(claim) === view;
    case 'overdue':
      return isOverdue(entry, reader.nowMs);
    default:
      return queueKind(claim) === view;
  }
}

/** Whether an entry stands in a view. What is snoozed stands in the view of that name and in no other. */
export const isInView = (entry: QueueEntry, view: StaffView, reader: QueueReader): boolean =>
  isSnoozed(entry.claim, reader.nowMs) === (view === 'snoozed') && standsIn(view, entry, reader);

/** The views an entry stands in, beside those that hold for every entry of an agent. */
export const viewsOf = (entry: QueueEntry, reader: QueueReader): StaffView[] =>
  staffViews.filter((view) => view !== 'all' && isInView(entry, view, reader));
