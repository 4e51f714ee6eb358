import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runKey } from '../../lambdas/adapters/table/claim-keys.ts';
import { pendingIndexes, pendingPartition } from '../../lambdas/adapters/table/keys.ts';
import { runRecordSchema } from '../../lambdas/domain/claim/records.ts';
import { type Found, isOld, watchExecutions } from '../../lambdas/triggers/watch-executions.ts';
import { startTableServer, type TableServer } from '../api/table-server.ts';

const NOW = Date.parse('2026-03-02T17:00:00.000Z');
const minutesAgo = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString();

let server: TableServer;
beforeAll(async () => {
  server = await startTableServer(NOW);
});
afterAll(() => server.close());

const begin = (claimId: string, seenMinutesAgo: number) => {
  const requestedAt = minutesAgo(seenMinutesAgo);
  const record = { entity: 'run', claimId, run: 1, requestedAt, deliver: 'done' };
  return server.table.create(runKey(claimId, 1), { ...record, ...pendingIndexes('open-run', requestedAt) });
};
const stored = (claimId: string) => server.table.get(runKey(claimId, 1), runRecordSchema);

/** What is looked at, in order, where looking finds this. */
async function watched(
  finds: Readonly<Record<string, Found>>,
): Promise<{ seen: string[]; followed: number }> {
  const seen: string[] = [];
  const followed = await watchExecutions(
    server.table,
    {
      work: 'open-run',
      schema: runRecordSchema,
      everyMinutes: 30,
      keyOf: ({ claimId, run }) => runKey(claimId, run),
      look: ({ claimId }) => {
        seen.push(claimId);
        return Promise.resolve(finds[claimId] ?? 'running');
      },
    },
    NOW,
  );
  return { seen, followed };
}

describe('executions that the reconcile watches', () => {
  it('are looked at longest unseen first, and those that go on again later', async () => {
    await server.table.transact([
      begin('new', 29),
      begin('goes-on', 31),
      begin('died', 90),
      begin('over', 60),
    ]);
    const first = await watched({ died: 'followed', over: 'over' });
    expect(first).toEqual({ seen: ['died', 'over', 'goes-on'], followed: 1 });

    const { checkedAt, closedAt } = (await stored('goes-on')) ?? {};
    expect([checkedAt, closedAt]).toEqual([minutesAgo(0), undefined]);
    for (const closed of ['died', 'over']) expect((await stored(closed))?.closedAt).toBe(minutesAgo(0));

    const left = { index: 'gsi4' as const, partition: pendingPartition('open-run') };
    const waiting = await server.table.all(left, runRecordSchema);
    expect(waiting.map(({ claimId }) => claimId)).toEqual(['new', 'goes-on']);
    expect((await watched({})).seen).toEqual([]);
  });

  it('stay closed when what they are the run of closed them in the same moment', async () => {
    await server.table.transact([begin('races', 40)]);
    server.beforeNextWrite(() =>
      server.table.transact([
        server.table.update(runKey('races', 1), {
          set: { closedAt: minutesAgo(1) },
          remove: ['gsi4pk', 'gsi4sk'],
          condition: 'attribute_exists(pk)',
        }),
      ]),
    );
    expect((await watched({})).seen).toContain('races');
    expect((await stored('races'))?.closedAt).toBe(minutesAgo(1));
  });

  it('are old long before AWS ends them after a year', () => {
    const day = 24 * 60;
    expect(isOld({ requestedAt: minutesAgo(299 * day) }, NOW)).toBe(false);
    expect(isOld({ requestedAt: minutesAgo(300 * day) }, NOW)).toBe(true);
  });
});
