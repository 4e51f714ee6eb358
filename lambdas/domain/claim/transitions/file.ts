import { InvalidInput, NotAllowedNow } from '../../errors.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import type { Incident } from '../incident.ts';
import { amend, type CommandContext, instant, moveTo } from './move.ts';

/** What is known when a claim is begun: who, which device, what happened. */
export interface NewClaim {
  readonly claimId: string;
  readonly customer: Claim['customer'];
  readonly device?: Claim['device'];
  readonly unit?: Claim['unit'];
  readonly lines?: Claim['lines'];
  readonly preAuthorization?: Claim['preAuthorization'];
  readonly planNumber?: string;
  readonly registeredByCompanyId?: string;
  readonly partner?: Claim['partner'];
  readonly incident: Incident;
}

/** Begins a claim as a draft. Every claim begins here, also one that is filed in a single step. */
export function draftClaim(input: NewClaim, ctx: CommandContext): ClaimChange {
  const at = instant(ctx.now);
  const claim: Claim = {
    ...input,
    version: 1,
    status: 'draft',
    createdAt: at,
    updatedAt: at,
    filedBy: ctx.actor,
    run: 0,
    adjudicationDue: false,
    waiting: { since: at, stepsDone: 0 },
    overdue: false,
    decisions: 0,
    reservedCents: 0,
    payments: [],
    movedBy: ctx.actor,
    movedAt: at,
  };
  return {
    before: null,
    claim,
    events: [{ status: 'draft', at, actor: ctx.actor }],
    notices: [],
    comments: [],
  };
}

/** What changes of an incident; `null` takes a fact back that may be unknown. */
export type IncidentPatch = {
  readonly [Fact in keyof Incident]?: undefined extends Incident[Fact]
    ? Incident[Fact] | null
    : Incident[Fact];
};

/** Changes what a draft says. Throws {@link NotAllowedNow} once it was submitted. */
export function updateDraft(claim: Claim, patch: IncidentPatch, ctx: CommandContext): ClaimChange {
  if (claim.status !== 'draft') throw new NotAllowedNow('changing the draft', claim.status);
  const known = Object.entries({ ...claim.incident, ...patch }).filter(([, value]) => value !== null);
  return amend(claim, ctx, { set: { incident: Object.fromEntries(known) as Incident } });
}

/** Sends a draft in: it gets its first execution, which begins with the rules. Throws for an incident not yet over. */
export function submitClaim(claim: Claim, ctx: CommandContext): ClaimChange {
  if (claim.status !== 'draft') throw new NotAllowedNow('submitting', claim.status);
  if (Date.parse(claim.incident.occurredAt) > ctx.now)
    throw InvalidInput.at('incident.occurredAt', 'is in the future');
  if (claim.incident.description.trim() === '')
    throw InvalidInput.at('incident.description', 'says nothing yet');
  return moveTo(claim, 'new', ctx, {
    set: { submittedAt: instant(ctx.now), run: 1, adjudicationDue: true },
  });
}
