import { addBusinessDays, addOpeningHours, type OpeningHours } from '../../calendar/opening-hours.ts';
import { type RepairRules, repairRulesOf } from '../../companies/repair-rules.ts';
import { NotAllowedNow } from '../../errors.ts';
import type { Actor } from '../../people/actor.ts';
import { needsShop } from '../at-shop.ts';
import type { ClaimChange, HistoryEvent, NewComment, Notice } from '../change.ts';
import type { Claim } from '../claim.ts';
import type { DecisionRules } from '../decision-rules.ts';
import type { ShopOffer } from '../shop-offer.ts';
import { type ClaimStatus, isClosed } from '../status.ts';
import { teamMinutes } from '../team-time.ts';
import { mayMove } from '../transition-table.ts';
import { deductibleDueCents, suppliedByPartner } from '../workflow-step.ts';
import { lastWordsAfter } from './last-words.ts';

/** Who acts and when: every command takes it. */
export interface CommandContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly actor: Actor;
  readonly openingHours: OpeningHours;
  /** Of the brand; absent, as usual. */
  readonly repairs?: RepairRules | undefined;
  /** Of the brand; absent, as usual. */
  readonly decisions?: DecisionRules | undefined;
}

export interface Move {
  /** Fields of the claim that change with the move. */
  readonly set?: Partial<Claim>;
  /** Fields that are removed. */
  readonly drop?: readonly (keyof Claim)[];
  readonly note?: string;
  readonly internalNote?: string;
  /** What is asked, or why an agent has the claim. */
  readonly text?: string;
  /** The sentences of `text`, where it is a list of them. */
  readonly reasons?: readonly string[];
  readonly comments?: readonly NewComment[];
  readonly notices?: readonly Notice[];
}

export const instant = (ms: number): string => new Date(ms).toISOString();

const days = (ctx: CommandContext, count: number): string => instant(ctx.now + count * 86_400_000);

/** The promise made with a status, by opening hours: data of the status table, in one place. */
function dueAt(claim: Claim, ctx: CommandContext): string | undefined {
  switch (claim.status) {
    case 'new':
    case 'initial-review':
      return addOpeningHours(instant(ctx.now), 3, ctx.openingHours);
    case 'in-review':
      return addBusinessDays(instant(ctx.now), 1, ctx.openingHours);
    case 'waiting-on-customer':
      return days(ctx, 14);
    case 'estimate-needed':
    case 'waiting-on-provider':
      return days(ctx, 7);
    case 'approved':
      // The dealer repairs what was pre-authorized, or sends the unit back.
      if (claim.preAuthorization?.state === 'approved' || claim.creditHeldFor) return days(ctx, 14);
      if (claim.payments.some((payment) => payment.status === 'pending')) return days(ctx, 2);
      if (deductibleDueCents(claim) > 0) return days(ctx, 14);
      if (claim.shipping?.shippedAt) return days(ctx, 7);
      return suppliedByPartner(claim) ? days(ctx, claim.deviceReceivedAt ? 7 : 14) : days(ctx, 2);
    default:
      return undefined;
  }
}

/** Statuses whose audience gets the question itself, with links, instead of a status mail. */
const askedByQuestion: Readonly<Partial<Record<ClaimStatus, 'customer' | 'partner'>>> = {
  'waiting-on-customer': 'customer',
  'estimate-needed': 'partner',
  'waiting-on-provider': 'partner',
};

/** Everybody's reading of the claim's status, but for whom the open question asks. */
export function statusNotices(claim: Claim): readonly Notice[] {
  const all: readonly ('customer' | 'partner')[] = claim.partner ? ['customer', 'partner'] : ['customer'];
  // A unit's claim is its dealer's: the owner of the unit deals with the dealer, and has no account here.
  const parties = claim.unit ? (['partner'] as const) : all;
  return parties
    .filter((to) => askedByQuestion[claim.status] !== to)
    .map((to) => ({ kind: 'status', to }) as const);
}

function without(claim: Claim, keys: readonly (keyof Claim)[]): Claim {
  const copy: Partial<Claim> = { ...claim };
  for (const key of keys) delete copy[key];
  return copy as Claim;
}

function event(claim: Claim, ctx: CommandContext, move: Move): HistoryEvent {
  const base = { status: claim.status, at: instant(ctx.now), actor: ctx.actor };
  if (move.note !== undefined) return { ...base, note: move.note };
  if (move.internalNote !== undefined) return { ...base, note: move.internalNote, internal: true };
  return base;
}

/** A new wait begins: reminders start over and the open question, if any, is closed. */
function freshWait(claim: Claim, ctx: CommandContext, { text, reasons }: Move): Claim {
  const due = dueAt(claim, ctx);
  return {
    ...without(claim, ['openQuestion', 'snoozedUntil', 'proposal']),
    overdue: false,
    waiting: {
      since: instant(ctx.now),
      stepsDone: 0,
      ...(due !== undefined && { dueAt: due }),
      ...(text !== undefined && { text, askedBy: ctx.actor }),
      ...(reasons && { reasons: [...reasons] }),
    },
  };
}

const isActing = ({ companyId }: NonNullable<Claim['partner']>, { actor }: CommandContext): boolean =>
  actor.role === 'partner' && actor.companyId === companyId;

/** Whether the shop still has to say that it takes the repair; what it does on the claim says so too. */
function offerOf(claim: Claim, ctx: CommandContext): ShopOffer | undefined {
  const { partner, offer } = claim;
  if (!partner) return undefined;
  const now = instant(ctx.now);
  if (offer?.companyId === partner.companyId) {
    if (offer.acceptedAt !== undefined) return offer;
    if (isActing(partner, ctx)) return { ...offer, acceptedAt: now };
    // Its time does not run while the repair is not to be taken: later the shop is asked anew.
    return needsShop(claim) ? offer : undefined;
  }
  if (partner.companyId === claim.registeredByCompanyId || !needsShop(claim)) return undefined;
  const until = addBusinessDays(now, repairRulesOf(ctx).answerBusinessDays, ctx.openingHours);
  return { companyId: partner.companyId, offeredAt: now, until };
}

/** The claim as its shop's own act leaves it: with that, a shop that was asked has taken the repair. */
export function withOffer(claim: Claim, ctx: CommandContext): Claim {
  const offer = offerOf(claim, ctx);
  return offer ? { ...claim, offer } : without(claim, ['offer']);
}

/**
 * Moves a claim to a status (also to the one it has, when what it waits for changes): closes the open question, starts
 * a new wait with its promise, writes history and tells every party. Throws {@link NotAllowedNow} outside the table.
 */
export function moveTo(claim: Claim, status: ClaimStatus, ctx: CommandContext, move: Move = {}): ClaimChange {
  if (!mayMove(claim.status, status)) throw new NotAllowedNow(`moving to ${status}`, claim.status);
  const at = instant(ctx.now);
  const dropped = [...(move.drop ?? []), ...(isClosed(status) ? [] : (['closedAt'] as const))];
  const next: Claim = {
    ...without(claim, dropped),
    ...move.set,
    status,
    version: claim.version + 1,
    updatedAt: at,
    movedBy: ctx.actor,
    movedAt: at,
    lastWords: lastWordsAfter(claim, status, ctx.actor, at),
    teamMinutes: teamMinutes(claim, ctx.now, ctx.openingHours),
    ...(isClosed(status) && { closedAt: at, adjudicationDue: false }),
  };
  const settled = freshWait(withOffer(next, ctx), ctx, move);
  return {
    before: claim,
    claim: settled,
    events: [event(settled, ctx, move)],
    notices: [...(claim.status === status ? [] : statusNotices(settled)), ...(move.notices ?? [])],
    comments: move.comments ?? [],
  };
}

/** Changes facts of a claim without moving it: the wait, its question and its reminders go on. */
export function amend(claim: Claim, ctx: CommandContext, move: Move = {}): ClaimChange {
  const next: Claim = {
    ...without(claim, move.drop ?? []),
    ...move.set,
    version: claim.version + 1,
    updatedAt: instant(ctx.now),
  };
  const noted = move.note !== undefined || move.internalNote !== undefined;
  return {
    before: claim,
    claim: next,
    events: noted ? [event(next, ctx, move)] : [],
    notices: move.notices ?? [],
    comments: move.comments ?? [],
  };
}
