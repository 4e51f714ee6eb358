import { defineTexts } from '../../../texts/define-texts.ts';

export const texts = defineTexts('agent/articles', {
  title: 'Articles',
  lead: 'The knowledge base: what customers, partners and the team read in the help.',
  add: 'New article',
  find: 'Find',
  list: 'Articles',
  article: 'Article',
  state: 'State',
  readers: 'For',
  language: 'Language',
  changed: 'Last change',
  draft: 'Draft',
  published: 'Published',
  changedSince: 'Published, with changes',
  public: 'Everybody',
  clients: 'Signed in',
  internal: 'The team',
  none: 'No article fits',
  noneText: 'Try another word, or write one.',
  by: 'By',
});
