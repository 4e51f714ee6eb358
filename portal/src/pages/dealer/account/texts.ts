import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('dealer/account', {
  title: 'Credits and charges',
  lead: 'What we credited for approved claims and returned units, and what we charged.',
  whose: 'Dealer',
  choose: 'Choose a dealer',
  chooseText: 'Every dealer has an account of credits and charges.',
  year: 'Year',
  total: 'Credited in {year}, less what was charged',
  entries: 'Entries of {year}',
  day: 'Date',
  what: 'What for',
  claim: 'Claim approved',
  credit: 'Unit returned',
  fee: 'Replacement sent, unit not returned',
  'fee-waived': 'Fee waived',
  about: 'Claim or RMA',
  serial: 'Unit',
  amount: 'Amount',
  note: 'Credit note',
  open: 'PDF',
  openNamed: 'Credit note of {name} as PDF',
  openFailed: 'The credit note could not be opened. Try again in a moment.',
  none: 'Nothing in {year}',
  noneText:
    'A credit stands here as soon as a claim is approved, or a returned unit is inspected and credited.',
  more: 'Show more',
});
