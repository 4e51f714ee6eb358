import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/conversation', {
  title: 'Conversation',
  none: 'Nothing has been said yet.',
  byMail: 'by mail',
  internal: 'Internal note',
  teamOnly: 'not shown to the customer',
  mailOut: 'Mail to {to}',
  mailIn: 'Mail from {from}',
  bounced: 'This mail did not arrive.',
  writeTo: 'Write to {names}',
  team: 'the claims team',
  writeInternal: 'Only for the claims team',
  hint: 'They are told by mail.',
  hintInternal: 'Nobody else reads it.',
  send: 'Send',
  sent: 'Sent.',
});
