import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../../../formats/use-formats.ts';
import { Card } from '../../../../parts/card.tsx';
import type { Rma } from '../../../../parts/rmas/shapes.ts';
import classes from '../../../../parts/timeline.module.css';
import type { Tone } from '../../../../parts/tone.ts';
import { useTexts } from '../../../../texts/languages.tsx';
import { texts } from './texts.ts';

type What = Rma['history'][number]['what'];

const tones: Readonly<Partial<Record<What, Tone>>> = {
  credited: 'good',
  repaired: 'good',
  replaced: 'good',
  rejected: 'bad',
  reminded: 'warn',
  escalated: 'warn',
  'fee-charged': 'bad',
};

const words = {
  issued: 'issued',
  'in-transit': 'in-transit',
  received: 'received',
  inspected: 'inspected',
  credited: 'credited',
  repaired: 'repaired',
  replaced: 'replaced',
  rejected: 'rejected',
  closed: 'closed',
  reminded: 'reminded',
  escalated: 'escalated',
  'fee-charged': 'fee-charged',
  'fee-waived': 'fee-waived',
  'replacement-sent': 'replacement-sent',
  changed: 'changed',
} as const satisfies Record<What, keyof (typeof texts)['english']>;

/** What was done with it, the latest first. */
export function History({ rma }: { readonly rma: Rma }): ReactNode {
  const t = useTexts(texts);
  const { dateTime } = useFormats();
  return (
    <Card>
      <Title order={2} mb="md">
        {t('history')}
      </Title>
      <ol className={classes.entries} reversed aria-label={t('history')}>
        {rma.history.toReversed().map(({ what, at, actor, serials, note }) => (
          <li key={`${at} ${what} ${serials.join(' ')}`} data-tone={tones[what] ?? 'plain'}>
            <strong>{t(words[what])}</strong>
            <span className={classes.when}>
              <time dateTime={at}>{dateTime(at)}</time>
              {` · ${actor.role === 'system' ? t('byItself') : actor.name}`}
            </span>
            {serials.length > 0 && <span>{serials.join(', ')}</span>}
            {note !== undefined && <span>{note}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
