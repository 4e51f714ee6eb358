import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Pages that are asked for by themselves, one after the other, before the reader has to. */
const MOST_PAGES = 12;

/**
 * Filters apply while the service pages: what fits few comes in pages that are nearly empty. They are gone through until
 * there is a screenful, or for a while.
 */
export function useFullerPages(
  { hasNextPage, isFetchingNextPage, fetchNextPage }: UseInfiniteQueryResult<unknown, Error>,
  shown: number,
  pages: number,
): void {
  const wantsMore = hasNextPage && !isFetchingNextPage && shown < pages * 10 && pages < MOST_PAGES;
  useEffect(() => {
    if (wantsMore) void fetchNextPage();
  }, [wantsMore, fetchNextPage]);
}
