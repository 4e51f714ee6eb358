import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readEstimate } from '../../../lambdas/domain/mail/amounts/read-estimate.ts';
import { readInvoice } from '../../../lambdas/domain/mail/amounts/read-invoice.ts';
import type { MailClass } from '../../../lambdas/domain/mail/reading/classify-mail.ts';
import { textOfPdf } from '../../../lambdas/domain/mail/reading/pdf-text.ts';
import { stripQuoted, textForAmounts } from '../../../lambdas/domain/mail/reading/quoted-text.ts';
import { type Arrival, receive } from './corpus-mail.ts';

type Expected = readonly [
  name: string,
  arrival: Arrival,
  kind: MailClass['kind'],
  disposition: MailClass['disposition'],
];

const table: readonly Expected[] = [
  ['gmail-reply-en', {}, 'answer', 'act'],
  ['outlook-reply-en', {}, 'answer', 'act'],
  ['apple-reply-fr', {}, 'answer', 'act'],
  ['yahoo-reply-es', {}, 'answer', 'act'],
  ['outlook-reply-de', {}, 'answer', 'act'],
  ['latin1-charset', {}, 'answer', 'act'],
  ['html-only', {}, 'answer', 'act'],
  ['only-in-reply-to', {}, 'answer', 'act'],
  ['dropped-references', {}, 'answer', 'act'],
  ['two-of-our-addresses', {}, 'answer', 'act'],
  ['very-long', {}, 'answer', 'act'],
  ['iphone-photo', {}, 'answer', 'act'],
  ['winmail-dat', {}, 'answer', 'act'],
  ['odd-file-names', {}, 'answer', 'act'],
  ['gmail-reply-en', { status: 'in-review' }, 'comment', 'act'],
  ['gmail-reply-en', { status: 'waiting-on-provider' }, 'comment', 'act'],
  ['gmail-reply-en', { duplicate: true }, 'duplicate', 'keep'],
  ['gmail-reply-en', { dmarc: 'PROCESSING_FAILED' }, 'comment', 'confirm'],
  ['gmail-reply-en', { virus: 'FAIL' }, 'virus', 'agents'],
  ['gmail-reply-en', { spam: 'PROCESSING_FAILED' }, 'comment', 'confirm'],
  ['empty-body', {}, 'unreadable', 'agents'],
  ['only-quote', {}, 'unreadable', 'agents'],
  ['broken-mime', {}, 'unreadable', 'agents'],
  ['broken-nesting', {}, 'unreadable', 'agents'],
  ['reply-to-closed', { status: 'denied-not-covered' }, 'reply-to-closed', 'act'],
  ['reply-to-closed', { status: 'completed', dmarc: 'GRAY' }, 'comment', 'confirm'],
  ['auto-reply-outlook', {}, 'auto-reply', 'keep'],
  ['auto-reply-outlook', { envelopeFrom: '<>' }, 'auto-reply', 'keep'],
  ['auto-reply-subject-only', {}, 'auto-reply', 'keep'],
  ['mailing-list', {}, 'auto-reply', 'keep'],
  ['bounce-dsn', { envelopeFrom: '' }, 'bounce', 'keep'],
  ['null-path-plain', { envelopeFrom: '<>' }, 'bounce', 'keep'],
  ['loop-own-mail', {}, 'own-mail', 'keep'],
  ['spoofed-sender', { dmarc: 'FAIL' }, 'dmarc-fail', 'agents'],
  ['outsider-claim-in-subject', {}, 'unmatched', 'agents'],
  ['cc-person-answers', {}, 'outsider', 'agents'],
  ['forged-reply-address', {}, 'unmatched', 'agents'],
  ['two-claims', {}, 'unmatched', 'agents'],
  ['no-sender', {}, 'outsider', 'agents'],
  ['gray-no-policy', { dmarc: 'GRAY' }, 'comment', 'confirm'],
  ['spam', { spam: 'FAIL' }, 'spam', 'agents'],
  ['invoice-in-body', { status: 'approved' }, 'invoice', 'act'],
  ['invoice-usd-table', { status: 'approved' }, 'invoice', 'act'],
  ['invoice-one-sentence', { status: 'approved' }, 'invoice', 'act'],
  ['invoice-html-table', { status: 'approved' }, 'invoice', 'act'],
  ['invoice-wrong-sum', { status: 'approved' }, 'invoice', 'act'],
  ['invoice-euro', { status: 'approved' }, 'invoice', 'act'],
  ['invoice-combined', { status: 'approved' }, 'invoice', 'act'],
  ['invoice-forwarded', { status: 'approved' }, 'invoice', 'act'],
  ['invoice-pdf', { status: 'approved' }, 'invoice', 'act'],
  ['invoice-in-body', { status: 'in-review' }, 'comment', 'act'],
  ['invoice-in-body', { status: 'approved', dmarc: 'GRAY' }, 'comment', 'confirm'],
  ['estimate-repair', { status: 'estimate-needed' }, 'estimate', 'act'],
  ['estimate-replace', { status: 'estimate-needed' }, 'estimate', 'act'],
  ['estimate-unrepairable', { status: 'estimate-needed' }, 'estimate', 'act'],
  ['estimate-no-cost', { status: 'estimate-needed' }, 'estimate', 'act'],
  ['shop-comment', { status: 'estimate-needed' }, 'comment', 'act'],
  ['shop-comment', { status: 'approved' }, 'comment', 'act'],
  ['shop-comment', { status: 'waiting-on-provider' }, 'answer', 'act'],
  ['shop-comment', { status: 'waiting-on-customer' }, 'comment', 'act'],
  ['shop-to-plain-address', {}, 'unmatched', 'agents'],
];

describe('the mail corpus', () => {
  it.each(table)('%s %o is %s → %s', async (name, arrival, kind, disposition) => {
    const { result } = await receive(name, arrival);
    expect({ kind: result.kind, disposition: result.disposition }).toEqual({ kind, disposition });
  });

  it('has every mail in the table', async () => {
    const files = await readdir(new URL('../../fixtures/mail/', import.meta.url));
    const names = files.filter((file) => file.endsWith('.eml')).map((file) => file.slice(0, -4));
    expect(new Set(table.map(([name]) => name))).toEqual(new Set(names));
  });

  it('acknowledges only what a person sent from a proven address', async () => {
    for (const [name, arrival] of table) {
      const { result } = await receive(name, arrival);
      if (result.acknowledge) expect(arrival.dmarc ?? 'PASS', name).toBe('PASS');
      if (result.disposition === 'keep') expect(result.acknowledge, name).toBe(false);
    }
  });
});

describe('what was written anew', () => {
  it.each([
    [
      'gmail-reply-en',
      'It fell from the kitchen counter on Sunday evening. The screen is cracked at\nthe top left, touch still works.',
    ],
    ['outlook-reply-en', 'The police report number is 2026-11873.'],
    ['apple-reply-fr', "Le téléphone est tombé dans l'escalier dimanche."],
    ['yahoo-reply-es', 'Se cayó de la mesa el domingo por la noche.'],
    ['outlook-reply-de', 'Es ist am Sonntag vom Tisch gefallen.'],
    ['latin1-charset', "Déjà réparé une fois, l'été passé: ça s'est cassé à côté."],
    ['html-only', 'The window was closed & the door locked.\nGlass was all over the seat.'],
    ['reply-to-closed', 'I would like a second review. The report was filed the same day.'],
  ])('%s', async (name, text) => {
    const { mail } = await receive(name);
    expect(stripQuoted(mail.text)).toBe(text);
  });
});

describe('amounts of mailed invoices', () => {
  const read = async (name: string, deductibleCents?: number) => {
    const { mail } = await receive(name, { status: 'approved' });
    const pdfs = await Promise.all(
      mail.attachments
        .filter(({ contentType }) => contentType === 'application/pdf')
        .map(({ content }) => textOfPdf(content)),
    );
    return readInvoice({ body: textForAmounts(mail), pdfs }, deductibleCents);
  };
  const paypal = { method: 'paypal', email: 'pay@fixit.example.org' };

  it.each([
    [
      'invoice-in-body',
      {
        partsCents: 18_000,
        laborCents: 6_000,
        taxCents: 1_485,
        totalCents: 25_485,
        invoiceNumber: 'FX-2041',
        payment: paypal,
      },
    ],
    [
      'invoice-usd-table',
      {
        partsCents: 104_250,
        laborCents: 9_000,
        taxCents: 9_343,
        totalCents: 122_593,
        collectedCents: 9_900,
        invoiceNumber: '2026-0117',
        payment: { method: 'link', url: 'https://pay.fixit.example.org/i/2026-0117' },
      },
    ],
    [
      'invoice-one-sentence',
      {
        partsCents: 18_000,
        laborCents: 6_000,
        taxCents: 1_485,
        totalCents: 25_485,
        invoiceNumber: 'FX-2042',
        payment: paypal,
      },
    ],
    [
      'invoice-html-table',
      {
        partsCents: 12_000,
        laborCents: 8_000,
        taxCents: 0,
        totalCents: 20_000,
        collectedCents: 9_900,
        invoiceNumber: 'INV-88',
        payment: paypal,
      },
    ],
    [
      'invoice-forwarded',
      {
        partsCents: 15_000,
        laborCents: 5_000,
        taxCents: 1_238,
        totalCents: 21_238,
        invoiceNumber: 'FX-2046',
      },
    ],
    [
      'invoice-pdf',
      {
        partsCents: 18_000,
        laborCents: 6_000,
        taxCents: 1_485,
        totalCents: 25_485,
        invoiceNumber: 'FX-3001',
        payment: paypal,
      },
    ],
  ])('%s', async (name, expected) => {
    expect(await read(name)).toEqual({ ok: true, kind: 'invoice', ...expected });
  });

  it.each([
    ['invoice-wrong-sum', 'add up to $254.85, but the total says $274.85'],
    ['invoice-euro', 'not in US dollars'],
    ['invoice-combined', 'not stated separately'],
    ['shop-comment', 'not stated separately'],
  ])('%s is unreadable', async (name, reason) => {
    expect(await read(name)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });
});

describe('mailed estimates', () => {
  const read = async (name: string) => {
    const { mail } = await receive(name, { status: 'estimate-needed' });
    return readEstimate(textForAmounts(mail));
  };

  it('reads a repair with its lines, and nothing from our quoted mail', async () => {
    expect(await read('estimate-repair')).toEqual({
      ok: true,
      kind: 'estimate',
      diagnosis: 'cracked OLED panel, frame slightly bent at the top left.',
      recommendation: 'repair',
      totalCents: 30_233,
      lines: [
        { kind: 'part', description: 'Parts', cents: 21_000 },
        { kind: 'labor', description: 'Labor', cents: 7_500 },
        { kind: 'tax', description: 'Tax', cents: 1_733 },
      ],
    });
  });

  it('reads a recommended replacement and the offer', async () => {
    expect(await read('estimate-replace')).toEqual({
      ok: true,
      kind: 'estimate',
      diagnosis: 'liquid damage, logic board corroded.',
      recommendation: 'replace',
      totalCents: 68_000,
      lines: [],
      replacement: { canSupply: true, priceCents: 44_900 },
    });
  });

  it('reads that a device is beyond repair and no replacement can be had', async () => {
    expect(await read('estimate-unrepairable')).toEqual({
      ok: true,
      kind: 'estimate',
      diagnosis: expect.stringContaining('board snapped in two'),
      recommendation: 'replace',
      lines: [],
      replacement: { canSupply: false },
    });
  });

  it('says what is missing', async () => {
    expect(await read('estimate-no-cost')).toEqual({ ok: false, reason: 'the estimate names no cost' });
  });
});
