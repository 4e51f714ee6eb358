import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('partner/scorecard', {
  title: 'Scorecard',
  lead: 'How your repairs went in the last six months. Only you and the claims team see it.',
});
