import { describe, expect, it } from 'vitest';
import { linkPlaceholder, linksIn } from '../../../../lambdas/domain/mail/link-id.ts';
import { brandFor, type MailBrand } from '../../../../lambdas/domain/mail/templates/brand.ts';
import { composeMail } from '../../../../lambdas/domain/mail/templates/compose-mail.ts';
import { changeableMails } from '../../../../lambdas/domain/mail/words/changeable-mails.ts';
import { languages } from '../../../../lambdas/domain/wording/languages/language.ts';
import { brand, claim, claimUrl } from '../mail-facts.ts';

const partner = { name: 'Fixit Repair', phone: '555-0100' };
const approved = { ...claim, partner, deductibleCents: 9_900, claimUrl };
const inFrench = brandFor(brand, { language: 'fr-CA' });
const inSpanish = brandFor(brand, { language: 'es-US' });
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('a mail to a customer', () => {
  it('is in the language of the account, with its dates and amounts', () => {
    const by = '2026-03-17T20:00:00.000Z';
    const spanish = composeMail('customer/claim-received', { ...claim, by, claimUrl }, inSpanish);
    expect(spanish.subject).toBe('[CLM-7Q2M9X4K] Reclamación: iPhone 14 Pro');
    expect(plain(spanish.text)).toMatch(
      /revisamos a más tardar el martes, 17 de marzo de 2026, 1:00 p\.\s?m\./,
    );
    expect(spanish.html).toContain('<html lang="es">');

    const french = composeMail('customer/approved-repair', approved, inFrench);
    expect(plain(french.text)).toContain('payez-y 99,00 $ US quand ce sera prêt');
    expect(french.text).toContain('Téléphone\u00a0: 555-0100');
    expect(french.text).toContain('Bonjour Casey,');
    expect(french.text).toContain('Équipe des réclamations Claimflow');
  });

  it('is in English where the account chose none or English, to the letter', () => {
    const english = composeMail('customer/approved-repair', approved, brand);
    for (const reader of [undefined, {}, { language: 'en-CA' }])
      expect(composeMail('customer/approved-repair', approved, brandFor(brand, reader))).toEqual(english);
  });

  it('keeps its links and makes nothing act that a person wrote', () => {
    const link = linkPlaceholder({ questionId: 'CLM-7Q2M9X4K-1#1', person: 'p1', action: 'answer' });
    const stolen = linkPlaceholder({ questionId: 'CLM-7Q2M9X4K-1#1', person: 'p1', action: 'approve' });
    const question = `<b>{1}</b> ${stolen}`;
    const mail = composeMail('customer/question', { ...claim, question, answerLink: link }, inFrench);
    expect(linksIn(mail.text)).toEqual(linksIn(link));
    expect(linksIn(mail.html)).toEqual(linksIn(link));
    expect(mail.html).toContain('&lt;b&gt;{1}&lt;/b&gt;');
  });

  it('has an admin’s words in the language they were given for, and in no other', () => {
    const words = {
      'customer/approved-repair': { headline: 'Go to {partner.name}', body: 'Pay {deductibleCents}.' },
      'customer/approved-repair es': { headline: 'Vaya a {partner.name}', body: 'Pague {deductibleCents}.' },
    };
    const lineOf = (of: MailBrand): string | undefined =>
      composeMail('customer/approved-repair', approved, { ...of, words }).text.split('\n')[0];
    expect(lineOf(brand)).toBe('Go to Fixit Repair');
    expect(lineOf(inSpanish)).toBe('Vaya a Fixit Repair');
    expect(lineOf(inFrench)).toBe('Votre réclamation est approuvée');
  });
});

describe.each(languages)('the words of mails in $tag', ({ tag, locale }) => {
  const theirs = brandFor(brand, { language: locale });
  const toCustomers = changeableMails.filter(({ kind }) => /^(customer|any)\//.test(kind));

  it('are shown by an example that speaks the language', () => {
    const review = toCustomers.find(({ kind }) => kind === 'customer/in-review');
    const what = { en: 'the estimate', es: 'el presupuesto', 'fr-CA': 'le devis' }[tag];
    expect(review?.composed(theirs, undefined).text.split('\n')[0]).toMatch(new RegExp(`${what}$`));
  });

  it('stored as they are, make the same mails', () => {
    for (const mail of toCustomers)
      expect(mail.composed(theirs, mail.usual(theirs)), `${mail.kind} ${tag}`).toEqual(
        mail.composed(theirs, undefined),
      );
  });
});
