import { english, type Language } from './languages/language.ts';

interface Writing {
  /** IANA zone in which dates are written. */
  readonly timeZone: string;
  /** Absent, English. */
  readonly language?: Language;
}

/** `Tuesday, March 17, 2026` in the brand's zone, as its language writes it. */
export const formatDay = (instant: string, { timeZone, language = english }: Writing): string =>
  new Intl.DateTimeFormat(language.locale, { dateStyle: 'full', timeZone }).format(new Date(instant));

/** `Tuesday, March 17, 2026, 1:00 PM PDT` in the brand's zone, as its language writes it. */
export const formatInstant = (instant: string, { timeZone, language = english }: Writing): string =>
  new Intl.DateTimeFormat(language.locale, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(new Date(instant));

/** US dollars as the brand's language writes them: `$69.00`, `69,00 $ US`. */
export const formatMoney = (cents: number, { language = english }: Pick<Writing, 'language'>): string =>
  language.money(cents);
