import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('everyone/claims', {
  title: 'Claims',
});
