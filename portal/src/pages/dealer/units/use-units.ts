import { keepPreviousData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { call, type InputOf } from '../../../api/call.ts';
import { useFullerPages } from '../../../api/use-fuller-pages.ts';
import type { ListedUnit } from '../../../parts/units/shapes.ts';

export type UnitQuery = NonNullable<InputOf<'GET /units'>['query']>;

const PAGE_SIZE = 25;

/** Units page by page. */
export function useUnits(
  query: UnitQuery,
): UseInfiniteQueryResult<{ readonly units: readonly ListedUnit[] }, Error> {
  const list = useInfiniteQuery({
    queryKey: ['GET /units', query],
    queryFn: ({ pageParam, signal }) =>
      call('GET /units', { query: { ...query, limit: PAGE_SIZE, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    select: ({ pages }) => ({ units: pages.flatMap(({ items }) => items), pages: pages.length }),
    placeholderData: keepPreviousData,
  });
  useFullerPages(list, list.data?.units.length ?? 0, list.data?.pages ?? 0);
  return list;
}
