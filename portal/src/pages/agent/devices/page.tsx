import { Button, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../../../api/call.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { DeviceCard } from './device-card.tsx';
import { texts } from './texts.ts';

const PAGE_SIZE = 10;

/** Devices whose photos a person has to judge, the longest waiting first. */
export default function DevicesPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['GET /devices', 'review'],
    queryFn: ({ pageParam, signal }) =>
      call('GET /devices', { query: { limit: PAGE_SIZE, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
  if (!(data ?? error)) return <PageSkeleton />;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="lg">
        {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
        {data?.length === 0 && (
          <EmptyState icon="check" title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        )}
        {data?.map((device) => (
          <DeviceCard key={device.deviceId} device={device} />
        ))}
        {hasNextPage && (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </Stack>
    </Page>
  );
}
