import { useTexts } from '../../texts/languages.tsx';
import { texts } from './texts.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes as people say them, no more exact than the counters are: `40 minutes`, `3 hours`, `2 days`. */
export function useDuration(): (minutes: number) => string {
  const t = useTexts(texts);
  return (minutes) => {
    if (minutes < HOUR) return t('minutes', { count: Math.round(minutes) });
    if (minutes < 2 * DAY) return t('hours', { count: Math.round(minutes / HOUR) });
    return t('days', { count: Math.round(minutes / DAY) });
  };
}
