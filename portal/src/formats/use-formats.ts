import { useMemo } from 'react';
import { serverNow } from '../api/server-time.ts';
import { useAccount } from '../session/account.ts';
import { useLanguageTag } from '../texts/languages.tsx';
import { type Formats, formatsFor } from './formats.ts';

/** Dates and money as the signed-in person writes them, in the time zone of the device. */
export function useFormats(): Formats {
  const language = useLanguageTag();
  const dateFormat = useAccount()?.dateFormat;
  return useMemo(
    () => formatsFor({ language, ...(dateFormat !== undefined && { dateFormat }) }, serverNow),
    [language, dateFormat],
  );
}
