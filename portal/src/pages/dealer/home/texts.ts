import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('dealer/home', {
  title: 'Is it under warranty?',
  leadNone: 'Nothing waits on you.',
  leadClaims: '{count|one:# claim waits on you|other:# claims wait on you}.',
  leadUnits: '{count|one:# unit waits to be registered|other:# units wait to be registered}.',
  leadBoth: '{claims} and {units} wait on you.',
  claims: '{count|one:# claim|other:# claims}',
  units: '{count|one:# unit to register|other:# units to register}',
  submit: 'Submit a claim',
  pendingTitle: 'Pending registration',
  pendingText:
    'Register each unit to its customer when it is delivered: that starts its warranty. Late registration does not extend it.',
  pendingAll: 'All units to register',
  pendingImport: 'Register from a file',
  since: 'With you since {day}',
  register: 'Register',
  more: 'Look up',
  unitsTile: 'Our units and their warranty',
  rmas: 'RMAs issued to us',
  account: 'Our account: credits and charges',
  products: 'Products and terms',
  knowledge: 'Knowledge base',
});
