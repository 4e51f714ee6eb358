import { defaultOpeningHours } from '../../../lambdas/domain/calendar/opening-hours.ts';
import type { Claim } from '../../../lambdas/domain/claim/claim.ts';
import type { Pricing } from '../../../lambdas/domain/claim/pricing.ts';
import { draftClaim, submitClaim } from '../../../lambdas/domain/claim/transitions/file.ts';
import type { CommandContext } from '../../../lambdas/domain/claim/transitions/move.ts';
import type { Actor } from '../../../lambdas/domain/people/actor.ts';

/** A Tuesday, 10:00 in Los Angeles. */
export const start = Date.parse('2026-03-10T17:00:00.000Z');
export const day = 86_400_000;

export const casey: Actor = { role: 'customer', name: 'Casey Morgan', userId: 'user-casey' };
export const agent: Actor = { role: 'agent', name: 'Ada Agent', userId: 'user-ada' };
export const otherAgent: Actor = { role: 'agent', name: 'Ben Agent', userId: 'user-ben' };
export const partner: Actor = {
  role: 'partner',
  name: 'Pat, Fixit',
  userId: 'user-pat',
  companyId: 'co-fixit',
};
export const rules: Actor = { role: 'system', name: 'Claimflow' };

export const by = (actor: Actor, now = start): CommandContext => ({
  now,
  actor,
  openingHours: defaultOpeningHours,
});

export const pricing: Pricing = {
  deductibleCents: { repair: 4_900, replacement: 9_900, reimbursement: 9_900 },
  limitCents: 200_000,
  incidentLeftCents: 200_000,
  repairPriceCents: 32_000,
  replacement: { source: 'catalogue', cents: 60_000, taxBasisPoints: 0 },
};

export const clauses: ReadonlyMap<string, string> = new Map([
  ['covered-losses', 'Covered is what the terms list.'],
]);

/** What a decision is held against; one agent denies as fraud alone. */
export const decision = (actor: Actor, now = start) => ({
  ...{ ...by(actor, now), pricing, clauses },
  decisions: { fraudNeedsSecondAgent: false },
});

/** A draft for a cracked screen, referred to Fixit Repair. */
export const draft = (over: { type?: Claim['incident']['type']; referred?: boolean } = {}): Claim =>
  draftClaim(
    {
      claimId: 'CLM-0123ABCD',
      customer: {
        customerId: 'cus-casey',
        name: 'Casey Morgan',
        email: 'casey@example.com',
        phone: '+14155550101',
      },
      device: { deviceId: 'dev-1', kind: 'phone', make: 'Apple', model: 'iPhone 14 Pro' },
      planNumber: 'PLN-0123ABCD',
      ...(over.referred !== false && {
        registeredByCompanyId: 'co-fixit',
        partner: { companyId: 'co-fixit', name: 'Fixit Repair', email: 'shop@fixit.example.org' },
      }),
      incident: {
        incidentId: 'inc-1',
        type: over.type ?? 'cracked-screen',
        occurredAt: '2026-03-09T12:00:00.000Z',
        description: 'Dropped on the pavement.',
      },
    },
    by(casey),
  ).claim;

export const submitted = (over: Parameters<typeof draft>[0] = {}): Claim =>
  submitClaim(draft(over), by(casey)).claim;
