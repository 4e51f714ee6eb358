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
  write: 'Write to the others',
  writeInternal: 'Only for the claims team',
  hint: 'The other side is told by mail.',
  send: 'Send',
  sent: 'Sent.',
});
