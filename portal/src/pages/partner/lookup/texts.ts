import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('partner/lookup', {
  title: 'Find a customer’s claim',
  lead: 'Ask for both, or scan the code that “Show at the counter” shows on the customer’s phone.',
  missTitle: 'No claim with both of these',
  missText: 'Check both. Not filed yet? The customer signs in → Claims → chooses the damaged item.',
  textLink: 'Text a filing link to this phone',
  linkSent: 'If {phone} takes texts, the link is on its way.',
  qr: 'Scan to file a claim',
  hereTitle: 'The customer is here?',
  hereText:
    'The claim is with {shop}. If the customer wants you to do it, we ask by mail and text: one tap moves it to you.',
  hereTextFree:
    'The claim is with no shop yet. If the customer wants you to do it, we ask by mail and text: one tap gives it to you.',
  hereAsk: 'Ask the customer',
  hereAsked:
    '{customer} has a mail and a text with a link. As soon as the link is tapped, the claim opens here. It works until {time} tomorrow.',
  noted: 'The customer sees in the claim’s history that you looked it up.',
});
