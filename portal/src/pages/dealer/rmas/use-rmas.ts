import { keepPreviousData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { call, type InputOf } from '../../../api/call.ts';
import { REFRESH_MS } from '../../../api/query.ts';
import { useFullerPages } from '../../../api/use-fuller-pages.ts';
import type { ListedRma } from '../../../parts/rmas/shapes.ts';

export type RmaQuery = NonNullable<InputOf<'GET /rmas'>['query']>;

const PAGE_SIZE = 25;

/** RMAs page by page. */
export function useRmas(
  query: RmaQuery,
): UseInfiniteQueryResult<{ readonly rmas: readonly ListedRma[] }, Error> {
  const list = useInfiniteQuery({
    queryKey: ['GET /rmas', query],
    queryFn: ({ pageParam, signal }) =>
      call('GET /rmas', { query: { ...query, limit: PAGE_SIZE, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    select: ({ pages }) => ({ rmas: pages.flatMap(({ items }) => items), pages: pages.length }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : REFRESH_MS),
  });
  useFullerPages(list, list.data?.rmas.length ?? 0, list.data?.pages ?? 0);
  return list;
}
