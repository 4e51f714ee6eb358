import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('partner/claims', {
  title: 'Claims',
  all: 'All claims of {company}',
  submit: 'Submit a claim',
});
