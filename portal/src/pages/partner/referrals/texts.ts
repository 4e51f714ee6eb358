import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('partner/referrals', {
  title: 'Referrals',
  lead: 'A sale earns its fee when the plan is still active on the 15th of the second month after it.',
  none: 'No sales yet',
  noneText: 'Each plan you sell earns a fee. Your sales and fees stand here.',
  sell: 'Sell protection',
  sold: 'Sold {date}',
  accrued: 'Earned, not due yet',
  eligible: 'Due',
  paid: 'Paid',
  void: 'Void',
});
