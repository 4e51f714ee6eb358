import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('customer/tracking', {
  title: 'Can you locate your phone?',
  lead: 'One tap for each phone.',
  none: 'No phone on your plan',
  noneText: 'There is nothing to answer.',
});
