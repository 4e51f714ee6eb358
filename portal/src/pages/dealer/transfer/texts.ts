import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('dealer/transfer', {
  title: 'Who has {serial} now?',
  why: 'Until now it was {owner}’s. The warranty stays as it is and goes to the new owner.',
  whyEnds:
    'Until now it was {owner}’s. The warranty of this product does not go to a new owner: it ends with that day.',
  on: 'Since when',
  save: 'Save the new owner',
  done: '{serial} is {owner}’s now.',
});
