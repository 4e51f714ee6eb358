import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('everyone/tickets', {
  title: 'Your tickets',
  lead: 'What you asked us, and our answers.',
  ask: 'Ask us',
  none: 'You have asked nothing yet',
  noneText: 'The help answers most questions at once. For everything else, write to us.',
  help: 'Open the help',
});
