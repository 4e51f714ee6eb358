import { describe, expect, it } from 'vitest';
import { RetryQueue, type RetryQueueOptions } from '../../../local/storage/retry-queue.ts';
import { recordedMachine, START } from '../recorded-calls.ts';

type Machine = ReturnType<typeof recordedMachine>;

type Attempting = RetryQueueOptions<string>['attempt'];

function queueOn(machine: Machine, attempt: Attempting) {
  return new RetryQueue<string>({
    ...{ database: machine.session.sqlite('jobs'), name: 'jobs', clock: machine.clock },
    activity: machine.activity,
    describe: (job) => job,
    attempt,
  });
}

describe('RetryQueue', () => {
  it('attempts a job until it is done, at the instants it asks for', async () => {
    const machine = recordedMachine();
    const seen: unknown[] = [];
    const queue = queueOn(machine, async (job, { failures, since }) => {
      seen.push([job, failures, machine.clock.now() - since]);
      return failures < 2 ? machine.clock.now() + 10_000 : undefined;
    });
    queue.add(['a']);
    await machine.clock.advance(START + 3600_000);
    expect(seen).toEqual([
      ['a', 0, 0],
      ['a', 1, 10_000],
      ['a', 2, 20_000],
    ]);
    expect(machine.failures).toEqual([]);
  });

  it('reports a fault of our own and attempts the job again, ever more slowly', async () => {
    const machine = recordedMachine();
    const at: number[] = [];
    const queue = queueOn(machine, async () => {
      at.push((machine.clock.now() - START) / 1000);
      if (at.length < 4) throw new Error('a fault');
      return undefined;
    });
    queue.add(['a']);
    await machine.clock.advance(START + 60_000);
    expect(at).toEqual([0, 1, 3, 7]);
    expect(machine.failures).toHaveLength(3);
  });

  it('keeps nothing when the transaction that asked for it is undone', async () => {
    const machine = recordedMachine();
    const seen: string[] = [];
    const queue = queueOn(machine, async (job) => {
      seen.push(job);
      return undefined;
    });
    const database = machine.session.sqlite('jobs');
    database.exec('BEGIN');
    queue.keep(['undone']);
    database.exec('ROLLBACK');
    queue.add(['done']);
    await machine.activity.idle();
    expect(seen).toEqual(['done']);
  });

  it('goes on after a crash, in order, with what was not done, and does not begin a job twice', async () => {
    const before = recordedMachine();
    const dead = queueOn(before, () => new Promise(() => undefined));
    dead.add(['a', 'b']);
    dead.stop();
    before.session.close();
    const after = recordedMachine(undefined, before.folder);
    const seen: string[] = [];
    const queue = queueOn(after, async (job) => {
      seen.push(job);
      return undefined;
    });
    queue.add(['c']);
    queue.takeUp();
    await after.activity.idle();
    expect(seen).toEqual(['a', 'b', 'c']);
  });
});
