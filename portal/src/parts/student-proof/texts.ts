import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/student-proof', {
  title: 'Show that you are a student',
  why: 'For the student price. Without it the plan goes on at the adult price; we write to you 7 days before the first higher charge.',
  pending: 'We look at it and write to you. A picture is deleted 30 days after the check.',
  way: 'How',
  'school-email': 'By my school’s mail address',
  'student-id': 'A picture of my student ID',
  letter: 'A letter from the school',
  email: 'Your address at the school',
  sendCode: 'Mail me a code',
  code: 'The code we mailed to {email}',
  confirm: 'Confirm',
});
