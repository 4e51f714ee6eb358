import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('admin/mail-words', {
  title: 'Words of mails',
  lead: 'What our mails about claims, returns and tickets say. A change holds from the next mail on. The words of a denial are set by law and by the terms, and stay.',
  mail: 'Mail',
  language: 'Language',
  languageHint:
    'Customers are written to in the language of their account. Words given here hold in this one.',
  customer: 'To customers',
  partner: 'To repair partners',
  dealer: 'To dealers, about claims',
  rma: 'To dealers, about returns',
  ticket: 'About support tickets',
  any: 'To either',
  changedMark: '{headline} (changed)',
  headline: 'Headline',
  body: 'Text',
  bodyHint:
    'Paragraphs between empty lines. Facts stand in braces; a part in brackets stands alone on its line.',
  facts: 'Facts of this mail',
  parts: 'Its parts',
  fact: '{name}: {example}',
  preview: 'As it would arrive',
  see: 'Show how it looks',
  save: 'Save',
  saved: 'Saved. The next mail says it so.',
  restore: 'Use the usual words',
  restoreTitle: 'Use the usual words again?',
  restoreText: 'Your words stay in the history.',
  history: 'History',
  wasChanged: '{name}, {at}: “{headline}”',
  wasRestored: '{name}, {at}: the usual words',
});
