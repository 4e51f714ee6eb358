import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('everyone/claim', {
  lead: '{device}, {customer}',
  documents: 'Documents',
  conversation: 'Conversation',
  history: 'History',
  money: 'Money',
  moneyCaption: 'What is known so far',
  limit: 'Limit of the incident',
  approved: 'Approved in total',
  deductible: 'Deductible',
  deductibleHint: 'The customer’s part',
  withdraw: 'Withdraw the claim',
  withdrawTitle: 'Withdraw this claim?',
  withdrawText: 'We stop looking at it. If the damage is still there, file it again.',
  withdrawn: 'The claim is withdrawn.',
});
