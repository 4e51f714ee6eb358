import { useMemo } from 'react';
import type { Claim } from '../api/shapes.ts';
import { type Translate, useTexts } from '../texts/languages.tsx';
import { texts } from './texts.ts';

type Typically = Claim['nextStep']['typically'];

const HOUR = 60;
const DAY = 24 * HOUR;

/** A median is no more exact than it is: hours from an hour on, days from two days on; opening hours stay hours. */
function inWords(
  t: Translate<(typeof texts)['english']>,
  { minutes, openingHours }: NonNullable<Typically>,
): string {
  if (minutes < HOUR) return t(openingHours ? 'openingMinutes' : 'minutes', { count: minutes });
  const hours = Math.round(minutes / HOUR);
  if (openingHours) return t('openingHours', { count: hours });
  return minutes < 2 * DAY ? t('hours', { count: hours }) : t('days', { count: Math.round(minutes / DAY) });
}

/** How long it usually took in the last 30 days, beside what is promised: `2 opening hours`. */
export function useTypically(): (typically: Typically) => string | undefined {
  const t = useTexts(texts);
  return useMemo(() => (typically) => typically && inWords(t, typically), [t]);
}
