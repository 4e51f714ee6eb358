import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/ready-words', {
  insert: 'Ready words',
  none: 'No ready words yet',
});
