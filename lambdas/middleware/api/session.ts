import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { noteSession } from '../../adapters/accounts/session-store.ts';
import type { Table } from '../../adapters/table/table.ts';
import type { SessionProof } from '../../domain/people/sessions.ts';
import { logger } from '../logger.ts';
import { viewerAddress } from './viewer-address.ts';

interface AuthorizerContext {
  readonly authorizer?: {
    readonly lambda?: {
      readonly subject?: string;
      readonly session?: string;
      readonly signedInAt?: number | string;
    };
  };
}

const contextOf = (event: APIGatewayProxyEventV2) =>
  (event.requestContext as AuthorizerContext).authorizer?.lambda ?? {};

/** Who the authorizer says is calling; it lets calls with a bad token through without one, for the router's 401. */
export const subjectOf = (event: APIGatewayProxyEventV2): string | undefined =>
  contextOf(event).subject || undefined;

/** The sign-in that the caller's token comes from. */
export function sessionOf(event: APIGatewayProxyEventV2): SessionProof | undefined {
  const { session, signedInAt } = contextOf(event);
  return session && signedInAt !== undefined
    ? { sessionId: session, signedInAt: Number(signedInAt) }
    : undefined;
}

/** How exactly "last used" is kept. Milliseconds. */
const noteEveryMs = 15 * 60_000;
/** A browser's words about itself are shorter; a header may be 8 KB. */
const longestDevice = 300;

/** What this container wrote down last, by sign-in: the table need not be asked again. */
const noted = new Map<string, number>();
const mostNoted = 1_000;

/**
 * Writes down, once in a quarter of an hour, that a sign-in is used, and from where. A note that fails is logged and
 * tried again at the next call: nobody's work stops for it.
 */
export async function noteUse(table: Table, event: APIGatewayProxyEventV2, nowMs: number): Promise<void> {
  const session = sessionOf(event);
  const userId = subjectOf(event);
  if (!session || userId === undefined) return;
  const { sessionId } = session;
  if (nowMs - (noted.get(sessionId) ?? 0) < noteEveryMs) return;
  if (noted.size >= mostNoted) noted.clear();
  noted.set(sessionId, nowMs);
  const use = {
    sessionId,
    signedInAt: new Date(session.signedInAt * 1000).toISOString(),
    lastUsedAt: new Date(nowMs).toISOString(),
    address: viewerAddress(event),
    device: (event.headers['user-agent'] ?? '').slice(0, longestDevice),
  };
  try {
    await noteSession(table, userId, use, new Date(nowMs - noteEveryMs).toISOString());
  } catch (error) {
    noted.delete(sessionId);
    logger.warn('the use of a sign-in was not written down', error as Error);
  }
}
