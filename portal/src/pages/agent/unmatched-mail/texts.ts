import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('agent/unmatched-mail', {
  title: 'Mail to place',
  lead: 'These mails belong to no claim yet, or were not acted on. Put each under its claim: its words go into the conversation, its files into the documents.',
  emptyTitle: 'No mail to place',
  emptyText: 'What can’t be matched by itself shows up here.',
  from: 'From {from}, {at}',
  why: 'Why it is here',
  hints: 'It mentions',
  attach: 'Put it there',
  claim: 'Claim ID',
  claimHint: 'As the mail or the caller says it: case, spaces and hyphens do not matter.',
  attached: 'The mail is under {claimId} now.',
  noText: 'The mail has no text.',
  more: 'Show more',
  candidates: 'Claims of {from}',
});
