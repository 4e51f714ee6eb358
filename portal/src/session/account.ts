import { useSyncExternalStore } from 'react';
import type { AnswerOf } from '../api/call.ts';
import { useRead } from '../api/query.ts';
import { sessionStore } from './session.ts';

export type Account = AnswerOf<'GET /me'>;

export const useIsSignedIn = (): boolean =>
  useSyncExternalStore(sessionStore.subscribe, sessionStore.isSignedIn);

/** The signed-in person; undefined without sign-in, and until it is known. */
export function useAccount(): Account | undefined {
  const isSignedIn = useIsSignedIn();
  return useRead('GET /me', {}, { enabled: isSignedIn }).data;
}
