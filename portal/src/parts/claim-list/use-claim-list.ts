import { keepPreviousData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { call, type InputOf } from '../../api/call.ts';
import { REFRESH_MS } from '../../api/query.ts';
import type { Claim } from '../../api/shapes.ts';
import { useFullerPages } from '../../api/use-fuller-pages.ts';

export type ListQuery = NonNullable<InputOf<'GET /claims'>['query']>;

const PAGE_SIZE = 25;

/** Claims page by page; while only the first is shown it is asked for again within ten seconds. */
export function useClaimList(
  query: ListQuery,
): UseInfiniteQueryResult<{ readonly claims: readonly Claim[] }, Error> {
  const list = useInfiniteQuery({
    queryKey: ['GET /claims', query],
    queryFn: ({ pageParam, signal }) =>
      call('GET /claims', { query: { ...query, limit: PAGE_SIZE, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    select: ({ pages }) => ({ claims: pages.flatMap(({ items }) => items), pages: pages.length }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : REFRESH_MS),
  });
  useFullerPages(list, list.data?.claims.length ?? 0, list.data?.pages ?? 0);
  return list;
}
