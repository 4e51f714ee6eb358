import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { type CertificateFacts, certificatePdf } from '../../../lambdas/domain/plans/certificate.ts';

const facts: CertificateFacts = {
  brandName: 'Claimflow',
  planNumber: 'PLN-7Q2M9X4K',
  planName: 'Everything',
  holder: 'Zoë Müller-Łukasz 王',
  items: ['Apple iPhone 15, serial F2LX1', 'LG OLED C3 55"'],
  coverStartsAt: '2026-03-11T07:01:00.000Z',
  deductibleCents: { from: 2_900, to: 9_900 },
  limitCents: 200_000,
  zone: 'America/Los_Angeles',
  at: '2026-03-10T17:00:00.000Z',
};

const textOf = async (pdf: Uint8Array): Promise<{ text: string; pages: number }> => {
  const { text, totalPages } = await extractText(await getDocumentProxy(pdf), { mergePages: true });
  return { text: text.replace(/\s+/g, ' '), pages: totalPages };
};

describe('a certificate', () => {
  it.each(['sheet', 'card'] as const)(
    'as a %s says on one page who and what is protected, from when, and the deductible',
    async (format) => {
      const { text, pages } = await textOf(await certificatePdf(facts, format));
      expect(pages).toBe(1);
      for (const said of [
        'PLN-7Q2M9X4K',
        'Everything',
        'iPhone 15',
        'F2LX1',
        'Wednesday, March 11, 2026',
        '$29.00 to $99.00',
        '$2,000.00',
      ])
        expect(text).toContain(said);
    },
  );

  it('writes the letters its font has, and drops what it has not', async () => {
    expect((await textOf(await certificatePdf(facts, 'sheet'))).text).toContain('Zoë Müller-?ukasz ?');
  });

  it('stays on its page with 26 items, and small enough to mail', async () => {
    const items = Array.from(
      { length: 26 },
      (_, index) => `Some Maker Some Model ${index}, serial 0123456789-${index}`,
    );
    const pdf = await certificatePdf({ ...facts, items }, 'card');
    expect((await textOf(pdf)).pages).toBe(1);
    expect(pdf.byteLength).toBeLessThan(20_000);
  });

  it('before activation says how cover begins', async () => {
    const { coverStartsAt: _later, ...early } = facts;
    expect((await textOf(await certificatePdf(early, 'sheet'))).text).toContain(
      'starts the day after activation',
    );
  });
});
