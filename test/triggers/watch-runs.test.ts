import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runKey } from '../../lambdas/adapters/table/claim-keys.ts';
import { pendingIndexes } from '../../lambdas/adapters/table/keys.ts';
import type { Executions } from '../../lambdas/triggers/executions.ts';
import { watchRuns } from '../../lambdas/triggers/watch-runs.ts';
import { claimOf, filed } from '../api/claim-steps.ts';
import { type Api, NOW } from '../api/harness.ts';
import { startWholeApi } from '../api/whole-api.ts';

const nowMs = Date.parse(NOW);
const ended: Executions = { state: async () => 'ended', stop: async () => {} };

let api: Api;
beforeEach(async () => {
  api = await startWholeApi();
});
afterEach(() => api.close());

/** As the start of its execution leaves the run of a claim, an hour ago. */
const running = (claimId: string) => {
  const set = pendingIndexes('open-run', new Date(nowMs - 3_600_000).toISOString());
  const change = { set, remove: ['closedAt'], condition: 'attribute_exists(pk)' };
  return api.table.transact([api.table.update(runKey(claimId, 1), change)]);
};

describe('an execution that ended before its claim', () => {
  it('is followed by the next one, in agent review', async () => {
    const claimId = await filed(api);
    await running(claimId);
    expect(await watchRuns(api.table, ended, nowMs)).toBe(1);
    expect(await claimOf(api, claimId)).toMatchObject({ run: 2, status: 'in-review' });
  });

  it('is left alone when the claim is closed by now, and not counted as taken over', async () => {
    const claimId = await filed(api);
    expect(
      (await api.call('POST', `/api/claims/${claimId}/withdraw`, { as: 'casey', body: {} })).status,
    ).toBe(200);
    await running(claimId);
    expect(await watchRuns(api.table, ended, nowMs)).toBe(0);
    expect(await claimOf(api, claimId)).toMatchObject({ run: 1, status: 'withdrawn' });
  });
});
