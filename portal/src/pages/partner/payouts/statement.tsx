import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type AnswerOf, call } from '../../../api/call.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { saveFile } from '../../../parts/files/save-file.ts';
import { PayoutBadge } from '../../../parts/payouts/payout-badge.tsx';
import classes from '../../../parts/payouts/payouts.module.css';
import { useMonthName } from '../../../parts/payouts/use-month-name.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type Payout = AnswerOf<'GET /partners/me/payouts'>['items'][number];

/** Fetches the statement with the sign-in and hands it over as a download. */
async function save(month: string, format: 'pdf' | 'csv'): Promise<void> {
  const file = await call('GET /partners/me/payouts/{month}/statement', {
    path: { month },
    query: { format },
  });
  saveFile(`statement-${month}.${format}`, file);
}

/** One month: how much, where it is, plan by plan, and as files. */
export function Statement({ payout }: { readonly payout: Payout }): ReactNode {
  const t = useTexts(texts);
  const { date, money } = useFormats();
  const monthName = useMonthName();
  const [busy, setBusy] = useState<'pdf' | 'csv'>();
  const { amountCents, holds, lineCount: count, lines, paidAt, payDate, reason, status, to = '' } = payout;
  const month = monthName(payout.month);
  const download = async (format: 'pdf' | 'csv'): Promise<void> => {
    setBusy(format);
    try {
      await save(payout.month, format);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad');
    } finally {
      setBusy(undefined);
    }
  };
  const when =
    paidAt === undefined
      ? `${t('due', { date: date(payDate) })}${to === '' ? '' : ` · ${t('sentTo', { to })}`}`
      : t('paidOn', { date: date(paidAt), to });
  const trouble = [...holds.map((hold) => hold.reason), ...(reason === undefined ? [] : [reason])].join(' ');
  return (
    <Card>
      <Stack gap="sm">
        <div className={classes.row}>
          <Stack gap={4}>
            <Group gap="sm">
              <Title order={3} size="h4">
                {month}
              </Title>
              <PayoutBadge status={status} />
            </Group>
            <Text c="dimmed">{when}</Text>
          </Stack>
          <div className={classes.sum}>
            <Title order={4} size="h3">
              {money(amountCents)}
            </Title>
            <Text c="dimmed">{t('plans', { count })}</Text>
          </div>
        </div>
        {trouble !== '' && (
          <p className={classes.notice} data-tone={status === 'held' ? 'warn' : 'bad'}>
            {trouble}
          </p>
        )}
        <details className={classes.fold}>
          <summary>{t('lines')}</summary>
          <ul className={classes.lines}>
            {lines.map(({ planNumber, soldAt, amountCents: cents, kind }) => (
              <li key={`${planNumber}-${kind}`}>
                <div>
                  <strong>{planNumber}</strong>
                  <span>{kind === 'fee' ? t('sold', { date: date(soldAt) }) : t('takenBack')}</span>
                </div>
                <div className={classes.sum}>{money(cents)}</div>
              </li>
            ))}
          </ul>
          {lines.length < count && <Text c="dimmed">{t('more', { count: String(count) })}</Text>}
        </details>
        <Group gap="sm">
          <Button
            variant="default"
            size="compact-md"
            loading={busy === 'pdf'}
            aria-label={t('statementPdf', { month })}
            onClick={() => void download('pdf')}
          >
            {t('pdf')}
          </Button>
          <Button
            variant="default"
            size="compact-md"
            loading={busy === 'csv'}
            aria-label={t('statementCsv', { month })}
            onClick={() => void download('csv')}
          >
            {t('csv')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
