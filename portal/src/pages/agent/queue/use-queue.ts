import { keepPreviousData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { call, type InputOf } from '../../../api/call.ts';
import { REFRESH_MS } from '../../../api/query.ts';
import { useFullerPages } from '../../../api/use-fuller-pages.ts';
import type { QueueItem } from '../../../parts/staff/shapes.ts';

export type QueueQuery = NonNullable<InputOf<'GET /staff/queue'>['query']>;

const PAGE_SIZE = 25;

/** The queue page by page; while only the first is shown it is asked for again within ten seconds. */
export function useQueue(
  query: QueueQuery,
): UseInfiniteQueryResult<{ readonly items: readonly QueueItem[] }, Error> {
  const list = useInfiniteQuery({
    queryKey: ['GET /staff/queue', query],
    queryFn: ({ pageParam, signal }) =>
      call('GET /staff/queue', { query: { ...query, limit: PAGE_SIZE, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    select: ({ pages }) => ({ items: pages.flatMap(({ items }) => items), pages: pages.length }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : REFRESH_MS),
  });
  useFullerPages(list, list.data?.items.length ?? 0, list.data?.pages ?? 0);
  return list;
}
