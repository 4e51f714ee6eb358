import { useSearchParams } from 'wouter';
import type { QueueQuery } from './use-queue.ts';

export type ChoiceName = 'view' | 'status' | 'incidentType' | 'assignee' | 'sort';

/**
 * View, filters and order as they stand in the address: a queue can be linked to, and the way back leads to it. The
 * service names a value that it does not know.
 */
export function useQueueChoices(): readonly [
  QueueQuery,
  (name: ChoiceName, value: string | undefined) => void,
] {
  const [search, setSearch] = useSearchParams();
  const of = (name: ChoiceName): string | undefined => search.get(name) ?? undefined;
  const query = {
    view: of('view'),
    status: of('status'),
    incidentType: of('incidentType'),
    assignee: of('assignee'),
    sort: of('sort'),
  } as QueueQuery;
  const choose = (name: ChoiceName, value: string | undefined) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (value === undefined || value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return [query, choose];
}
