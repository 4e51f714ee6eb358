import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type AnswerOf, call } from '../../../api/call.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { saveFile } from '../../../parts/files/save-file.ts';
import { PayoutBadge } from '../../../parts/payouts/payout-badge.tsx';
import classes from '../../../parts/payouts/payouts.module.css';
import { useMonthName } from '../../../parts/payouts/use-month-name.ts';
import { Icon } from '../../../shell/icons.tsx';
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
  const { date, moneyInFull } = useFormats();
  const monthName = useMonthName();
  const { amountCents, holds, lineCount: count, paidAt, payDate, reason, status, to = '' } = payout;
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
                {monthName(payout.month)}
              </Title>
              <PayoutBadge status={status} />
            </Group>
            <Text c="dimmed">{when}</Text>
          </Stack>
          <div className={classes.sum}>
            <Title order={4} size="h3">
              {moneyInFull(amountCents)}
            </Title>
            <Text c="dimmed">{t('plans', { count })}</Text>
          </div>
        </div>
        {trouble !== '' && (
          <p className={classes.notice} data-tone={status === 'held' ? 'warn' : 'bad'}>
            {trouble}
          </p>
        )}
        <Lines payout={payout} />
        <Downloads month={payout.month} />
      </Stack>
    </Card>
  );
}

/** Plan by plan, those that the answer has. */
function Lines({ payout: { lines, lineCount: count } }: { readonly payout: Payout }): ReactNode {
  const t = useTexts(texts);
  const { date, moneyInFull } = useFormats();
  return (
    <details className={classes.fold}>
      <summary>{t('lines')}</summary>
      <ul className={classes.lines}>
        {lines.map(({ planNumber, soldAt, amountCents: cents, kind }) => (
          <li key={`${planNumber}-${kind}`}>
            <div>
              <strong>{planNumber}</strong>
              <span>{kind === 'fee' ? t('sold', { date: date(soldAt) }) : t('takenBack')}</span>
            </div>
            <div className={classes.sum}>{moneyInFull(cents)}</div>
          </li>
        ))}
      </ul>
      {lines.length < count && <Text c="dimmed">{t('more', { count: String(count) })}</Text>}
    </details>
  );
}

const files = { pdf: 'statementPdf', csv: 'statementCsv' } as const;

function Downloads({ month }: { readonly month: string }): ReactNode {
  const t = useTexts(texts);
  const monthName = useMonthName();
  const [busy, setBusy] = useState<'pdf' | 'csv'>();
  const download = async (format: 'pdf' | 'csv'): Promise<void> => {
    setBusy(format);
    try {
      await save(month, format);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad');
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <Group gap="sm">
      {(['pdf', 'csv'] as const).map((format) => (
        <Button
          key={format}
          variant="default"
          size="compact-md"
          leftSection={<Icon name="download" size={16} />}
          loading={busy === format}
          aria-label={t(files[format], { month: monthName(month) })}
          onClick={() => void download(format)}
        >
          {t(format)}
        </Button>
      ))}
    </Group>
  );
}
