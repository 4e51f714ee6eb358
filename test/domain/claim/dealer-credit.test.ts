import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultOpeningHours } from '../../../lambdas/domain/calendar/opening-hours.ts';
import type { Claim } from '../../../lambdas/domain/claim/claim.ts';
import { approve } from '../../../lambdas/domain/claim/transitions/approve.ts';
import { addComment } from '../../../lambdas/domain/claim/transitions/comment.ts';
import { holdCredit, releaseCredit } from '../../../lambdas/domain/claim/transitions/credit-dealer.ts';
import { draftClaim, submitClaim } from '../../../lambdas/domain/claim/transitions/file.ts';
import { reopen } from '../../../lambdas/domain/claim/transitions/reopen.ts';
import { workflowStep } from '../../../lambdas/domain/claim/workflow-step.ts';
import { NotAllowedNow } from '../../../lambdas/domain/errors.ts';
import { creditedCents, creditFor } from '../../../lambdas/domain/warranty-claims/credit.ts';
import { priceLines } from '../../../lambdas/domain/warranty-claims/price-lines.ts';
import type { LineVerdict } from '../../../lambdas/domain/warranty-claims/review-lines.ts';
import { holds } from '../holds.ts';
import { prices } from '../warranty-claims/prices.ts';

const now = Date.parse('2026-06-02T18:00:00.000Z');
const dealer = { role: 'partner', name: 'Hank', userId: 'hank', companyId: 'harbor' } as const;
const agent = { role: 'agent', name: 'Avery', userId: 'avery' } as const;
const filing = { now, actor: dealer, openingHours: defaultOpeningHours };
const pricing = {
  deductibleCents: { repair: 9_900, replacement: 9_900, reimbursement: 9_900 },
  limitCents: 200_000,
  incidentLeftCents: 0,
};
const deciding = { now, actor: agent, openingHours: defaultOpeningHours, pricing };

/** $200 board and $165 labor, sent. */
const sent = (): Claim => {
  const lines = priceLines(
    { parts: [{ partNumber: 'BOARD', quantity: 1 }], labor: [{ operationCode: 'R10' }] },
    { prices, companyId: 'harbor', sku: 'DS-200' },
  );
  const draft = draftClaim(
    {
      claimId: 'CLM-7Q2M9X4K',
      customer: { customerId: 'unit-DS-1', name: 'Pat', email: 'pat@example.net', phone: '' },
      unit: {
        ...{
          serial: 'DS-1',
          productId: 'DS-200',
          sku: 'DS-200',
          product: 'Depth sounder',
          companyId: 'harbor',
        },
        warranty: {
          inWarranty: true,
          reason: 'in-warranty',
          text: 'In.',
          checkedAt: new Date(now).toISOString(),
        },
      },
      lines,
      partner: { companyId: 'harbor', name: 'Harbor Dealers', email: 'claims@harbor.example.org' },
      incident: {
        ...{ incidentId: 'inc', type: 'mechanical-failure', description: 'Dead.' },
        occurredAt: '2026-06-01T20:00:00.000Z',
      },
    },
    filing,
  );
  return submitClaim(draft.claim, filing).claim;
};

const cut = (lineId: string, approvedCents: number): LineVerdict => ({
  ...{ lineId, verdict: 'lower', approvedCents, reason: 'Less.' },
});

describe('a dealer’s credit', () => {
  it('comes with the approval and takes nothing from deductible, limit or incident', () => {
    const { claim, notices } = approve(sent(), {}, deciding);
    expect(claim).toMatchObject({ status: 'completed', approvedTotalCents: 36_500, reservedCents: 0 });
    expect(claim.payments).toEqual([
      expect.objectContaining({
        paymentId: 'CLM-7Q2M9X4K-credit-1',
        method: 'credit',
        status: 'paid',
        amountCents: 36_500,
      }),
    ]);
    expect(notices).toEqual([{ kind: 'status', to: 'partner' }]);
    expect(creditFor(claim, now)).toBeUndefined();
  });

  it('of a claim opened again is the difference, and never less than nothing', () => {
    const first = approve(sent(), { lines: [cut('part-BOARD', 15_000)] }, deciding).claim;
    const open = reopen(first, 'More came.', deciding).claim;
    const second = approve(open, {}, deciding).claim;
    expect(second.credits?.map(({ amountCents }) => amountCents)).toEqual([31_500, 5_000]);
    const again = reopen(second, 'Less?', deciding).claim;
    expect(() => approve(again, { lines: [cut('part-BOARD', 1)] }, deciding)).toThrow(NotAllowedNow);
  });

  it('waits for the RMA that holds it, and comes with its receipt, whichever is first', () => {
    const held = holdCredit(sent(), 'RMA-1', deciding)?.claim;
    if (!held) throw new Error('not held');
    expect(holdCredit(held, 'RMA-2', deciding)).toBeUndefined();
    const approved = approve(held, {}, deciding).claim;
    expect([approved.status, approved.payments, workflowStep(approved)]).toEqual([
      'approved',
      [],
      'await-settlement',
    ]);
    expect(releaseCredit(approved, 'RMA-2', deciding)).toBeUndefined();
    const released = releaseCredit(approved, 'RMA-1', deciding)?.claim;
    expect(released).toMatchObject({
      status: 'completed',
      credits: [{ amountCents: 36_500, rmaId: 'RMA-1' }],
    });
    const early = releaseCredit(held, 'RMA-1', deciding)?.claim;
    expect([early?.status, early?.creditHeldFor]).toEqual(['new', undefined]);
    expect(released && releaseCredit(released, 'RMA-1', deciding)).toBeUndefined();
  });

  it('without lines stands for the unit where an amount is named, and is nothing where none is', () => {
    const { lines: _lines, ...bare } = sent();
    expect(approve(bare, { amountCents: 50_000 }, deciding).claim.credits?.[0]?.amountCents).toBe(50_000);
    const none = approve(bare, {}, deciding).claim;
    expect([none.status, none.payments]).toEqual(['approved', []]);
  });

  it('adds up to what stands approved after any number of decisions, each under an id of its own', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 19_999 }), { minLength: 1, maxLength: 6 });
    holds(
      fc.property(amounts, (drawn) => {
        let claim = sent();
        for (const cents of drawn) {
          if (claim.status === 'completed') claim = reopen(claim, 'Again.', deciding).claim;
          try {
            claim = approve(claim, { lines: [cut('part-BOARD', cents)] }, deciding).claim;
          } catch (error) {
            if (!(error instanceof NotAllowedNow)) throw error;
          }
        }
        expect(creditedCents(claim)).toBe(16_500 + Math.max(...drawn));
        const ids = claim.payments.map(({ paymentId }) => paymentId);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

describe('what is written on a dealer’s claim', () => {
  it.each([
    ['the claims team, by the dealer', dealer, ['agents']],
    [
      'the dealer alone, by the team: the owner of the unit is not on the claim',
      agent,
      ['customer', 'partner'],
    ],
  ])('is news to %s', (_, author, told) => {
    const { notices } = addComment(
      sent(),
      { author, text: 'Hello.', internal: false, via: 'portal' },
      filing,
    );
    expect(notices.map(({ to }) => to)).toEqual(told);
  });
});
