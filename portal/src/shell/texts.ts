import { defineTexts } from '../texts/define-texts.ts';

export const texts = defineTexts('shell', {
  skip: 'Skip to content',
  menu: 'Menu',
  language: 'Language',
  more: 'More',
  signIn: 'Sign in',
  signOut: 'Sign out',
  light: 'Light colours',
  dark: 'Dark colours',
  offline: 'You are offline. What you see is from before; what you type stays here.',
  loading: 'Loading',
  notFoundTitle: 'There is no such page',
  notFoundText: 'The address may be mistyped, or the page is for somebody else’s sign-in.',
  toHome: 'To the start',
  crashTitle: 'This page did not work',
  crashText: 'Nothing you sent is lost. Try it again; if it happens again, tell us what you were doing.',
  tryAgain: 'Try again',
  failedTitle: 'This could not be loaded',
  unreachable: 'The service cannot be reached. Check the connection; we keep trying.',
  dismiss: 'Dismiss',
});
