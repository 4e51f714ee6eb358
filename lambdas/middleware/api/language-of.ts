import { type Language, languageFor } from '../../domain/wording/languages/language.ts';
import type { ApiRequest } from './router.ts';

/** The caller's language: the one of the account, else the one the call accepts. */
export const languageOf = ({
  event,
  signedIn,
}: Pick<ApiRequest<unknown, unknown>, 'event' | 'signedIn'>): Language =>
  languageFor({ account: signedIn()?.user.language, accepted: event.headers['accept-language'] });
