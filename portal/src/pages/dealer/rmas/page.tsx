import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { Badge } from '../../../parts/badge.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { ListTabs, useShownList } from '../../../parts/record-list/list-tabs.tsx';
import { type RecordColumn, RecordRows } from '../../../parts/record-list/record-rows.tsx';
import { type ListedRma, toneOfRma } from '../../../parts/rmas/shapes.ts';
import { useAccount } from '../../../session/account.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import { noChoice, Tools } from './tools.tsx';
import { type RmaQuery, useRmas } from './use-rmas.ts';

const lists = ['open', 'closed', 'all'] as const;

/** RMAs issued to a dealer, and all of them for the claims team: open, closed, searched, as a file. */
export default function RmasPage(): ReactNode {
  const t = useTexts(texts);
  const isStaff = useAccount()?.role !== 'partner';
  const [shown, show] = useShownList('list', lists, 'open');
  const [choices, setChoices] = useState(noChoice);
  const [q] = useDebouncedValue(choices.q.trim(), 300);
  const query: RmaQuery = {
    list: shown,
    ...(choices.kind !== '' && { kind: choices.kind as NonNullable<RmaQuery['kind']> }),
    ...(q !== '' && { q }),
    ...(choices.sort !== 'issued' && { sort: choices.sort, order: 'asc' }),
  };
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useRmas(query);
  const isFiltered = q !== '' || choices.kind !== '';
  return (
    <Page title={t('title')} lead={isStaff ? t('leadStaff') : t('leadDealer')}>
      <Stack gap="md">
        <ListTabs label={t('lists')} lists={lists} shown={shown} nameOf={(list) => t(list)} onShow={show} />
        <Tools choices={choices} onChange={setChoices} query={query} />
        {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
        {!data && !error && <Skeleton h={320} radius="lg" />}
        {data && data.rmas.length > 0 && <RmaRows rmas={data.rmas} isStaff={isStaff} />}
        {data?.rmas.length === 0 && !hasNextPage && (
          <EmptyState icon={isFiltered ? 'search' : 'rotate'} title={isFiltered ? t('noneFound') : t('none')}>
            {isFiltered ? t('noneFoundText') : isStaff ? t('noneStaff') : t('noneDealer')}
          </EmptyState>
        )}
        <Text size="sm" c="dimmed" role="status">
          {data && data.rmas.length > 0 && t('results', { count: data.rmas.length })}
        </Text>
        {hasNextPage && (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </Stack>
    </Page>
  );
}

interface RmaRowsProps {
  readonly rmas: readonly ListedRma[];
  readonly isStaff: boolean;
}

/** The serials of a few units, or how many they are. */
const unitsOf = ({ units }: ListedRma, many: string): string =>
  units.length > 2 ? many : units.map(({ serial }) => serial).join(', ');

function RmaRows({ rmas, isStaff }: RmaRowsProps): ReactNode {
  const t = useTexts(texts);
  const { date, moneyInFull } = useFormats();
  const dealer: RecordColumn<ListedRma> = { title: t('dealer'), cell: (rma) => rma.dealer.name };
  const columns: readonly RecordColumn<ListedRma>[] = [
    {
      title: t('state'),
      cell: (rma) => <Badge tone={toneOfRma(rma)}>{rma.stateLabel}</Badge>,
      leads: true,
    },
    { title: t('kind'), cell: ({ kindLabel }) => kindLabel },
    ...(isStaff ? [dealer] : []),
    { title: t('units'), cell: (rma) => unitsOf(rma, t('unitCount', { count: rma.units.length })) },
    { title: t('issued'), cell: ({ issuedAt }) => date(issuedAt), short: true },
    { title: t('by'), cell: ({ nextStep: { by } }) => (by === undefined ? '' : date(by)), short: true },
    {
      title: t('credit'),
      cell: ({ creditCents }) => (creditCents > 0 ? moneyInFull(creditCents) : ''),
      amount: true,
    },
  ];
  return (
    <RecordRows
      label={t('title')}
      rows={rmas}
      name={{ title: t('rma'), of: ({ rmaId }) => rmaId }}
      href={({ rmaId }) => `/rmas/${rmaId}`}
      columns={columns}
    />
  );
}
