import { describe, expect, it } from 'vitest';
import { linkPlaceholder } from '../../../../lambdas/domain/mail/link-id.ts';
import {
  type ClaimMailKind,
  composeMail,
  usualBody,
} from '../../../../lambdas/domain/mail/templates/compose-mail.ts';
import { changeableMails } from '../../../../lambdas/domain/mail/words/changeable-mails.ts';
import { exampleOf } from '../../../../lambdas/domain/mail/words/example-facts.ts';
import { faultsOfWords, partsOf } from '../../../../lambdas/domain/mail/words/mail-words.ts';
import type { MailWords } from '../../../../lambdas/domain/mail/words/stored-words.ts';
import { usualWords } from '../../../../lambdas/domain/mail/words/usual-words.ts';
import { brand } from '../mail-facts.ts';

type Data = Parameters<typeof composeMail>[1];
const example = (kind: ClaimMailKind): Data => exampleOf(kind) as Data;
const usual = (kind: ClaimMailKind): MailWords =>
  usualWords(example(kind), brand, (data) => usualBody(kind, data as Data, brand));
const inWords = (kind: ClaimMailKind, words: MailWords, data: Data = example(kind)) =>
  composeMail(kind, data, { ...brand, words: { [kind]: words } });

describe('a mail’s words', () => {
  it.each(changeableMails.map((mail) => [mail.kind, mail] as const))(
    'of %s, stored as they are, make the same mail',
    (_kind, mail) => {
      const words = mail.usual(brand);
      expect(mail.composed(brand, words)).toEqual(mail.composed(brand, undefined));
      const variables = new Set(mail.values(brand).keys());
      const parts = new Set(partsOf(mail.letter(brand)).keys());
      expect(faultsOfWords(words, { variables, parts })).toEqual([]);
      expect(words.headline).not.toMatch(/RMA-|TKT-|CLM-/);
    },
  );

  it('have names where the mail’s facts stand', () => {
    expect(usual('customer/approved-repair').body).toContain('{deductibleCents}');
    expect(usual('customer/question').body).toContain('[quote]');
    expect(usual('customer/question').body).toContain('[button]');
  });

  it('take the facts of each mail, and never lose a button', () => {
    const words = { headline: 'We need you, {recipientName}', body: 'About {item}: answer by {by.day}.' };
    const data = { ...example('customer/initial-review'), by: '2026-07-01T20:00:00.000Z' } as Data;
    const { text } = inWords('customer/initial-review', words, data);
    expect(text).toContain('We need you, Casey');
    expect(text).toContain('About Apple iPhone 14 Pro: answer by Wednesday, July 1, 2026.');
    expect(inWords('customer/question', words).text).toContain(
      'Answer: https://portal.example.com/c/example',
    );
  });

  it('make nothing act that a person wrote, nor name a fact in it', () => {
    const link = linkPlaceholder({ questionId: 'q', person: 'c', action: 'answer' });
    const data = {
      ...example('customer/waiting-on-provider'),
      partnerName: `<b>${link}</b> {claimId}`,
    } as Data;
    const words = { headline: 'Waiting on {partnerName}', body: 'Ask {partnerName}.' };
    const { text, html } = inWords('customer/waiting-on-provider', words, data);
    expect(html).not.toContain('<b>');
    expect(text).not.toContain(link);
    expect(text).toContain('{claimId}');
  });

  it('name what the mail does not have', () => {
    const known = { variables: new Set(['by']), parts: new Set(['button']) };
    const words = { headline: 'By {when}', body: 'Until {by}\n\n[button]\n\n[picture]\n\n{{link}} {x y}' };
    expect(faultsOfWords(words, known)).toEqual([
      { path: 'headline', message: '{when} is no fact of this mail' },
      { path: 'body', message: '{link} is no fact of this mail' },
      { path: 'body', message: '[picture] is no part of this mail' },
    ]);
  });
});
