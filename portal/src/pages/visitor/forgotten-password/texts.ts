import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('visitor/forgotten-password', {
  title: 'Reset your password',
  lead: 'We mail you a code. With it you choose a new password.',
  email: 'Email',
  send: 'Send the code',
  codeTitle: 'Look into your inbox',
  codeLead: 'If {email} has an account, a mail with a code is on its way. It is good for one hour.',
  code: 'Code from the mail',
  password: 'New password',
  rules:
    'At least 8 characters (12 for the claims team), with a capital and a small letter, a number and a sign.',
  save: 'Save the password',
  wrongCode: 'This code is not right, or too old. Type it again, or ask for a new one.',
  tooOften: 'Too many tries. Wait a while, then try again.',
  again: 'Send another code',
  saved: 'Your password is changed. Sign in with it.',
  back: 'Back to sign-in',
});
