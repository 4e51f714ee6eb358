import { keepPreviousData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { type AnswerOf, call } from '../../../api/call.ts';

type AccountYear = AnswerOf<'GET /dealer-account'>;
export type AccountEntry = AccountYear['items'][number];

const PAGE_SIZE = 50;

/** A dealer's year, page by page; nothing is asked without a dealer. */
export function useAccountYear(
  companyId: string | undefined,
  year: string,
): UseInfiniteQueryResult<{ readonly totalCents: number; readonly entries: readonly AccountEntry[] }, Error> {
  return useInfiniteQuery({
    queryKey: ['GET /dealer-account', { companyId, year }],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /dealer-account',
        { query: { companyId, year, limit: PAGE_SIZE, cursor: pageParam } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    enabled: companyId !== undefined,
    select: ({ pages }) => ({
      totalCents: pages[0]?.totalCents ?? 0,
      entries: pages.flatMap(({ items }) => items),
    }),
    placeholderData: keepPreviousData,
  });
}
