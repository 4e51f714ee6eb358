import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/payouts', {
  coming: 'Coming',
  pending: 'On its way',
  held: 'Held',
  paid: 'Paid',
  returned: 'Came back',
  failed: 'Not paid',
  unpaidTitle: '{count|one:# sale is|other:# sales are} not paid this time',
  unpaidHeld: 'Held over',
  unpaidVoid: 'Void',
});
