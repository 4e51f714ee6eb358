import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('partner/home', {
  title: 'Today',
  lead: '{count|one:# claim waits on you|other:# claims wait on you}.',
  leadNone: 'Nothing waits on you.',
  paidFor: 'For {claim}, {customer}.',
  paidRest: '{amount} more for {count|one:# other claim|other:# other claims} after that.',
});
