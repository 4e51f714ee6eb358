import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/rmas', {
  returns: 'Returns',
  none: 'Nothing was asked back for this claim.',
  issue: 'Issue an RMA',
  units: '{count|one:# unit|other:# units}',
  line: '{kind}, {units}',
});
