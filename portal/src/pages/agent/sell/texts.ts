import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('agent/sell', {
  title: 'Sell a plan to a caller',
  lead: 'We text the sign-in to the caller’s phone; the card and the terms are theirs to do there. Never ask for a card number or a passcode.',
});
