import type { ReactNode } from 'react';
import type { AnswerOf } from '../../api/call.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import classes from './scorecard.module.css';
import { texts } from './texts.ts';
import { useDuration } from './use-duration.ts';

export type Scorecard = AnswerOf<'GET /partners/me/scorecard'>['total'];

/** What a scorecard says, each number with what it counts. */
export function ScorecardTiles({ card }: { readonly card: Scorecard }): ReactNode {
  const t = useTexts(texts);
  const { money, percent } = useFormats();
  const duration = useDuration();
  const { time, costPercent, averageCents } = card;
  const steps = (['estimate', 'answer', 'repair'] as const).map((step) => ({
    label: t(step),
    value: time[step] ? duration(time[step].medianMinutes) : undefined,
    hint: time[step] ? t(`${step}Hint`, { count: time[step].count }) : '',
  }));
  const tiles = [
    ...steps,
    {
      label: t('cost'),
      value: costPercent === null ? undefined : percent(costPercent),
      hint: costPercent === null ? t('costFew') : t('costHint'),
    },
    {
      label: t('repairs'),
      value: String(card.repairs),
      hint: averageCents === null ? '' : t('average', { amount: money(averageCents) }),
    },
    { label: t('reRepairs'), value: String(card.reRepairs), hint: t('reRepairsHint') },
    { label: t('denials'), value: String(card.denials), hint: t('denialsHint') },
  ];
  return (
    <dl className={classes.tiles}>
      {tiles.map(({ label, value, hint }) => (
        <div key={label} className={classes.tile}>
          <dt>{label}</dt>
          <dd className={classes.value} data-empty={value === undefined}>
            {value ?? t('none')}
          </dd>
          <dd className={classes.hint}>{hint}</dd>
        </div>
      ))}
    </dl>
  );
}
