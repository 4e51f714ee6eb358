import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('agent/tickets', {
  title: 'Tickets',
  lead: 'What people ask that is no claim. The oldest comes first.',
  state: 'State',
  open: 'Open',
  answered: 'Answered',
  closed: 'Closed',
  none: 'No tickets here',
  noneText: 'What people ask shows up by itself.',
});
