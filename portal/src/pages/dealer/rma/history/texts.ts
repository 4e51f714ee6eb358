import { defineTexts } from '../../../../texts/define-texts.ts';

export const texts = defineTexts('dealer/rma/history', {
  history: 'History',
  byItself: 'automatically',
  issued: 'Issued',
  'in-transit': 'On its way',
  received: 'Received',
  inspected: 'Inspected',
  credited: 'Credited',
  repaired: 'Repaired',
  replaced: 'Replaced',
  rejected: 'Not accepted',
  closed: 'Closed',
  reminded: 'Reminder sent',
  escalated: 'The claims team was reminded',
  'fee-charged': 'Fee charged',
  'fee-waived': 'Fee waived',
  'replacement-sent': 'Replacement sent',
  changed: 'Changed',
});
