import { describe, expect, it } from 'vitest';
import type { InvoicingPartner } from '../../../lambdas/domain/claim/invoice-review.ts';
import { adjudicated } from '../../../lambdas/domain/claim/transitions/adjudicate.ts';
import { submitInvoice } from '../../../lambdas/domain/claim/transitions/invoice.ts';
import { InvalidInput } from '../../../lambdas/domain/errors.ts';
import { implausibleTax } from '../../../lambdas/domain/money/sales-tax.ts';
import { by, day, partner, pricing, rules, start, submitted } from './claims.ts';

const approved = adjudicated(
  submitted(),
  {
    ...{ proposal: 'approve', limitCents: 200_000, deductibleCents: 4_900, ceilingCents: 32_000 },
    ...{ missing: [], reasons: [] },
  },
  pricing,
  by(rules),
).claim;

const payment = { method: 'paypal', email: 'pay@fixit.example.org' } as const;
const good = { invoiceNumber: 'F-1', partsCents: 18_000, laborCents: 7_000, taxCents: 1_500, payment };

const submit = (over: Partial<Parameters<typeof submitInvoice>[1]>, known: InvoicingPartner = {}) =>
  submitInvoice(
    approved,
    { ...good, ...over },
    {
      ...by(partner, start + day),
      ...{ pricing, companyId: 'co-fixit', via: 'portal' as const, payeeOnRecord: payment.email },
      ...known,
    },
  )?.claim;

describe('an invoice', () => {
  it.each<[string, Parameters<typeof submit>[0], InvoicingPartner | undefined, RegExp | undefined]>([
    ['that fits', {}, { region: 'CA' }, undefined],
    ['above the estimate', { partsCents: 30_000 }, undefined, /above the approved estimate/],
    ['for another address', { payment: { ...payment, email: 'x@y.org' } }, undefined, /another PayPal/],
    ['with tax that CA does not take', { taxCents: 4_000 }, { region: 'CA' }, /Sales tax of \$40\.00/],
    ['with tax where there is none', { taxCents: 1_500 }, { region: 'OR' }, /more than OR takes/],
    ['with tax of an unknown state', { taxCents: 4_000 }, {}, undefined],
    ['with a number used before', {}, { numberUsedOn: 'CLM-OTHER000' }, /F-1 before, on claim CLM-OTHER000/],
    ['with another amount collected', { collectedCents: 5_000 }, undefined, /collected \$50\.00/],
    ['with the deductible collected', { collectedCents: 4_900 }, undefined, undefined],
  ])('%s', (_, over, known, reason) => {
    const claim = submit(over, known);
    expect(claim?.invoice?.state).toBe(reason ? 'in-review' : 'accepted');
    if (reason) expect(claim?.waiting.text).toMatch(reason);
  });

  it('of a suspended partner waits, and the partner is not told why', () => {
    const claim = submit({}, { hold: 'The company is suspended: fraud.' });
    expect(claim).toMatchObject({ status: 'in-review', invoice: { state: 'in-review' } });
    expect(claim?.waiting.text).toContain('fraud');
    expect(claim?.invoice?.reviewReason).toBe('Its payment waits for the claims team.');
  });

  it('of tax alone, or collected in the future, is refused by the field', () => {
    const paths = (over: Parameters<typeof submit>[0]): string[] => {
      try {
        submit(over);
      } catch (error) {
        if (error instanceof InvalidInput) return error.errors.map(({ path }) => path);
        throw error;
      }
      return [];
    };
    expect(paths({ partsCents: 0, laborCents: 0 })).toEqual(['taxCents']);
    expect(paths({ collectedAt: new Date(start + 2 * day).toISOString() })).toEqual(['collectedAt']);
  });

  it('keeps its number for the company only where it told one of its own', () => {
    expect(submit({})?.invoice?.numbered).toBe(true);
    expect(submit({}, { numberUsedOn: 'CLM-OTHER000' })?.invoice?.numbered).toBeUndefined();
    const { invoiceNumber: _none, ...unnumbered } = good;
    const ctx = { ...by(partner), pricing, companyId: 'co-fixit', via: 'mail' as const };
    expect(submitInvoice(approved, unnumbered, ctx)?.claim.invoice?.numbered).toBeUndefined();
  });
});

describe('plausible sales tax', () => {
  const amounts = { partsCents: 10_000, laborCents: 10_000, taxCents: 0 };
  it.each([
    ['TX', 1_650, false],
    ['TX', 1_751, true],
    ['MT', 0, false],
    ['tn', 1_950, false],
    ['TN', 2_100, true],
    ['QC', 2_996, false],
    ['??', 9_000, false],
  ])('%s %i', (region, taxCents, found) => {
    expect(implausibleTax({ ...amounts, taxCents }, region, '2026-03-10') !== undefined).toBe(found);
  });
});
