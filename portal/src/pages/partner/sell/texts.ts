import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('partner/sell', {
  title: 'Sell protection',
  lead: 'The customer adds the card on their own phone. Nobody types a card number here.',
});
