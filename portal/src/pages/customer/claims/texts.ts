import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('customer/claims', {
  title: 'Your claims',
  file: 'File a claim',
});
