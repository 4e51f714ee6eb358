import { Skeleton, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../api/query.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import { Card } from '../card.tsx';
import classes from './charges.module.css';
import { texts } from './texts.ts';

/** What was charged and paid back, the latest first. */
export function Charges({ enrollmentId }: { readonly enrollmentId: string }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull, date } = useFormats();
  const { data } = useRead(
    'GET /enrollments/{enrollmentId}/charges',
    { path: { enrollmentId } },
    { live: true },
  );
  if (!data) return <Skeleton h={140} radius="lg" />;
  return (
    <Card>
      <Title order={2}>{t('charges')}</Title>
      {data.items.length === 0 && <Text c="dimmed">{t('noCharges')}</Text>}
      <ul className={classes.charges}>
        {data.items.toReversed().map(({ chargeId, at, paidAt, status, amountCents, ...charge }) => (
          <li key={chargeId}>
            <div>
              {date(paidAt ?? at)}
              <span>{charge.lines.map(({ text }) => text).join(', ')}</span>
              {charge.declinedBecause !== undefined && status !== 'paid' && (
                <span>{charge.declinedBecause}</span>
              )}
            </div>
            <div className={classes.amount}>
              {moneyInFull(amountCents)}
              <span>{t(status)}</span>
              {charge.refundedCents > 0 && (
                <span>{t('refunded', { amount: moneyInFull(charge.refundedCents) })}</span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
