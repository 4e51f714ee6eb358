import { Button, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import type { ListedUnit } from '../../../parts/units/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './home.module.css';
import { texts } from './texts.ts';

/** How many stand on the home page; the list has all of them. */
const mostShown = 3;

interface PendingProps {
  /** Newest first. */
  readonly units: readonly ListedUnit[];
  /** Nothing was left out of `units`. */
  readonly isAll: boolean;
}

/** Units that wait to be registered, those with the company longest first. */
export function Pending({ units, isAll }: PendingProps): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const count = isAll ? units.length : `${units.length}+`;
  return (
    <Card>
      <Title order={2}>
        {t('pendingTitle')} ({count})
      </Title>
      <Text c="dimmed" mt={4} maw="44rem">
        {t('pendingText')}
      </Text>
      <ul className={classes.rows}>
        {units
          .toReversed()
          .slice(0, mostShown)
          .map(({ serial, product, assignedAt }) => (
            <li key={serial}>
              <span>
                <strong>{product.name}</strong>
                <span className={classes.small}>
                  {serial}
                  {assignedAt !== undefined && ` · ${t('since', { day: date(assignedAt) })}`}
                </span>
              </span>
              <Button
                component={Link}
                href={`/units/${encodeURIComponent(serial)}/register`}
                variant="light"
                aria-label={`${t('register')} ${serial}`}
              >
                {t('register')}
              </Button>
            </li>
          ))}
      </ul>
      <Group gap="sm">
        {units.length > mostShown && (
          <Button component={Link} href="/units?show=pending" variant="default">
            {t('pendingAll')}
          </Button>
        )}
        <Button component={Link} href="/units/import" variant="default">
          {t('pendingImport')}
        </Button>
      </Group>
    </Card>
  );
}
