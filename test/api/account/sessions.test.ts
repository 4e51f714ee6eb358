import { GetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { userItem } from '../../../lambdas/adapters/people/people.ts';
import { type CognitoServer, startCognitoServer } from '../cognito-server.ts';
import { type Api, type Method, NOW, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

const email = 'lee@example.com';
const password = 'Claimflow-demo-1';
const now = Date.parse(NOW);
const minute = 60_000;

let cognito: CognitoServer;
let api: Api;
let lee: Person;

beforeAll(async () => {
  cognito = await startCognitoServer(now);
  api = await startApi(() => import('../../../lambdas/api/account/index.ts'));
  const userId = await cognito.createPerson('members', email, password);
  await api.table.transact([
    userItem(api.table, { userId, role: 'customer', name: 'Lee', email, version: 1 }),
  ]);
  lee = userId as Person;
});
afterAll(async () => {
  await api.close();
  await cognito.close();
});

interface SignIn {
  readonly session: string;
  readonly signedInAt: number;
}

/** A sign-in so many minutes ago, from a device of this name. */
const phone: SignIn = { session: 'phone', signedInAt: now / 1000 - 7_200 };
const desk: SignIn = { session: 'desk', signedInAt: now / 1000 - 3_600 };
const ask = (session: SignIn, method: Method = 'GET', path = '/me', token = '') =>
  api.call(method, `/api${path}`, {
    ...{ as: lee, session },
    headers: {
      'User-Agent': session.session,
      'X-Viewer-Address': '198.51.100.9',
      Authorization: `Bearer ${token}`,
    },
  });
const seen = async (session: SignIn) =>
  (await ask(session, 'GET', '/me/sessions')).json.items.map(
    ({ sessionId, lastUsedAt, current }: { sessionId: string; lastUsedAt: string; current: boolean }) => [
      ...[sessionId, (Date.parse(lastUsedAt) - now) / minute, current],
    ],
  );

describe('where somebody is signed in', () => {
  it('is told with device, address, since when and last used, to the quarter of an hour', async () => {
    await ask(phone);
    vi.setSystemTime(now + 10 * minute);
    await ask(phone);
    await ask(desk);
    expect((await ask(desk, 'GET', '/me/sessions')).json.items).toEqual([
      {
        ...{ sessionId: 'desk', device: 'desk', address: '198.51.100.9', current: true },
        signedInAt: new Date(now - 60 * minute).toISOString(),
        lastUsedAt: new Date(now + 10 * minute).toISOString(),
      },
      expect.objectContaining({ sessionId: 'phone', lastUsedAt: NOW, current: false }),
    ]);
    vi.setSystemTime(now + 20 * minute);
    await ask(phone);
    expect(await seen(phone)).toEqual([
      ['phone', 20, true],
      ['desk', 10, false],
    ]);
  });

  it('is nobody else’s to know or to end', async () => {
    const other = await api.call('GET', '/api/me/sessions', { as: 'casey' });
    expect(other.json.items).toEqual([]);
    const [hidden, unknown] = await Promise.all(
      ['phone', 'none'].map((id) => api.call('DELETE', `/api/me/sessions/${id}`, { as: 'casey' })),
    );
    expect([hidden?.status, hidden?.text]).toEqual([404, unknown?.text]);
  });

  it('ends for one at once: whatever comes with its tokens is refused', async () => {
    expect((await ask(desk, 'DELETE', '/me/sessions/phone')).json).toEqual({ ended: 1 });
    expect((await ask(phone)).status).toBe(401);
    expect((await ask(desk, 'DELETE', '/me/sessions/phone')).status).toBe(404);
    expect(await seen(desk)).toEqual([['desk', 10, true]]);
  });

  it('ends everywhere, here and at Cognito; a new sign-in counts', async () => {
    vi.setSystemTime(now + 30 * minute);
    const { access } = await cognito.signIn('members', email, password);
    const late: SignIn = { session: 'late', signedInAt: (now + 30 * minute) / 1000 };
    expect((await ask(late, 'DELETE', '/me/sessions', access)).json).toEqual({ ended: 2 });
    for (const session of [desk, late, phone]) expect((await ask(session)).status).toBe(401);
    const own = cognito.client.send(new GetUserCommand({ AccessToken: access }));
    await expect(own).rejects.toThrow(/revoked/);
    const again: SignIn = { session: 'again', signedInAt: (now + 31 * minute) / 1000 };
    expect(await seen(again)).toEqual([['again', 30, true]]);
  });
});
