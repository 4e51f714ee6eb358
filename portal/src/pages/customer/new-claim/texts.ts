import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('customer/new-claim', {
  title: 'Which device is it about?',
  why: 'Takes about five minutes. Every answer is kept, so you can stop and go on later, on any device.',
  otherTitle: 'What else was hit?',
  otherWhy:
    'It joins the same incident as {claimId}: what you told us of it is filled in, and both share its limit.',
  onPlan: 'Plan {planNumber}',
  open: 'Has a claim already: {status}',
  draft: 'Begun on {date}, not sent yet. Tap to go on',
  noneTitle: 'No device to claim for yet',
  noneText: 'Add the device to your plan first. What happens to it from then on can be claimed.',
  addDevice: 'Add a device',
  devices: 'Your devices',
});
