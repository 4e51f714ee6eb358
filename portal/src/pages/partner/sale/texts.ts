import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('partner/sale', {
  waitingTitle: 'Sold',
  waitingLead: 'The text to {phone} goes out in a moment.',
  sentTitle: 'Sold, and the text is out',
  sentLead: 'The customer opens the text on {phone}, signs in, adds a card and activates the plan.',
  deliveredTitle: 'Sold, and our mail has arrived',
  deliveredLead: 'The customer opens the text on {phone}, signs in, adds a card and activates the plan.',
  notSentTitle: 'The text did not go out',
  notSentLead: '{phone} could not be reached. Correct the number below.',
  activatedTitle: 'The plan is active',
  activatedLead: 'Done: the customer activated it. Texts go to {phone}.',
  qr: 'Or scan to sign in',
  another: 'Sell another',
  plan: 'Plan',
  name: 'Name',
  number: 'Plan number',
  price: 'Price',
  monthly: '{price} a month',
  annual: '{price} a year',
  sold: 'Sold',
  activateBy: 'Activate by',
});
