import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/invitation', {
  progress: 'How far it is',
  sent: 'Text sent',
  delivered: 'Mail delivered',
  activated: 'Activated',
  notYet: 'Not yet',
  phone: 'Customer’s cell phone',
  phoneHint: 'No text? Correct the number, or send it again.',
  again: 'Send again',
  sentAgain: 'Sent again to {phone}.',
});
