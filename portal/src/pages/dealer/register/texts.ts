import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('dealer/register', {
  title: 'Register {serial}',
  why: '{product}. The warranty starts on the day of delivery, {months}. Registering late does not extend it.',
  months: '{count|one:# month|other:# months}',
  register: 'Register',
  until: 'Under warranty until {day}.',
  untilPast: 'With this delivery the warranty ended on {day}.',
  delivered: 'Day of delivery',
  deliveredHint: 'Not before it came to you, on {day}',
  deliveredMissing: 'Say when it was delivered.',
  customer: 'The customer',
  proof: 'Proof of delivery',
  proofHint: 'A signed delivery note or the receipt, if you have it. It helps when a claim comes.',
  sent: '{file} has arrived.',
  done: '{serial} is registered. Under warranty until {day}.',
  already: '{serial} is registered already',
  alreadyText: 'Registered by {name} on {day}.',
  see: 'See the unit',
});
