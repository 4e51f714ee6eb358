import {
  CognitoIdentityProviderClient,
  GlobalSignOutCommand,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider';
import { sessionsOf } from '../../adapters/accounts/session-store.ts';
import { userItem } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import { NotFound } from '../../domain/errors.ts';
import type { User } from '../../domain/people/people.ts';
import {
  endSession,
  endSessions,
  isEnded,
  proofOf,
  type Session,
  sessionLifeMs,
} from '../../domain/people/sessions.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { sessionOf } from '../../middleware/api/session.ts';
import * as operations from './session-operations.ts';

type Request = ApiRequest<unknown, unknown>;

let shared: CognitoIdentityProviderClient | undefined;

/** Those that still count, the one in use first, then by last use. */
async function openSessions({ table, caller, event, nowMs }: Request): Promise<Session[]> {
  const { user } = caller();
  const present = sessionOf(event)?.sessionId;
  const sessions = (await sessionsOf(table, user.userId)).filter(
    (session) => !isEnded(user, proofOf(session)) && Date.parse(session.signedInAt) + sessionLifeMs > nowMs,
  );
  const rank = ({ sessionId, lastUsedAt }: Session) => `${sessionId === present ? 1 : 0}${lastUsedAt}`;
  return sessions.sort((a, b) => rank(b).localeCompare(rank(a)));
}

async function store(table: Table, user: User): Promise<void> {
  await table.change('your account', [userItem(table, user)]);
}

/** Cognito lets go of every refresh token of whoever the access token stands for. */
async function signOutOfCognito({ event }: Request): Promise<void> {
  shared ??= new CognitoIdentityProviderClient({});
  const token = (event.headers.authorization ?? '').replace(/^Bearer +/i, '');
  try {
    await shared.send(new GlobalSignOutCommand({ AccessToken: token }));
  } catch (error) {
    // Somebody else of the same person was faster: there is nothing left to let go of.
    if (!(error instanceof NotAuthorizedException)) throw error;
  }
}

export const sessionRoutes = [
  route(operations.listSessions, async (request) => {
    const present = sessionOf(request.event)?.sessionId;
    const items = (await openSessions(request)).map((session) => ({
      ...session,
      current: session.sessionId === present,
    }));
    return { status: 200, body: { items } };
  }),
  route(operations.endSession, async (request) => {
    const { table, caller, params, nowMs } = request;
    const known = (await openSessions(request)).find(({ sessionId }) => sessionId === params.sessionId);
    if (!known) throw new NotFound('the sign-in');
    await store(table, endSession(caller().user, known.sessionId, nowMs));
    return { status: 200, body: { ended: 1 } };
  }),
  route(operations.endSessions, async (request) => {
    const { table, caller, nowMs } = request;
    const sessions = await openSessions(request);
    await store(table, endSessions(caller().user, sessions, nowMs));
    await signOutOfCognito(request);
    return { status: 200, body: { ended: sessions.length } };
  }),
];
