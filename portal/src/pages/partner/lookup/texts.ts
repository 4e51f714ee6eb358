import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('partner/lookup', {
  title: 'Find a customer’s claim',
  lead: 'Ask for both, or scan the code that “Show at the counter” shows on the customer’s phone.',
  missTitle: 'No claim with both of these',
  missText: 'Check both. Not filed yet? The customer signs in → Claims → chooses the damaged item.',
  textLink: 'Text a filing link to this phone',
  linkSent: 'If {phone} takes texts, the link is on its way.',
  qr: 'Scan to file a claim',
  noted: 'The customer sees in the claim’s history that you looked it up.',
});
