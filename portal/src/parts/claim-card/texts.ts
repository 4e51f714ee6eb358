import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/claim-card', {
  acts: 'Next to act',
  by: 'By',
  youPay: 'You pay',
  claim: 'Claim',
});
