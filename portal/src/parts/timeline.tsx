import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { HistoryEntry } from '../api/shapes.ts';
import { useFormats } from '../formats/use-formats.ts';
import { useTexts } from '../texts/languages.tsx';
import { texts } from './texts.ts';
import classes from './timeline.module.css';
import { toneOf } from './tone.ts';

/** The state history, the latest first: it is what people look for. */
export function Timeline({ entries }: { readonly entries: readonly HistoryEntry[] }): ReactNode {
  const t = useTexts(texts);
  const { dateTime } = useFormats();
  if (entries.length === 0) return <Text c="dimmed">{t('historyEmpty')}</Text>;
  return (
    <ol className={classes.entries} reversed aria-label={t('history')}>
      {entries.toReversed().map((entry) => (
        <li key={`${entry.at} ${entry.status} ${entry.note ?? ''}`} data-tone={toneOf(entry.status)}>
          <strong>{entry.statusLabel}</strong>
          <span className={classes.when}>
            <time dateTime={entry.at}>{dateTime(entry.at)}</time> ·{' '}
            {entry.actor.role === 'system' ? t('whoSystem') : entry.actor.name}
          </span>
          {entry.note !== undefined && <span>{entry.note}</span>}
        </li>
      ))}
    </ol>
  );
}
