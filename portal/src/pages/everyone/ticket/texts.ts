import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('everyone/ticket', {
  by: 'By {by}.',
  all: 'All tickets',
  from: 'From {name}, {email}',
  claim: 'About claim',
  taken: 'Taken by {name}',
  take: 'Take it',
  giveBack: 'Give it back',
  close: 'Close it',
  closedNow: 'The ticket is closed.',
  thread: 'What was written',
  byMail: 'by mail',
  internal: 'Note among the team',
  files: 'Files',
  write: 'Write',
  answer: 'Your answer',
  answerHint: 'It is mailed to {name}.',
  internalHint: 'Only the claims team reads it.',
  onlyTeam: 'Only for the claims team',
  send: 'Send',
  sent: 'Sent.',
});
