import { Button, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type AnswerOf, call } from '../../../api/call.ts';
import { useRead, useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { useMonthName } from '../../../parts/payouts/use-month-name.ts';
import { ExportMenu } from '../../../parts/record-list/export-menu.tsx';
import { ScrollTable } from '../../../parts/scroll-table.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { ReasonButton } from './reason-button.tsx';
import { texts } from './texts.ts';
import { YearTotals } from './year-totals.tsx';

type Entry = AnswerOf<'GET /money/ledger'>['items'][number];

/** The last twelve months up to this instant, newest first. */
function lastMonths(instant: string): string[] {
  const [year = 0, month = 0] = instant.split('-').map(Number);
  return Array.from({ length: 12 }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 15)).toISOString().slice(0, 7),
  );
}

const queryFor = (typed: string) => {
  if (typed.includes('#')) return { payoutId: typed };
  return /^PLN-/i.test(typed) ? { planNumber: typed.toUpperCase() } : { companyId: typed };
};

/** Entries of the ledger, the books of a month, the totals of a year, and taking a fee back. */
export function Books({ today }: { readonly today: string }): ReactNode {
  return (
    <Stack gap="lg">
      <Search />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Bookkeeping today={today} />
        <TakeBack />
      </SimpleGrid>
      <YearTotals year={today.slice(0, 4)} />
    </Stack>
  );
}

function Search(): ReactNode {
  const t = useTexts(texts);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const { data, error, isFetching } = useRead(
    'GET /money/ledger',
    { query: { limit: 100, ...queryFor(asked) } },
    { enabled: asked !== '' },
  );
  const search = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(typed.trim());
  };
  return (
    <Card>
      <Stack gap="md">
        <form onSubmit={search}>
          <Group align="flex-end" gap="sm">
            <TextInput
              label={t('searchLabel')}
              description={t('searchHint')}
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              error={error?.message}
              style={{ flex: '1 1 16rem' }}
            />
            <Button type="submit" loading={isFetching}>
              {t('search')}
            </Button>
          </Group>
        </form>
        {data?.items.length === 0 && <Text c="dimmed">{t('searchNone')}</Text>}
        {data !== undefined && data.items.length > 0 && <Entries entries={data.items} />}
      </Stack>
    </Card>
  );
}

function Entries({ entries }: { readonly entries: readonly Entry[] }): ReactNode {
  const t = useTexts(texts);
  const { moment, moneyInFull } = useFormats();
  const accountOf = ({ legs }: Entry, sign: number): string =>
    legs.find(({ cents }) => Math.sign(cents) === sign)?.account ?? '–';
  return (
    <ScrollTable label={t('books')}>
      <thead>
        <tr>
          <th scope="col">{t('date')}</th>
          <th scope="col">{t('entry')}</th>
          <th scope="col">{t('debit')}</th>
          <th scope="col">{t('credit')}</th>
          <th scope="col" data-number>
            {t('amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.entryId}>
            <td>{moment(entry.at)}</td>
            <td>{entry.entryId}</td>
            <td>{accountOf(entry, 1)}</td>
            <td>{accountOf(entry, -1)}</td>
            <td data-number>{moneyInFull(Math.abs(entry.legs[0]?.cents ?? 0))}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Bookkeeping({ today }: { readonly today: string }): ReactNode {
  const t = useTexts(texts);
  const monthName = useMonthName();
  const months = lastMonths(today);
  const [month, setMonth] = useState(months[1] ?? '');
  return (
    <Card>
      <Stack gap="md">
        <Title order={2} size="h4">
          {t('bookkeeping')}
        </Title>
        <Text c="dimmed">{t('bookkeepingText')}</Text>
        <Group align="flex-end">
          <NativeSelect
            label={t('month')}
            value={month}
            onChange={({ currentTarget }) => setMonth(currentTarget.value)}
            data={months.map((value) => ({ value, label: monthName(value) }))}
          />
          <ExportMenu
            name={`ledger-${month}`}
            load={(format) => call('GET /money/bookkeeping', { query: { month, format } })}
          />
        </Group>
      </Stack>
    </Card>
  );
}

function TakeBack(): ReactNode {
  const t = useTexts(texts);
  const [plan, setPlan] = useState('');
  const takeBack = useWrite('POST /money/fees/{planNumber}/claw-back');
  const planNumber = plan.trim().toUpperCase();
  return (
    <Card>
      <Stack gap="md">
        <Title order={2} size="h4">
          {t('takeBackTitle')}
        </Title>
        <Text c="dimmed">{t('takeBackText')}</Text>
        <Group align="flex-end">
          <TextInput
            label={t('plan')}
            value={plan}
            onChange={({ currentTarget }) => setPlan(currentTarget.value)}
          />
          <ReasonButton
            disabled={planNumber === ''}
            title={t('takeBack')}
            text={t('takeBackText')}
            onReason={async (reason) => {
              await takeBack.mutateAsync({ path: { planNumber }, body: { reason } });
              toast(t('takenBack', { plan: planNumber }));
              setPlan('');
            }}
          >
            {t('takeBack')}
          </ReasonButton>
        </Group>
      </Stack>
    </Card>
  );
}
