import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/estimates', {
  title: 'Versions of the estimate',
  version: 'Version {number}',
  sentAt: 'sent {at}',
  approved: 'Approved',
  underReview: 'With the claims team',
  more: '{amount} more than before',
  less: '{amount} less than before',
  replace: 'Recommends replacement',
  lines: 'What it costs',
});
