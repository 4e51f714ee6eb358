import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/plan-money', {
  sheet: 'Certificate',
  cardFormat: 'Phone card',
  certificateText: 'Proof of protection, to print or to show.',
  certificateFailed: 'The certificate could not be loaded. Try again.',
  charges: 'Payments',
  noCharges: 'Nothing was charged yet.',
  paid: 'Paid',
  due: 'Due',
  void: 'Not charged',
  refunded: '{amount} paid back',
  cancel: 'Cancel the plan',
  cancelTitle: 'Cancel the plan?',
  cancelNow: 'At once',
  cancelNowText: 'Cover ends now. {amount} goes back to the card.',
  cancelLater: 'At the end of what is paid',
  cancelLaterText: 'Cover runs until {date}. Nothing is charged any more.',
  cancelConfirm: 'Cancel the plan',
  cancelKeep: 'Keep the plan',
  cancelled: 'The plan is cancelled.',
});
