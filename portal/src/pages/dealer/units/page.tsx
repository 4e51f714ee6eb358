import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { ListTabs, useShownList } from '../../../parts/record-list/list-tabs.tsx';
import { useAccount } from '../../../session/account.ts';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { AddUnit } from './add-unit.tsx';
import { texts } from './texts.ts';
import { type Choices, Tools } from './tools.tsx';
import { UnitRows } from './unit-rows.tsx';
import { type UnitQuery, useUnits } from './use-units.ts';

const lists = ['pending', 'registered', 'unassigned', 'all'] as const;

/** A dealer's units, and all of them for the claims team: by state, searched, filtered, as a file. */
export default function UnitsPage(): ReactNode {
  const t = useTexts(texts);
  const isStaff = useAccount()?.role !== 'partner';
  const [params] = useSearchParams();
  const [shown, show] = useShownList('show', lists, 'all');
  const [choices, setChoices] = useState<Choices>({ q: params.get('q') ?? '' });
  const [q] = useDebouncedValue(choices.q.trim(), 300);
  const query: UnitQuery = {
    ...(shown !== 'all' && { state: shown }),
    ...(choices.warranty && { warranty: choices.warranty }),
    ...(q !== '' && { q }),
  };
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useUnits(query);
  const isFiltered = q !== '' || choices.warranty !== undefined;
  return (
    <Page
      title={t('title')}
      lead={isStaff ? t('leadStaff') : t('leadDealer')}
      action={
        <Group gap="sm">
          {isStaff && <AddUnit />}
          <Button
            component={Link}
            href="/units/import"
            variant="default"
            leftSection={<Icon name="upload" />}
          >
            {t('import')}
          </Button>
        </Group>
      }
    >
      <Stack gap="md">
        <ListTabs
          label={t('lists')}
          lists={isStaff ? lists : lists.filter((list) => list !== 'unassigned')}
          shown={shown}
          nameOf={(list) => t(list)}
          onShow={show}
        />
        <Tools choices={choices} onChange={setChoices} query={query} />
        {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
        {!data && !error && <Skeleton h={320} radius="lg" />}
        {data && data.units.length > 0 && (
          <UnitRows
            units={data.units}
            isStaff={isStaff}
            mayBeRegistered={shown === 'all' || shown === 'registered'}
          />
        )}
        {data?.units.length === 0 && !hasNextPage && (
          <EmptyState icon={isFiltered ? 'search' : 'box'} title={isFiltered ? t('noneFound') : t('none')}>
            {isFiltered ? t('noneFoundText') : isStaff ? t('noneStaff') : t('noneText')}
          </EmptyState>
        )}
        <Text size="sm" c="dimmed" role="status">
          {data && data.units.length > 0 && t('results', { count: data.units.length })}
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
