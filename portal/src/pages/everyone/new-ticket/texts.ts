import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('everyone/new-ticket', {
  title: 'Ask us',
  lead: 'We answer by mail and here, within one business day.',
  aboutClaim:
    'Is it about a claim? Write in its conversation: it reaches whoever works on it at once. Asking here does not speed up the claim; the status there changes as soon as the Claims Team updates it.',
  yourClaims: 'Your claims',
  subject: 'What is it about?',
  subjectHint: 'A few words; we look for an answer while you type.',
  maybe: 'This may answer it already',
  text: 'Your question',
  claim: 'Claim ID',
  claimHint: 'Only if it is about one.',
  send: 'Send',
  sentTitle: 'Your ticket is {ticketId}',
  sentText:
    'The number stands in the subject of all our mails about it. Reply to any of them to add something.',
  see: 'See the ticket',
  help: 'Back to the help',
});
