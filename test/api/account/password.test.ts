import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userItem } from '../../../lambdas/adapters/people/people.ts';
import { type CognitoServer, startCognitoServer } from '../cognito-server.ts';
import { type Api, NOW, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

const OLD = 'Claimflow-demo-1';
const NEW = 'Claimflow-demo-2';
const email = 'lee@example.com';

let cognito: CognitoServer;
let api: Api;
let lee: Person;

beforeAll(async () => {
  cognito = await startCognitoServer(Date.parse(NOW));
  api = await startApi(() => import('../../../lambdas/api/account/index.ts'));
  const userId = await cognito.createPerson('staff', email, OLD);
  await api.table.transact([userItem(api.table, { userId, role: 'agent', name: 'Lee', email, version: 1 })]);
  lee = userId as Person;
});
afterAll(async () => {
  await api.close();
  await cognito.close();
});

async function change(currentPassword: string, newPassword: string, headers: Record<string, string> = {}) {
  const { access } = await cognito
    .signIn('staff', email, OLD)
    .catch(() => cognito.signIn('staff', email, NEW));
  return api.call('POST', '/api/me/password', {
    as: lee,
    body: { currentPassword, newPassword },
    headers: { Authorization: `Bearer ${access}`, ...headers },
  });
}

describe('changing the password', () => {
  it('names the field that Cognito refused', async () => {
    const wrong = await change('Not-my-password-1', NEW);
    expect([wrong.status, wrong.json.errors[0].path]).toEqual([400, 'currentPassword']);
    const weak = await change(OLD, 'alllowercase');
    expect([weak.status, weak.json.errors[0].path]).toEqual([400, 'newPassword']);
    expect(weak.json.errors[0].message).not.toContain('conform with policy');
    expect((await change(OLD, 'short')).json.errors[0].path).toBe('newPassword');
  });

  it('works, and the same call again answers the same', async () => {
    const headers = { 'Idempotency-Key': 'password-1' };
    const changed = await change(OLD, NEW, headers);
    expect([changed.status, changed.json]).toEqual([200, { changed: true }]);
    await expect(cognito.signIn('staff', email, OLD)).rejects.toThrow(/Incorrect/);
    expect((await cognito.signIn('staff', email, NEW)).access).not.toBe('');
    expect(await change(OLD, NEW, headers)).toEqual(changed);
  });
});
