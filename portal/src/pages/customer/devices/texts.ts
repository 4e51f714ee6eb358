import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('customer/devices', {
  title: 'Your devices',
  ready: 'All of them are ready: a claim would not wait for photos.',
  todo: '{count|one:One device needs|other:# devices need} photos. Without them a claim takes longer.',
  add: 'Add a device',
  none: 'No device yet',
  noneText: 'Add what you want to protect: phones, tablets, laptops, TVs, consoles, watches and more.',
  onPlan: 'Plan {planNumber}',
  verified: 'Ready to claim',
  unverified: 'Photos are missing',
  pending: 'We look at your photos',
  again: 'We need another photo',
  trackingOn: 'Tracking is on',
  trackingOff: 'Tracking is off',
  trackingUnknown: 'Is tracking on?',
});
