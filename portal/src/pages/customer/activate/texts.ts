import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('customer/activate', {
  title: 'Activate your plan',
  lead: '{name} · plan {planNumber}',
  cardStep: 'Add a card',
  cardText: 'On the payment provider’s own page. We never see its number.',
  cardDone: 'The plan is paid.',
  activateStep: 'Activate the plan',
  activateText: 'Cover starts at 00:01 tomorrow where you live, once the plan is paid.',
  activateDone: 'Activated.',
  photosStep: 'Photos of your devices',
  photosText:
    'They show that a device is whole and yours. Without them your plan runs, but a claim takes longer.',
  photosDone: 'All of them are here.',
  photosOf: 'Photos of your {name}',
  trackingStep: 'Can you locate your phone?',
  trackingText: 'For a lost or stolen phone it decides how fast we can help.',
  trackingAnswer: 'Answer',
  trackingDone: 'Answered.',
  doneTitle: 'You are all set',
  doneLead: 'Nothing is left to do for your plan.',
  seePlan: 'See your plan',
});
