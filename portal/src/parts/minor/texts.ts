import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/minor', {
  forMinor: 'It is for somebody under 18',
  forMinorHint: 'A parent or guardian is then the account holder, and pays.',
  minor: 'Name of the one it protects',
  minorBornOn: 'Date of birth',
});
