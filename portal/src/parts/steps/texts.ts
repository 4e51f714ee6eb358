import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/steps', {
  step: 'Step {number} of {total}',
  back: 'Back',
  next: 'Continue',
});
