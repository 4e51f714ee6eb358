import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateInputSchema } from '../../../lambdas/domain/claim/estimate.ts';
import { moneyIn } from '../../../lambdas/domain/mail/amounts/money.ts';
import { paymentTargetIn } from '../../../lambdas/domain/mail/amounts/payment-target.ts';
import { estimateInputOf, readEstimate } from '../../../lambdas/domain/mail/amounts/read-estimate.ts';
import { invoiceNumberIn, readInvoice } from '../../../lambdas/domain/mail/amounts/read-invoice.ts';
import { formatCents } from '../../../lambdas/domain/money/format.ts';

const cents = (text: string): number[] => moneyIn(text).map((token) => token.cents);

describe('money', () => {
  it.each([
    ['$1,234.50', [123_450]],
    ['USD 1234.50', [123_450]],
    ['1,234.50 USD', [123_450]],
    ['US$ 99', [9_900]],
    ['$99.', [9_900]],
    ['180.00', [18_000]],
    ['2 x $40.00', [4_000]],
    ['8.25% $14.85', [1_485]],
    ['8.25%', []],
    ['180', []],
    ['call 555.123.4567', []],
    ['on 03.04.2026', []],
    ['model 14.00.1', []],
    ['IMEI 353912103456789', []],
  ])('%s', (text, expected) => {
    expect(cents(text)).toEqual(expected);
  });

  it('is written as it is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (amount) => {
        expect(cents(`Total ${formatCents(amount)}`)).toEqual([amount]);
      }),
    );
  });
});

describe('readInvoice', () => {
  const read = (body: string, deductibleCents?: number) => readInvoice({ body }, deductibleCents);
  const fine = {
    ok: true,
    kind: 'invoice',
    partsCents: 18_000,
    laborCents: 6_000,
    taxCents: 1_485,
    totalCents: 25_485,
  };

  it.each([
    ['amounts on the next line', 'Parts\n$180.00\nLabor\n$60.00\nSales tax\n$14.85\nTotal\n$254.85'],
    [
      'sections of several lines',
      'Parts:\nDisplay $150.00\nSeal $30.00\nLabor:\nFitting $60.00\nTax $14.85\nTotal $254.85',
    ],
    [
      'sums under sections',
      'Parts:\nDisplay $150.00\nSeal $30.00\nParts total $180.00\nLabour total $60.00\nTax $14.85\nTotal $254.85',
    ],
    ['no total, but all three', 'Parts $180, labor $60, sales tax $14.85'],
    [
      'rate and hours in brackets',
      'Parts: $180.00\nLabor: $60.00 (1.5 h at $40.00)\nTax (8.25%): $14.85\nTotal: $254.85',
    ],
    [
      'quantities without a line total',
      'Parts: 2 x $90.00\nLabor: 1.5 h @ $40.00\nTax: $14.85\nTotal: $254.85',
    ],
    [
      'a collected amount in brackets',
      'Parts: $180.00\nLabor: $60.00\nTax: $14.85\nDeductible collected: ($99.00)\nBalance due: $155.85',
    ],
    ['a balance and no total', 'Parts: $180.00\nLabor: $60.00\nTax: $14.85\nBalance due: $254.85'],
    [
      'a credit among the parts',
      'Parts: $190.00\nParts returned: -$10.00\nLabor - $60.00\nTax - $14.85\nTotal - $254.85',
    ],
    ['bare decimals in a table', 'Parts\t180.00\nLabor\t60.00\nSales tax\t14.85\nTotal\t254.85'],
  ])('reads %s', (_, body) => {
    expect(read(body)).toMatchObject(fine);
  });

  it('reads a balance that is the total minus the deductible of the claim', () => {
    const body = 'Parts: $180.00\nLabor: $60.00\nTax: $14.85\nBalance due: $155.85';
    expect(read(body, 9_900)).toEqual(fine);
    expect(read(body)).toMatchObject({ ok: false });
    expect(read(body, 8_900)).toMatchObject({ ok: false });
  });

  it('takes a missing tax as zero only if a total confirms it', () => {
    expect(read('Parts: $180\nLabor: $60\nTotal: $240')).toMatchObject({
      ok: true,
      taxCents: 0,
      totalCents: 24_000,
    });
    expect(read('Parts: $180\nLabor: $60')).toMatchObject({ ok: false });
    expect(read('Labor: $60\nTotal: $60')).toMatchObject({ ok: true, partsCents: 0 });
  });

  it.each([
    [
      'a fee that is none of the three',
      'Parts: $180\nLabor: $60\nTax: $14.85\nShipping: $12\nTotal: $266.85',
      'the total says $266.85',
    ],
    ['two totals', 'Parts: $180\nLabor: $60\nTax: $10\nTotal: $250\nTotal: $251', 'the total says $251'],
    [
      'a subtotal that does not fit',
      'Parts: $180\nLabor: $60\nSubtotal: $250\nTax: $10\nTotal: $250',
      'subtotal of $250',
    ],
    ['Canadian dollars', 'Parts: CAD 180\nLabor: CAD 60\nTax: CAD 10\nTotal: CAD 250', 'CAD 1'],
    ['C$', 'Parts: C$180\nLabor: $60\nTax: $10\nTotal: $250', 'C$1'],
    ['a total alone', 'Total: $254.85', 'not stated separately'],
    ['nothing', 'Invoice attached', 'not stated separately'],
    ['decimal commas', 'Parts: $1234,50\nLabor: $60,20\nTax: $0,00\nTotal: $1294,70', 'decimal comma'],
    ['a space for the thousands', 'Parts: $1 234.50\nLabor: $60\nTax: $0', 'spaced thousands'],
    ['both kinds of separators', 'Parts: $1,234,50\nLabor: $60\nTax: $0\nTotal: $1294', 'decimal comma'],
    ['negative labor', 'Parts: $180\nLabor: -$60\nTax: $10\nTotal: $130', 'negative'],
    ['zero', 'Parts $0.00\nLabor $0.00\nTax $0.00\nTotal $0.00', 'add up to nothing'],
  ])('refuses %s', (_, body, reason) => {
    expect(read(body)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });

  it('refuses a mail and a PDF that disagree, and takes either alone', () => {
    const one = 'Parts: $180.00\nLabor: $60.00\nTax: $14.85\nTotal: $254.85';
    const other = 'Parts: $190.00\nLabor: $60.00\nTax: $14.85\nTotal: $264.85';
    expect(readInvoice({ body: one, pdfs: [one] })).toEqual(fine);
    expect(readInvoice({ body: 'See attachment', pdfs: [one] })).toEqual(fine);
    expect(readInvoice({ body: other, pdfs: [one] })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('different amounts'),
    });
    expect(readInvoice({ body: 'Our total: $300', pdfs: [one] })).toMatchObject({ ok: false });
    expect(readInvoice({ body: ' ', pdfs: [] })).toMatchObject({ ok: false });
  });

  it('reads back every invoice it could be sent', () => {
    const amount = fc.integer({ min: 1, max: 500_000 });
    fc.assert(
      fc.property(amount, amount, amount, (parts, labor, tax) => {
        const body = `Parts: ${formatCents(parts)}\nLabor: ${formatCents(labor)}\nSales tax: ${formatCents(tax)}\nTotal: ${formatCents(parts + labor + tax)}`;
        expect(read(body)).toMatchObject({
          partsCents: parts,
          laborCents: labor,
          taxCents: tax,
          totalCents: parts + labor + tax,
        });
      }),
    );
  });

  it('never accepts what does not add up', () => {
    const amount = fc.integer({ min: 1, max: 500_000 });
    fc.assert(
      fc.property(amount, amount, amount, amount, (parts, labor, tax, total) => {
        const result = read(
          `Parts: ${formatCents(parts)}\nLabor: ${formatCents(labor)}\nTax: ${formatCents(tax)}\nTotal: ${formatCents(total)}`,
        );
        expect(result.ok).toBe(total === parts + labor + tax);
      }),
    );
  });

  it('takes no more than a moment for hostile text', () => {
    const started = performance.now();
    for (const text of [
      '$'.repeat(90_000),
      '1,'.repeat(45_000),
      'invoice '.repeat(12_000),
      `paypal ${'a@'.repeat(40_000)}`,
      '('.repeat(90_000),
      'total '.repeat(15_000),
    ]) {
      expect(read(text).ok).toBe(false);
    }
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('invoice number', () => {
  it.each([
    ['Invoice #FX-2041', 'FX-2041'],
    ['INVOICE NO. 1042', '1042'],
    ['inv: a-17', 'A-17'],
    ['Invoice for CLM-7Q2M9X4K', undefined],
    ['Invoice CLM-7Q2M9X4K', undefined],
    ['Invoice date 2026-03-04', undefined],
    ['Invoice 2026-03-04', undefined],
    ['Invoice 03/04/2026', undefined],
    ['Invoice $254.85', undefined],
    ['Invoice 254.85', undefined],
    ['invoice attached', undefined],
  ])('%s', (text, expected) => {
    expect(invoiceNumberIn(text)).toBe(expected);
  });
});

describe('payment target', () => {
  it.each([
    ['PayPal: Pay@Fixit.example.org', { method: 'paypal', email: 'pay@fixit.example.org' }],
    ['Our PayPal address is\npay@fixit.example.org.', { method: 'paypal', email: 'pay@fixit.example.org' }],
    ['Questions: info@fixit.example.org', undefined],
    ['PayPal a@x.example.org or b@x.example.org', undefined],
    ['https://squareup.com/pay-invoice/1', { method: 'link', url: 'https://squareup.com/pay-invoice/1' }],
    [
      'Pay by card here: https://fixit.example.org/p/1.',
      { method: 'link', url: 'https://fixit.example.org/p/1' },
    ],
    ['Pay here: http://fixit.example.org/p/1', undefined],
    ['Pay here: https://user:pw@fixit.example.org/p/1', undefined],
    ['See our site https://fixit.example.org', undefined],
    ['Pay https://a.example/1 or pay https://b.example/2', undefined],
  ])('%s', (text, expected) => {
    expect(paymentTargetIn(text)).toEqual(expected);
  });
});

describe('readEstimate', () => {
  it.each([
    [
      'Screen is cracked. We recommend replacing the screen. Parts: $100, labor $50, tax $10',
      'repair',
      16_000,
    ],
    ['Battery swollen. Recommendation: repair. All in $129', 'repair', 12_900],
    ['Diagnosis: dead board. Recommendation: replacement. Repair total: $700', 'replace', 70_000],
  ])('%s', (text, recommendation, totalCents) => {
    expect(readEstimate(text)).toMatchObject({ ok: true, recommendation, totalCents });
  });

  it.each([
    ['Cracked. Total $300\nTotal $320', 'more than one total'],
    ['Cracked.\nParts $100\nLabor $50\nTotal $170', 'do not add up'],
    ['Cracked. It is $300 or $320', 'several amounts'],
    ['Total: $300', 'what damage'],
    ['Cracked. Cost 300 EUR', 'US dollars'],
    ['We will look at it tomorrow.', 'neither'],
  ])('%s is unreadable', (text, reason) => {
    expect(readEstimate(text)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });

  it('becomes an estimate as claims keep it, with the same sum', () => {
    for (const text of [
      'Cracked.\nParts $100\nLabor $50\nTotal $150',
      'Cracked. All in $150',
      'Cracked.\n$100 part\n$50 labor',
    ]) {
      const reading = readEstimate(text);
      if (!reading.ok) throw new Error(reading.reason);
      const input = estimateInputSchema.parse(estimateInputOf(reading));
      expect(input.lines.reduce((sum, line) => sum + line.quantity * line.unitCents, 0)).toBe(15_000);
    }
  });
});
