import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('everyone/claim', {
  lead: '{device}, {customer}',
  documents: 'Documents',
  conversation: 'Conversation',
  history: 'History',
});
