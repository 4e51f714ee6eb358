import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/claim-card', {
  acts: 'Next to act',
  by: 'By',
  youGet: 'You get',
  upTo: 'Up to {amount}',
  repair: 'A repair, up to {amount}',
  replacement: 'Another one, up to {amount}',
  reimbursement: 'Money, up to {amount}',
  youPay: 'You pay',
  claim: 'Claim',
});
