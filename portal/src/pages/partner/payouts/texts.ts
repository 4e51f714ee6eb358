import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('partner/payouts', {
  title: 'Payouts',
  lead: 'Fees are paid on the 15th of the second month after a sale, for plans that are active that day.',
  next: 'Your next payment',
  nextText: '{date}, for {count|one:# plan|other:# plans} sold in {month}.',
  nothing: 'Nothing is due on {date}. Plans sold in {month} would be paid then.',
  toMend: 'It is held until this is mended:',
  company: 'Open our company’s page',
  sales: 'See all sales',
  statements: 'Statements',
  noneTitle: 'No payout yet',
  noneText:
    'The first one comes on the 15th of the second month after your first sale. Its statement stands here.',
  sentTo: 'To {to}',
  paidOn: 'Paid on {date} to {to}',
  due: 'Due {date}',
  plans: '{count|one:# plan|other:# plans}',
  lines: 'Plan by plan',
  takenBack: 'Fee taken back',
  sold: 'Sold {date}',
  more: 'The statement has all {count} lines.',
  pdf: 'PDF',
  csv: 'CSV',
  statementPdf: 'Statement for {month} as PDF',
  statementCsv: 'Statement for {month} as CSV',
});
