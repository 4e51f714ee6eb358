import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/plan', {
  pay: 'Add a card by {date}, and cover starts the next day. If nobody does, the plan ends then and everything is paid back.',
  activate:
    'Activate it by {date}, and cover starts the next day. If nobody does, the plan ends then and everything is paid back.',
  starts: 'Active. Cover starts on {date}.',
  covered: 'You are protected since {date}.',
  endsOn: 'Cancelled. Cover runs until {date}.',
  pastDue: 'A payment failed. Cover runs on until {date}; use another card before then.',
  over: 'This plan ended on {date}.',
  overAt: 'This plan has ended.',
  addCard: 'Add a card',
  otherCard: 'Use another card',
  activateNow: 'Activate it now',
  active: 'Active',
  waiting: 'Waits for you',
  unpaid: 'Payment failed',
  ended: 'Ended',
  perMonth: '{price} a month',
  perYear: '{price} a year',
});
