import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/company', {
  line1: 'Street and number',
  city: 'City',
  region: 'State or province',
  regionHint: 'Two letters, such as CA or ON',
  postalCode: 'ZIP or postal code',
  country: 'Country',
  us: 'United States',
  ca: 'Canada',
  phone: 'Phones',
  tablet: 'Tablets',
  laptop: 'Laptops',
  console: 'Consoles',
  tv: 'TVs',
  openNow: 'Open now',
  closedNow: 'Closed now',
  full: 'No room at the moment',
  miles: '{count|one:1 mile|other:# miles}',
  sameArea: 'In your area',
  sold: 'Sold you your plan',
  passed: 'Could not take this repair',
});
