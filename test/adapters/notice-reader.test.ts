import { afterEach, beforeEach, expect, it } from 'vitest';
import { readTeam } from '../../lambdas/adapters/mail/notice-reader.ts';
import { userItem } from '../../lambdas/adapters/people/people.ts';
import type { User } from '../../lambdas/domain/people/people.ts';
import { startTableServer, type TableServer } from '../api/table-server.ts';

let server: TableServer;
beforeEach(async () => {
  process.env.PORTAL_URL = 'https://portal.example.com';
  process.env.CLAIMS_ADDRESS = 'claims@claimflow.example';
  server = await startTableServer(Date.parse('2026-03-02T17:00:00.000Z'));
});
afterEach(() => server.close());

const agent = (userId: string, more: Partial<User>) =>
  userItem(server.table, {
    ...{ userId, role: 'agent', name: userId, email: `${userId}@example.com`, version: 1 },
    ...more,
  });
const told = async () => (await readTeam(server.table)).agents.map(({ userId }) => userId);

it('tells the agents on duty, and all who can sign in when nobody is', async () => {
  const gone = agent('gone', { disabled: true, onDuty: true });
  await server.table.transact([gone, agent('kim', {}), agent('lee', { onDuty: false })]);
  expect(await told()).toEqual(['kim', 'lee']);
  await server.table.transact([agent('max', { onDuty: true })]);
  expect(await told()).toEqual(['max']);
});
