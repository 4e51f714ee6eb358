import { useMemo } from 'react';
import { type Translate, useTexts } from '../../texts/languages.tsx';
import type { QueueItem } from './shapes.ts';
import { texts } from './texts.ts';

/** From here on minutes say nothing more. */
const HOURS_ONLY = 10 * 60;

function span(t: Translate<(typeof texts)['english']>, minutes: number): string {
  const rest = minutes % 60;
  const hours = (minutes - rest) / 60;
  if (hours === 0) return t('minutes', { count: minutes });
  if (rest === 0 || minutes >= HOURS_ONLY) return t('hours', { count: Math.round(minutes / 60) });
  return t('hoursMinutes', { hours, minutes: rest });
}

export interface OpeningTime {
  /** `3 h 20 min`; minutes of opening hours. */
  readonly span: (minutes: number) => string;
  /** `Due in 1 h 5 min`, `2 h late`. */
  readonly due: (item: Pick<QueueItem, 'dueInMinutes'>) => string;
}

/** Time in opening hours, in which the team's promises are counted. */
export function useOpeningTime(): OpeningTime {
  const t = useTexts(texts);
  return useMemo(
    () => ({
      span: (minutes) => span(t, minutes),
      due: ({ dueInMinutes }) =>
        dueInMinutes < 0
          ? t('late', { time: span(t, -dueInMinutes) })
          : t('dueIn', { time: span(t, dueInMinutes) }),
    }),
    [t],
  );
}
