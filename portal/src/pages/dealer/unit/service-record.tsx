import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import timeline from '../../../parts/timeline.module.css';
import type { Unit } from '../../../parts/units/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type UnitEvent = NonNullable<Unit['history']>[number];

const words = {
  created: 'created',
  assigned: 'eventAssigned',
  registered: 'registered',
  transferred: 'transferred',
  replaced: 'replaced',
  replacement: 'replacement',
} as const satisfies Record<UnitEvent['what'], string>;

/** What was done with the unit, the latest first: it is what people look for. */
export function ServiceRecord({ events }: { readonly events: readonly UnitEvent[] }): ReactNode {
  const t = useTexts(texts);
  const { dateTime, withDays } = useFormats();
  return (
    <Card>
      <Title order={2} mb="md">
        {t('history')}
      </Title>
      <ol className={timeline.entries} reversed>
        {events.toReversed().map(({ what, at, actor, note }) => (
          <li key={`${at} ${what}`}>
            <strong>{t(words[what])}</strong>
            <span className={timeline.when}>
              <time dateTime={at}>{dateTime(at)}</time> · {actor.name}
            </span>
            {note !== undefined && <span>{withDays(note)}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
