import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('dealer/new-claim', {
  whichTitle: 'Which unit is it?',
  whichWhy: 'Its warranty is looked at first. A claim can be sent all the same.',
  notYours: 'This unit is another dealer’s. Only its dealer can claim for it.',
  outHint:
    'You can send the claim all the same: no rule denies it, a person looks at it and tells you why, if it is not approved.',
  unregisteredHint: 'Register the unit first, so that its warranty counts from its delivery.',
  register: 'Register it',
  happenedTitle: 'What is wrong with it?',
  type: 'What happened',
  when: 'Seen first on',
  words: 'What you found',
  wordsHint: 'What the unit does or does not do, and what you measured',
  wordsMissing: 'Say in a few words what is wrong.',
  whenMissing: 'Say when it was seen first.',
  whenFuture: 'That day has not come yet.',
  ask: 'Ask before the repair',
  askHint: 'For a pre-authorization: you hear what would be credited, and repair then',
  next: 'Go on to parts and labor',
  draft: 'It is kept as a draft from here on.',
});
