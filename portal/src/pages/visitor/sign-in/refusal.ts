import { SignInRefused } from '../../../session/cognito.ts';
import type { Translate } from '../../../texts/languages.tsx';
import type { texts } from './texts.ts';

/** Why Cognito said no, in words; what has none of its own here is told as Cognito words it. */
export function refusalText(error: unknown, t: Translate<(typeof texts)['english']>): string | undefined {
  if (!(error instanceof SignInRefused)) return undefined;
  const { kind, message } = error;
  if (/exceeded/i.test(message) || /LimitExceeded|TooManyRequests|TooManyFailed/.test(kind))
    return t('tooOften');
  if (/disabled/i.test(message)) return t('disabled');
  if (/temporary password/i.test(message)) return t('expired');
  if (/session/i.test(message)) return t('sessionOver');
  if (/CodeMismatch|EnableSoftwareToken|ExpiredCode/.test(kind)) return t('wrongCode');
  if (/NotAuthorized|UserNotFound/.test(kind)) return t('wrong');
  return message;
}

/** The same as an error that a form shows. */
export const asRefusal =
  (t: Translate<(typeof texts)['english']>) =>
  (error: unknown): never => {
    const text = refusalText(error, t);
    throw text === undefined ? error : new Error(text, { cause: error });
  };
