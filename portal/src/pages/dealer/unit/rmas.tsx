import { Anchor, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import type { Unit } from '../../../parts/units/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import classes from './unit.module.css';

/** The RMAs that the unit was in; nothing for most. */
export function Rmas({ unit: { rmas = [] } }: { readonly unit: Unit }): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  if (rmas.length === 0) return null;
  return (
    <Card>
      <Title order={2} mb="md">
        {t('rmas')}
      </Title>
      <ul className={classes.rows}>
        {rmas.map(({ rmaId, kind, state, issuedAt }) => (
          <li key={rmaId}>
            <span>
              <Anchor component={Link} href={`/rmas/${rmaId}`} fw={600}>
                {rmaId}
              </Anchor>{' '}
              <Text span c="dimmed">
                {t(kind)}, {date(issuedAt)}
              </Text>
            </span>
            <Text span c="dimmed">
              {state === 'closed' ? t('rmaClosed') : t('rmaOpen')}
            </Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}
