import { defineTexts } from '../../texts/define-texts.ts';

/** Words that several of the partner's pages share. */
export const texts = defineTexts('partner', {
  phone: 'Customer’s cell phone',
  phoneMissing: 'The number with its area code.',
  claimId: 'Claim ID',
  claimIdMissing: 'It stands on the customer’s claim page and in our mails.',
  search: 'Search',
  searchTitle: 'A customer is here',
  searchHint: 'Ask for both, or scan the code that “Show at the counter” shows on the customer’s phone.',
  promiseLabel: 'Your payment',
  promiseTo: 'You will be paid {amount} to {to} {day}',
  promise: 'You will be paid {amount} {day}',
  keptTo: 'You were paid {amount} to {to} {day}',
  kept: 'You were paid {amount} {day}',
  onDay: 'on {day}',
  byDay: 'by {day}',
  soon: 'soon',
  paidUsually: 'Payments usually take {time}.',
  backToClaim: 'Back to the claim',
  notNow: 'Not now',
  files: 'Files',
  filesHint: 'Your own paper or photos, if you have any. The form above is what counts.',
  byMail: 'Rather by mail? {link} to {address}: claim ID and name stand in the subject already.',
  sendByMail: 'Send it',
});
