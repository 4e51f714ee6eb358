import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('customer/plans', {
  title: 'Your plans',
  another: 'Protect another one',
  none: 'No plan yet',
  noneText: 'Choose a plan, and your devices are protected from the day after you activate it.',
  choose: 'Choose a plan',
  number: 'Plan {planNumber}',
});
