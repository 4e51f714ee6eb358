import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('everyone/export', {
  pendingTitle: 'Your file is being made',
  pending:
    'It is a long list. This page shows it as soon as it is there, and we send you a mail with the way back here: you need not wait.',
  doneTitle: 'Your file is ready',
  done: 'Asked for {at}. It is kept for a day, for you alone.',
  get: 'Download {name}',
  failedTitle: 'The file could not be made',
  failed: 'We tried several times. Please export a shorter list: one status, or one year at a time.',
  gone: 'This file is not here',
  goneText: 'It is kept for a day, and only for whoever asked for it. Export the list again.',
  list: 'Open the list',
});
