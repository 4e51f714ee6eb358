import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/verification', {
  received: 'Received',
  checking: 'Being checked',
  again: 'Take it again: {fault}',
  tracking: 'Can you locate it?',
  trackingOf: 'Can you locate your {name}?',
  on: 'Yes, tracking is on',
  off: 'No, it is off',
  unknown: 'I do not know',
  saved: 'Thank you, noted.',
  said: 'You said so on {date}. We ask again on {again}.',
  photo: 'Photo {number} of {total}',
});
