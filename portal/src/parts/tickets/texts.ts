import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/tickets', {
  list: 'Tickets',
  number: 'Number',
  subject: 'About',
  state: 'State',
  from: 'From',
  since: 'Since',
  due: 'Answer by',
  taken: 'Taken by',
  open: 'Open',
  answered: 'Answered',
  closed: 'Closed',
});
