import { Button, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AnswerOf } from '../../../api/call.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import classes from '../../../parts/payouts/payouts.module.css';
import { UnpaidLines } from '../../../parts/payouts/unpaid-lines.tsx';
import { useMonthName } from '../../../parts/payouts/use-month-name.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type Next = AnswerOf<'GET /partners/me/payouts/next'>;

/** How much comes when, and what is in its way. */
export function NextPayout({ next }: { readonly next: Next }): ReactNode {
  const t = useTexts(texts);
  const { date, moneyInFull } = useFormats();
  const monthName = useMonthName();
  const { amountCents, lineCount: count, holds, payDate, unpaid } = next;
  const month = monthName(next.month);
  return (
    <Card>
      <Stack gap="md">
        <Title order={2} size="h4">
          {t('next')}
        </Title>
        {count === 0 ? (
          <Text size="lg">{t('nothing', { date: date(payDate), month })}</Text>
        ) : (
          <div>
            <div className={classes.amount}>{moneyInFull(amountCents)}</div>
            <Text size="lg" c="dimmed">
              {t('nextText', { date: date(payDate), count, month })}
            </Text>
          </div>
        )}
        {holds.length > 0 && (
          <div className={classes.notice}>
            <strong>{t('toMend')}</strong> {holds.map(({ reason }) => reason).join(' ')}
          </div>
        )}
        {holds.length > 0 && (
          <Button component={Link} href="/company" style={{ alignSelf: 'flex-start' }}>
            {t('company')}
          </Button>
        )}
        <UnpaidLines unpaid={unpaid} />
      </Stack>
    </Card>
  );
}
