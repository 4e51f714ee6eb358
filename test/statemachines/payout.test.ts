import { describe, expect, it } from 'vitest';
import { type Script, ScriptedMachine, type Workflow } from './scripted-machine.ts';

const workflow: Workflow = {
  file: 'payout',
  execution: 'run-2026-01-1',
  input: { runMonth: '2026-01', run: 1 },
};
const run = (script: Script): Promise<ScriptedMachine> => new ScriptedMachine(workflow, script).start();

const done = { more: false };
const smooth: Script = {
  ReadPayoutRunFunction: [{ shards: [3, 41] }],
  CollectReferralsFunction: [done],
  SubmitPayoutsFunction: [done],
  CheckPayoutsFunction: [{ step: 'ended' }],
};
const broken = (times: number) => Array<{ error: string }>(times).fill({ error: 'Broken' });
/** A first try and six more, as the definition's retries say. */
const everyTry = 7;
const quarterOfAnHour = 900;

const shardsOf = ({ called }: ScriptedMachine, name: string): unknown[] =>
  called.filter((call) => call.name === name).map(({ payload }) => payload.shard);
const outside = (path: readonly string[]): string[] =>
  path.filter((state) => !/^(Collect|Submit|RouteCollected|RouteSubmitted|Shard)/.test(state));

describe('the payout machine', () => {
  it('settles every shard with something to do, then asks the provider until all has ended', async () => {
    const month = await run({
      ...smooth,
      CheckPayoutsFunction: [
        { step: 'wait', until: '2026-03-02T12:00:00Z' },
        { step: 'check' },
        { step: 'ended' },
      ],
    });
    await month.advance(86_400);
    expect(outside(await month.path())).toEqual([
      ...['ReadRun', 'SettleShards', 'RouteSettled', 'CheckPayouts', 'RouteChecked', 'WaitForProvider'],
      ...['CheckPayouts', 'RouteChecked', 'CheckPayouts', 'RouteChecked', 'RunEnded'],
    ]);
    expect(shardsOf(month, 'CollectReferralsFunction').sort()).toEqual([3, 41]);
    expect(month.called.every(({ payload }) => payload.runMonth === '2026-01' && payload.run === 1)).toBe(
      true,
    );
    expect(await month.status()).toBe('SUCCEEDED');
  });

  it('has nothing to settle in a month without sales', async () => {
    const month = await run({ ...smooth, ReadPayoutRunFunction: [{ shards: [] }] });
    expect(await month.path()).toEqual([
      ...['ReadRun', 'SettleShards', 'RouteSettled', 'CheckPayouts', 'RouteChecked', 'RunEnded'],
    ]);
  });

  it('goes on within a shard where a step left off', async () => {
    const month = await run({
      ...smooth,
      ReadPayoutRunFunction: [{ shards: [7] }],
      CollectReferralsFunction: [{ more: true, after: 'CMP-1' }, done],
      SubmitPayoutsFunction: [{ more: true }, done],
    });
    expect((await month.path()).slice(2, 11)).toEqual([
      ...['CollectReferrals', 'RouteCollected', 'CollectReferrals', 'RouteCollected'],
      ...['SubmitPayouts', 'RouteSubmitted', 'SubmitPayouts', 'RouteSubmitted', 'ShardSettled'],
    ]);
    expect(month.called[2]?.payload).toEqual({
      runMonth: '2026-01',
      run: 1,
      shard: 7,
      more: true,
      after: 'CMP-1',
    });
  });

  it('sends again what the provider gave back', async () => {
    const month = await run({ ...smooth, CheckPayoutsFunction: [{ step: 'send' }, { step: 'ended' }] });
    expect(outside(await month.path())).toEqual([
      ...['ReadRun', 'SettleShards', 'RouteSettled', 'CheckPayouts', 'RouteChecked'],
      ...['ReadRun', 'SettleShards', 'RouteSettled', 'CheckPayouts', 'RouteChecked', 'RunEnded'],
    ]);
  });

  it.each(['CollectReferralsFunction', 'SubmitPayoutsFunction'])(
    'lets the other shards go on when %s fails for one of them, and tries the run again',
    async (name) => {
      const month = await run({
        ...smooth,
        ReadPayoutRunFunction: [{ shards: [3] }, { shards: [3] }],
        [name]: [...broken(everyTry), done],
      });
      await month.advance(600);
      expect((await month.path()).slice(-3)).toEqual(['ShardLeft', 'RouteSettled', 'WaitForCalm']);
      await month.advance(quarterOfAnHour);
      expect(await month.status()).toBe('SUCCEEDED');
      expect(outside(await month.path())).toEqual([
        ...['ReadRun', 'SettleShards', 'RouteSettled', 'WaitForCalm'],
        ...['ReadRun', 'SettleShards', 'RouteSettled', 'CheckPayouts', 'RouteChecked', 'RunEnded'],
      ]);
    },
  );

  it('asks the provider later when it cannot be asked now', async () => {
    const month = await run({ ...smooth, CheckPayoutsFunction: [...broken(everyTry), { step: 'ended' }] });
    await month.advance(600 + quarterOfAnHour);
    expect(outside(await month.path()).slice(3)).toEqual([
      ...['CheckPayouts', 'WaitForCalm', 'ReadRun', 'SettleShards', 'RouteSettled'],
      ...['CheckPayouts', 'RouteChecked', 'RunEnded'],
    ]);
  });

  it('is left to the reconcile when the run cannot be read', async () => {
    const month = await run({ ...smooth, ReadPayoutRunFunction: broken(1) });
    await month.advance(600);
    expect(await month.path()).toEqual(['ReadRun', 'LeftToReconcile']);
    expect(await month.status()).toBe('FAILED');
  });
});
