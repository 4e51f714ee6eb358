import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('customer/home', {
  calm: 'Nothing waits for you',
  calmLead: 'Your claims are with us; what comes next and when stands on each.',
  covered: 'All quiet, {name}',
  coveredLead: 'No open claim. If something happens to one of your devices, begin here.',
  waits: '{count|one:One claim waits for you|other:# claims wait for you}',
  waitsLead: 'We go on as soon as you have.',
  file: 'File a claim',
  claims: 'Claims under way',
  allClaims: 'All claims',
  devices: 'Your devices',
  allDevices: 'Manage devices',
  verified: 'Protected',
  unverified: 'Photos are missing',
  pending: 'We look at your photos',
  again: 'We need another photo',
  ifNow: 'See what you would get',
  addPhotos: 'Add the photos',
  noDevices: 'No device on your plan yet.',
  addDevice: 'Add a device',
});
