import { defaultOpeningHours } from '../../../lambdas/domain/calendar/opening-hours.ts';
import { issueRma, type RmaOrder } from '../../../lambdas/domain/rma/issue-rma.ts';
import { moveUnits, type UnitMove } from '../../../lambdas/domain/rma/move-units.ts';
import type { RmaContext } from '../../../lambdas/domain/rma/next-rma.ts';
import type { Rma } from '../../../lambdas/domain/rma/rma.ts';
import { rmaTerms } from '../../../lambdas/domain/rma/rma-terms.ts';
import type { RmaSide } from '../../../lambdas/domain/rma/transitions.ts';

/** A Monday, 9 AM in Los Angeles. */
export const issuedAt = '2026-03-02T17:00:00.000Z';
export const dayMs = 86_400_000;
export const calendar = { terms: rmaTerms, hours: defaultOpeningHours };

export const agent = { role: 'agent', name: 'Avery', userId: 'avery' } as const;
const dealer = {
  role: 'partner',
  name: 'Dana, Harbor Dealers',
  userId: 'dana',
  companyId: 'harbor',
} as const;

export const onDay = (days: number, actor: RmaContext['actor'] = agent): RmaContext => ({
  actor,
  nowMs: Date.parse(issuedAt) + days * dayMs,
});

export const order = (fields: Partial<RmaOrder> = {}): RmaOrder => ({
  ...{ rmaId: 'RMA-0123ABCD', claimId: 'CLM-0123ABCD', kind: 'credit' },
  dealer: { companyId: 'harbor', name: 'Harbor Dealers', email: 'dealer@example.com' },
  units: [
    { serial: 'HX-1', productName: 'Harbor 20' },
    { serial: 'HX-2', productName: 'Harbor 20' },
  ],
  shipTo: {
    name: 'Harbor Dealers',
    address: { line1: '1 Pier', city: 'Oakland', region: 'CA', postalCode: '94607', country: 'US' },
  },
  ...fields,
});

export const issued = (fields: Partial<RmaOrder> = {}): Rma =>
  issueRma(order(fields), rmaTerms, onDay(0)).rma;

export const parcel = { carrier: 'ups', tracking: '1Z999AA10123456784' };

/** The units of an RMA moved on, by whoever may. */
export const move = (rma: Rma, moves: readonly UnitMove[], days = 1, side: RmaSide = 'staff') =>
  moveUnits(rma, moves, side, rmaTerms, onDay(days, side === 'dealer' ? dealer : agent));

/** All units of an RMA moved to a state, with what it takes. */
export const all = (rma: Rma, state: UnitMove['state'], days = 1, more: Partial<UnitMove> = {}): Rma =>
  move(
    rma,
    rma.units.map(({ serial }) => ({
      ...{ serial, state },
      ...(state === 'in-transit' && parcel),
      ...(state === 'inspected' && { grade: 'B', disposition: 'restock' }),
      ...more,
    })),
    days,
  ).rma;
