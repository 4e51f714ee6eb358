import { useMemo } from 'react';
import { serverNow } from '../api/server-time.ts';
import { useAccount } from '../session/account.ts';
import { useLanguageTag } from '../texts/languages.tsx';
import { type Formats, formatsFor } from './formats.ts';

/** Dates and money as the signed-in person writes them, in the time zone that was chosen, else the device’s. */
export function useFormats(): Formats {
  const tag = useLanguageTag();
  const { dateFormat, timeZone, language = tag } = useAccount() ?? {};
  return useMemo(() => {
    const chosen = {
      language,
      ...(dateFormat !== undefined && { dateFormat }),
      ...(timeZone !== undefined && { timeZone }),
    };
    return formatsFor(chosen, serverNow);
  }, [language, dateFormat, timeZone]);
}
