import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('agent/scorecards', {
  title: 'Repair partners',
  lead: 'How each does in the last six months. The cost is held against the median of the same model and damage.',
  shops: 'Shop by shop',
  all: 'All together',
  shop: 'Shop',
  repairs: 'Repairs',
  average: 'Average',
  cost: 'Cost',
  estimate: 'Estimate after',
  answer: 'Answer after',
  repair: 'Repaired after',
  reRepairs: 'Came back',
  denials: 'Denied',
  none: 'No repair partner is approved yet.',
});
