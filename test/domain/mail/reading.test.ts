import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfHtml } from '../../../lambdas/domain/mail/reading/html-text.ts';
import { fingerprintOf } from '../../../lambdas/domain/mail/reading/match-mail.ts';
import { parseMail } from '../../../lambdas/domain/mail/reading/parse-mail.ts';
import { textOfPdf, UnreadablePdf } from '../../../lambdas/domain/mail/reading/pdf-text.ts';
import { isForward, stripQuoted } from '../../../lambdas/domain/mail/reading/quoted-text.ts';
import { partyTagOf } from '../../../lambdas/domain/mail/reply-address.ts';
import { claimId, sesId } from '../../fixtures/mail/source/addresses.ts';
import { rawMail, receive } from './corpus-mail.ts';

describe('parseMail', () => {
  it('never throws, whatever comes', async () => {
    const raw = await rawMail('iphone-photo');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(raw.length), async (noise, at) => {
        const torn = Buffer.concat([raw.subarray(0, at), noise]);
        const mail = await parseMail(torn);
        expect(typeof mail.text).toBe('string');
      }),
      { numRuns: 60 },
    );
  });

  it('keeps photos, refuses paths in file names and sets winmail.dat aside', async () => {
    const { mail: photo } = await receive('iphone-photo');
    expect(photo.attachments).toMatchObject([{ fileName: 'IMG_0042.jpeg', contentType: 'image/jpeg' }]);
    expect([...(photo.attachments[0]?.content.subarray(0, 3) ?? [])]).toEqual([0xff, 0xd8, 0xff]);
    const { mail: names } = await receive('odd-file-names');
    expect(names.attachments.map(({ fileName }) => fileName)).toEqual(['passwd', 'attachment-2.jpeg']);
    const { mail: tnef } = await receive('winmail-dat');
    expect([tnef.attachments, tnef.ignored.map(({ fileName }) => fileName)]).toEqual([[], ['winmail.dat']]);
  });

  it('reads another charset in header and body', async () => {
    const { mail } = await receive('latin1-charset');
    expect([mail.from?.name, mail.subject]).toEqual(['Casey Muñoz', `Réponse: [${claimId}]`]);
  });

  it.each(['From: a@x.example, b@y.example', 'From: a@x.example\r\nFrom: b@y.example'])(
    'counts the senders of %j',
    async (from) => {
      const mail = await parseMail(Buffer.from(`${from}\r\nSubject: x\r\n\r\nHello\r\n`));
      expect(mail.problems).toEqual(['the mail names more than one sender']);
    },
  );

  it('says why a mail could not be parsed, and keeps who wrote', async () => {
    const { mail, result } = await receive('broken-nesting');
    expect(mail.from?.address).toBe('casey@example.com');
    expect(result.reason).toContain('could not be parsed');
    expect(result.author?.role).toBe('customer');
  });
});

describe('matchMail', () => {
  it('finds reply address, sent mail and, as a mere hint, the claim that a subject names', async () => {
    const { match } = await receive('gmail-reply-en');
    expect(match).toEqual({
      targets: [{ claimId, partyTag: partyTagOf('c') }],
      tickets: [],
      sesIds: [sesId],
      hints: [claimId],
    });
    const outsider = await receive('outsider-claim-in-subject');
    expect(outsider.match).toEqual({ targets: [], tickets: [], sesIds: [], hints: [claimId] });
    const upper = await receive('dropped-references');
    expect(upper.match.targets).toEqual([{ claimId, partyTag: partyTagOf('c') }]);
  });

  it('counts a mail to two of our addresses once, and one about two claims twice', async () => {
    expect((await receive('two-of-our-addresses')).match.targets).toHaveLength(1);
    expect((await receive('two-claims')).match.targets).toHaveLength(2);
  });
});

describe('fingerprintOf', () => {
  it('is the same for a mail that comes again, another for another claim, text or file', async () => {
    const { mail } = await receive('iphone-photo');
    const again = await parseMail(await rawMail('iphone-photo'));
    const print = fingerprintOf(mail, claimId);
    expect(fingerprintOf(again, claimId)).toBe(print);
    expect(fingerprintOf(mail, undefined)).not.toBe(print);
    expect(fingerprintOf({ ...mail, text: 'Other text' }, claimId)).not.toBe(print);
    expect(fingerprintOf({ ...mail, attachments: [] }, claimId)).not.toBe(print);
  });
});

describe('quotes', () => {
  it('are told from what stands below a forward mark', () => {
    expect(isForward('Fwd: Invoice', '')).toBe(true);
    expect(isForward('WG: Rechnung', '')).toBe(true);
    expect(isForward('Invoice', 'See below.\n\n---------- Forwarded message ---------\nFrom: x')).toBe(true);
    expect(isForward('Re: forward it', 'please forward this message')).toBe(false);
  });

  it('keep an answer written between them', () => {
    expect(stripQuoted('> When did it happen?\nOn Sunday.\n\n> Where?\nAt home.\n')).toContain('On Sunday.');
  });

  it('take no more than a moment for hostile text', () => {
    const started = performance.now();
    for (const text of [
      'On a b '.repeat(20_000),
      'Op x\n'.repeat(20_000),
      '> '.repeat(50_000),
      'From: a\n'.repeat(20_000),
      `${'Am  '.repeat(20_000)}schrieb`,
      '在'.repeat(100_000),
    ]) {
      stripQuoted(text);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('textOfHtml', () => {
  it.each([
    [
      '<table><tr><td>Parts</td><td>$1</td></tr><tr><td>Labor</td><td>$2</td></tr></table>',
      'Parts\t$1\nLabor\t$2',
    ],
    ['a<br>b<p>c</p>', 'a\nb\nc'],
    ['<style>x{}</style><script>y()</script>z', 'z'],
    ['<blockquote>old<br>older</blockquote>', '> old\n> older'],
    ['1 &lt; 2 &amp;&#33; &#x41; &bogus; &euro;', '1 < 2 &! A &bogus; €'],
    ['a <!-- hidden --> b < c', 'a b'],
    ['a&#9999999999;&#x110000;&#xd800;&#0;b', 'ab'],
  ])('%s', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  it('takes no more than a moment for hostile markup', () => {
    const started = performance.now();
    for (const piece of ['<', '<div>', '<!--', '<blockquote>', '&#', '<td '])
      textOfHtml(piece.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('textOfPdf', () => {
  it('reads rows in the order of the page, not of the drawing', async () => {
    const { mail } = await receive('invoice-pdf');
    const text = await textOfPdf(mail.attachments[0]?.content ?? new Uint8Array());
    expect(text.split('\n')).toContain('Parts: seal kit\t2\t$4.00\t$8.00');
  });

  it('says that a file is no PDF', async () => {
    await expect(textOfPdf(Buffer.from('MZ not a pdf'))).rejects.toBeInstanceOf(UnreadablePdf);
    await expect(textOfPdf(new Uint8Array(10_000_001))).rejects.toThrow('10 MB');
  });
});
