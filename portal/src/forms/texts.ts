import { defineTexts } from '../texts/define-texts.ts';

export const texts = defineTexts('parts/forms', {
  seeFields: 'Please look at what is marked.',
  unreachable: 'The service cannot be reached. What you typed is still here; try again in a moment.',
});
