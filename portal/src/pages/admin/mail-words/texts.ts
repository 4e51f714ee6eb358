import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('admin/mail-words', {
  title: 'Words of mails',
  lead: 'What our mails about claims say. A change holds from the next mail on. The words of a denial are set by law and by the terms, and stay.',
  mail: 'Mail',
  customer: 'To customers',
  partner: 'To repair partners',
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
