import {
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { type AnswerOf, call, type InputOf, type OperationKey } from './call.ts';
import { ApiProblem } from './problem.ts';

/** What the service says for good is not asked again; what may be a hiccup is, twice. */
const mayPass = (error: Error): boolean => !(error instanceof ApiProblem) || error.status >= 500;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && navigator.onLine && mayPass(error),
      // Without a network a question fails at once, and pages say so; the library would let it wait in silence.
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    mutations: { networkMode: 'always' },
  },
});

/** How often an open page asks again, in milliseconds: what others do shows within ten seconds. */
export const REFRESH_MS = 8_000;

export interface ReadOptions {
  /** Ask again every {@link REFRESH_MS} while the page is looked at. */
  readonly live?: boolean;
  readonly enabled?: boolean;
}

/** Reads an operation, and keeps what it answered: `useRead('GET /claims/{claimId}', { path: { claimId } })`. */
export function useRead<Key extends OperationKey>(
  key: Key,
  input: InputOf<Key>,
  { live = false, enabled = true }: ReadOptions = {},
): UseQueryResult<AnswerOf<Key>, Error> {
  return useQuery({
    queryKey: queryKeyOf(key, input),
    queryFn: ({ signal }) => call(key, input, { signal }),
    enabled,
    ...(live && { refetchInterval: REFRESH_MS }),
  });
}

export const queryKeyOf = <Key extends OperationKey>(
  key: Key,
  { path, query }: { readonly path?: unknown; readonly query?: unknown } = {},
): readonly unknown[] => [key, ...(path === undefined && query === undefined ? [] : [{ path, query }])];

/**
 * Changes something by an operation; what `refreshes` names is read anew afterwards (all that was read, without it).
 * Trying again after a lost answer sends the same idempotency key, so that nothing happens twice.
 */
export function useWrite<Key extends OperationKey>(
  key: Key,
  { refreshes }: { readonly refreshes?: readonly OperationKey[] } = {},
): UseMutationResult<AnswerOf<Key>, Error, InputOf<Key>> {
  const client = useQueryClient();
  const attempt = useRef<{ readonly of: string; readonly idempotencyKey: string } | undefined>(undefined);
  return useMutation({
    mutationFn: (input: InputOf<Key>) => {
      const of = JSON.stringify(input);
      if (attempt.current?.of !== of) attempt.current = { of, idempotencyKey: crypto.randomUUID() };
      return call(key, input, { idempotencyKey: attempt.current.idempotencyKey });
    },
    onSuccess: async () => {
      attempt.current = undefined;
      await (refreshes === undefined
        ? client.invalidateQueries()
        : Promise.all(refreshes.map((name) => client.invalidateQueries({ queryKey: [name] }))));
    },
  });
}
