import type { ReactNode } from 'react';
import { serverNow } from '../../api/server-time.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import classes from './due-badge.module.css';
import type { QueueItem } from './shapes.ts';
import { texts } from './texts.ts';
import { useOpeningTime } from './use-opening-time.ts';

/** Less than this many opening minutes is soon. */
const SOON = 60;

type Timed = Pick<QueueItem, 'dueInMinutes' | 'dueAt' | 'overdue' | 'snoozedUntil'>;

/** When the claims team promised to act by; the instant stands in its tip. */
export function DueBadge({ item }: { readonly item: Timed }): ReactNode {
  const t = useTexts(texts);
  const time = useOpeningTime();
  const { moment } = useFormats();
  const tone = item.overdue || item.dueInMinutes < 0 ? 'bad' : item.dueInMinutes < SOON ? 'warn' : 'plain';
  // The service keeps it after its time, until the claim moves.
  if (item.snoozedUntil !== undefined && Date.parse(item.snoozedUntil) > serverNow())
    return (
      <time className={classes.due} data-tone="plain" dateTime={item.snoozedUntil}>
        {t('snoozedUntil', { at: moment(item.snoozedUntil) })}
      </time>
    );
  return (
    <time
      className={classes.due}
      data-tone={tone}
      dateTime={item.dueAt}
      title={`${moment(item.dueAt)} · ${t('openingTime')}`}
    >
      {time.due(item)}
    </time>
  );
}
