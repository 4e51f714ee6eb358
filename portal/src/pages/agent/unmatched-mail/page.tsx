import { Button, Skeleton, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../../../api/call.ts';
import { REFRESH_MS } from '../../../api/query.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { MailCard } from './mail-card.tsx';
import { texts } from './texts.ts';

const PAGE_SIZE = 20;

/** Mail that belongs to no claim, newest first, each with the ways to its claim. */
export default function UnmatchedMailPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['GET /staff/unmatched-mail'],
    queryFn: ({ pageParam, signal }) =>
      call('GET /staff/unmatched-mail', { query: { limit: PAGE_SIZE, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : REFRESH_MS),
  });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="lg">
        {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
        {!data && !error && <Skeleton h={320} radius="lg" />}
        {data?.length === 0 && (
          <EmptyState icon="mail" title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        )}
        {data?.map((mail) => (
          <MailCard key={mail.emailId} mail={mail} />
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
