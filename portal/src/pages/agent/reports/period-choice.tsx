import { SegmentedControl, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { serverNow } from '../../../api/server-time.ts';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './reports.module.css';
import type { Period } from './section.tsx';
import { texts } from './texts.ts';

const DAY_MS = 86_400_000;
const lengths = [
  { days: 7, label: 'days7' },
  { days: 30, label: 'days30' },
  { days: 90, label: 'days90' },
  { days: 365, label: 'days365' },
] as const;

const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The last so many days, today included. */
export const lastDays = (days: number): Period => ({
  from: dayAt(serverNow() - (days - 1) * DAY_MS),
  to: dayAt(serverNow()),
});

interface PeriodChoiceProps {
  readonly value: Period;
  readonly onChange: (period: Period) => void;
}

/** A period by its length, or by its first and last day. */
export function PeriodChoice({ value, onChange }: PeriodChoiceProps): ReactNode {
  const t = useTexts(texts);
  const chosen = lengths.find(({ days }) => {
    const { from, to } = lastDays(days);
    return from === value.from && to === value.to;
  });
  const change = (part: Partial<Period>): void => {
    const next = { ...value, ...part };
    if (next.from !== '' && next.to !== '') onChange(next);
  };
  return (
    <div className={classes.period}>
      <SegmentedControl
        aria-label={t('period')}
        value={String(chosen?.days ?? '')}
        onChange={(days) => onChange(lastDays(Number(days)))}
        data={lengths.map(({ days, label }) => ({ value: String(days), label: t(label) }))}
      />
      <TextInput
        type="date"
        label={t('from')}
        value={value.from}
        max={value.to}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('to')}
        value={value.to}
        min={value.from}
        onChange={(event) => change({ to: event.currentTarget.value })}
      />
    </div>
  );
}
