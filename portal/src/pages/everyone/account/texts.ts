import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('everyone/account', {
  title: 'My account',
  lead: 'Signed in as {email}',
  profile: 'You',
  name: 'Name',
  jobTitle: 'Title',
  jobTitleHint: 'As others read it beside your name. May stay empty.',
  dateFormat: 'Dates are written',
  dateFormatUsual: 'As usual here',
  payee: 'PayPal address for money we owe you',
  payeeHint: 'Changed, it waits 3 days before money goes there. We tell you by mail.',
  save: 'Save',
  saved: 'Saved.',
  passwordTitle: 'Password',
  currentPassword: 'Password now',
  newPassword: 'New password',
  changePassword: 'Change the password',
  passwordChanged: 'Your password is changed.',
});
