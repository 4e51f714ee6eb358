import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import type { User } from './people.ts';

/** One sign-in and every token renewed from it; Cognito names it in each (`origin_jti`). */
export const sessionSchema = z.object({
  sessionId: z.string(),
  signedInAt: instantSchema,
  /** To the quarter of an hour: it is not written down at every call. */
  lastUsedAt: instantSchema,
  /** The network address of the last use. */
  address: z.string(),
  /** What the browser says of itself (`User-Agent`); empty where it says nothing. */
  device: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;

/** What a token proves of the sign-in behind it. */
export interface SessionProof {
  readonly sessionId: string;
  /** Cognito's `auth_time`, seconds. */
  readonly signedInAt: number;
}

/** How long a sign-in can be renewed: the life of its refresh token (`lib/constructs/user-pools.ts`), in milliseconds. */
export const sessionLifeMs = 30 * 86_400_000;

type Ended = Pick<User, 'signedOutBefore' | 'endedSessions'>;

/** Whether somebody ended this sign-in: none of its tokens counts any more, renewed or not. */
export function isEnded({ signedOutBefore, endedSessions = [] }: Ended, session: SessionProof): boolean {
  if (endedSessions.some(({ sessionId }) => sessionId === session.sessionId)) return true;
  // Cognito counts seconds: a sign-in of the very second is ended by name, or not at all.
  return signedOutBefore !== undefined && session.signedInAt < Math.floor(Date.parse(signedOutBefore) / 1000);
}

export const proofOf = ({ sessionId, signedInAt }: Session): SessionProof => ({
  sessionId,
  signedInAt: Math.floor(Date.parse(signedInAt) / 1000),
});

/** What was ended so long ago that nothing could renew it is forgotten. */
const still = (ended: NonNullable<User['endedSessions']>, nowMs: number) =>
  ended.filter(({ at }) => Date.parse(at) + sessionLifeMs > nowMs);

const next = (user: User, ids: readonly string[], nowMs: number) => {
  const at = new Date(nowMs).toISOString();
  const known = still(user.endedSessions ?? [], nowMs).filter(({ sessionId }) => !ids.includes(sessionId));
  return [...known, ...ids.map((sessionId) => ({ sessionId, at }))];
};

/** Ends one sign-in. */
export const endSession = (user: User, sessionId: string, nowMs: number): User => ({
  ...user,
  endedSessions: next(user, [sessionId], nowMs),
  version: user.version + 1,
});

/** Ends every sign-in so far: by the instant, and those of this very second by name. */
export function endSessions(user: User, sessions: readonly Session[], nowMs: number): User {
  const now = Math.floor(nowMs / 1000);
  const ofThisSecond = sessions.filter((one) => proofOf(one).signedInAt >= now);
  return {
    ...user,
    signedOutBefore: new Date(nowMs).toISOString(),
    endedSessions: ofThisSecond.map(({ sessionId }) => ({ sessionId, at: new Date(nowMs).toISOString() })),
    version: user.version + 1,
  };
}
