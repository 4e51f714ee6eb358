import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/promo', {
  unknown: 'We have no code of this name.',
  used: 'You have used this code before.',
  usedUp: 'This code has been used as often as it may be.',
  firstPlan: 'This code is for a first plan only.',
  expired: 'This code expired on {date}.',
  notYet: 'This code holds from {date} on.',
});
