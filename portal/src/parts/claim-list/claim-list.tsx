import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ComponentType, type ReactNode, useState } from 'react';
import type { Claim } from '../../api/shapes.ts';
import { useTexts } from '../../texts/languages.tsx';
import { EmptyState } from '../empty-state.tsx';
import { LoadFailed } from '../load-failed.tsx';
import { useShownList } from '../record-list/list-tabs.tsx';
import { useKeptChoice } from '../use-kept-choice.ts';
import { ClaimRows } from './claim-rows.tsx';
import { ClaimTabs, claimLists } from './claim-tabs.tsx';
import { type ColumnName, columnNames } from './columns.tsx';
import { ListTools, type ToolChoices } from './list-tools.tsx';
import { texts } from './texts.ts';
import { type ListQuery, useClaimList } from './use-claim-list.ts';

interface ClaimListProps {
  /** Columns are remembered under this name. */
  readonly name: string;
  /** Shown until the reader chooses others. */
  readonly columns: readonly ColumnName[];
  /** Holds whatever the reader filters by: what waits on me, one company's. */
  readonly always?: ListQuery;
  /** What to do when there is none yet. */
  readonly whenEmpty?: ReactNode;
  /** Shows the claims another way than in columns, which then can't be chosen. */
  readonly Claims?: ComponentType<{ readonly claims: readonly Claim[] }>;
}

/** What is said where a list is empty. */
const nothing = {
  active: { title: 'noneActive', text: 'noneActiveText' },
  draft: { title: 'noneDraft', text: 'noneDraftText' },
  closed: { title: 'noneClosed', text: 'noneClosedText' },
  all: { title: 'noneAll', text: 'noneAllText' },
  found: { title: 'noneFound', text: 'noneFoundText' },
} as const;

/** Claims as every role lists them: tabs, search, filter, sort, columns, export; a table on a desk, cards on a phone. */
export function ClaimList({ name, columns, always = {}, whenEmpty, Claims }: ClaimListProps): ReactNode {
  const t = useTexts(texts);
  const [list, setList] = useShownList('list', claimLists, 'active');
  const [choices, setChoices] = useState<ToolChoices>({ q: '', sort: 'created' });
  const [shown, choose] = useKeptChoice(`claimflow.columns.${name}`, columns, columnNames);
  const [q] = useDebouncedValue(choices.q.trim(), 300);
  // One letter finds too much: the service wants two.
  const filters: ListQuery = { ...choices, q: q.length < 2 ? undefined : q, ...always };
  const query: ListQuery = { ...filters, list };
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useClaimList(query);
  const isFiltered = filters.q !== undefined || choices.status !== undefined || choices.waitsOn !== undefined;
  const empty = isFiltered ? nothing.found : nothing[list];
  return (
    <Stack gap="md">
      <ClaimTabs list={list} onChoose={setList} filters={filters} />
      <ListTools
        {...{ choices, query, columns: shown }}
        onChange={setChoices}
        onColumns={Claims ? undefined : choose}
      />
      {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton h={320} radius="lg" />}
      {data &&
        data.claims.length > 0 &&
        (Claims ? <Claims claims={data.claims} /> : <ClaimRows claims={data.claims} columns={shown} />)}
      {data?.claims.length === 0 && !hasNextPage && (
        <EmptyState
          icon={isFiltered ? 'search' : 'claims'}
          title={t(empty.title)}
          action={!isFiltered && whenEmpty}
        >
          {t(empty.text)}
        </EmptyState>
      )}
      <Text size="sm" c="dimmed" role="status">
        {data && data.claims.length > 0 && t('results', { count: data.claims.length })}
      </Text>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}
