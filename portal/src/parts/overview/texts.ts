import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/overview', {
  waiting: 'Waits on you',
  none: 'You are up to date',
  noneText: 'As soon as a claim needs something from you, it stands here and in your mail.',
  by: 'By',
  open: 'Open',
  lists: 'Your claims',
});
