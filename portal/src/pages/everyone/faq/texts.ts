import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('everyone/faq', {
  title: 'Asked most often',
  leadConfirm: 'Please read this once: it says when to repair, what an invoice needs, and when you are paid.',
  lead: 'The questions that come up most, with their answers.',
  confirm: 'I have read this',
  confirmHint: 'We ask again when the answers change.',
  confirmed: 'Read on {day}.',
  thanks: 'Thank you.',
  none: 'Nothing here yet',
  noneText: 'The help has all articles.',
});
