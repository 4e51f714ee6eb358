import { defineTexts } from '../texts/define-texts.ts';

export const texts = defineTexts('parts', {
  whoCustomer: 'The customer',
  whoPartner: 'The repair shop',
  whoAgent: 'The claims team',
  whoNobody: 'Nobody: it is done',
  whoSystem: 'Automatic',
  whoYou: 'You',
  acts: 'Next to act',
  due: 'By',
  typically: 'Usually',
  changed: 'Just changed: was “{before}”, is “{now}”.',
  history: 'History',
  historyEmpty: 'Nothing has happened yet.',
  confirmCancel: 'Not now',
  dismiss: 'Close',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  rotate: 'Turn',
  next: 'Next',
  previous: 'Previous',
  pictureOf: 'Picture {number} of {total}',
});
