/**
 * Speed of the Step Functions engine alone: `node bench/stepfunctions.ts`. Executions of three states (Pass, Choice,
 * Succeed: three billed transitions, with variables and expressions), started 64 at a time; once in memory and once in
 * a data folder with synchronous=FULL, where every step is on disk before it counts. Then 100,000 waiting executions:
 * memory, and the time in which another engine takes them over.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Activity, Clock, Timer } from '../local/clock.ts';
import type { DataFolder } from '../local/data-folder.ts';
import { createStepFunctions, type StepFunctions } from '../local/stepfunctions/index.ts';

const EXECUTIONS = 20_000;
const WAITING = 100_000;
const AT_ONCE = 64;

class StillClock implements Clock {
  readonly timers = new Map<string, Timer>();

  now(): number {
    return Date.parse('2026-03-01T12:00:00Z');
  }

  set(timer: Timer): void {
    this.timers.set(timer.id, timer);
  }

  clear(id: string): void {
    this.timers.delete(id);
  }
}

class Counter implements Activity {
  #count = 0;
  #quiet: (() => void)[] = [];

  begin(): () => void {
    this.#count += 1;
    return () => {
      this.#count -= 1;
      if (this.#count === 0) for (const resolve of this.#quiet.splice(0)) resolve();
    };
  }

  track(_what: string, work: Promise<unknown>): void {
    const end = this.begin();
    work.then(end, (error: unknown) => {
      console.error(error);
      end();
    });
  }

  async idle(): Promise<void> {
    while (this.#count > 0) await new Promise<void>((resolve) => this.#quiet.push(resolve));
  }
}

/** One database, in memory or on disk; closed by hand. */
class BenchFolder implements DataFolder {
  readonly path: string | null;
  #database: DatabaseSync | undefined;

  constructor(path: string | null) {
    this.path = path;
  }

  sqlite(name: string): DatabaseSync {
    if (this.#database === undefined) {
      this.#database = new DatabaseSync(this.path === null ? ':memory:' : join(this.path, `${name}.sqlite`));
      this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    }
    return this.#database;
  }

  directory(): string | null {
    return this.path;
  }

  memory<T>(_name: string, create: () => T): T {
    return create();
  }

  close(): void {
    this.#database?.close();
    this.#database = undefined;
  }
}

const THREE_STATES = {
  QueryLanguage: 'JSONata',
  StartAt: 'Note',
  States: {
    Note: { Type: 'Pass', Assign: { amount: '{% $states.input.amount %}' }, Next: 'Decide' },
    Decide: {
      Type: 'Choice',
      Choices: [{ Condition: '{% $amount > 500 %}', Next: 'Refer' }],
      Default: 'Approve',
    },
    Refer: { Type: 'Fail', Error: 'Referred' },
    Approve: { Type: 'Succeed', Output: { approved: '{% $amount %}' } },
  },
};

const ONE_WAIT = {
  QueryLanguage: 'JSONata',
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: 2_592_000, End: true } },
};

interface Bench {
  readonly engine: StepFunctions;
  readonly activity: Counter;
  readonly clock: StillClock;
}

function open(folder: DataFolder): Bench {
  const clock = new StillClock();
  const activity = new Counter();
  const engine = createStepFunctions({
    folder,
    clock,
    activity,
    call: () => Promise.reject(new Error('Nothing is called here')),
    callerForRole: (roleArn) => ({ kind: 'role', arn: roleArn, roleArn }),
  });
  return { engine, activity, clock };
}

function run({ engine }: Bench, operation: string, input: Record<string, unknown>): Promise<unknown> {
  const call = { caller: { kind: 'admin', arn: 'bench' }, now: 0, requestId: 'bench' } as const;
  const found = engine.service.operations[operation];
  if (found === undefined) throw new Error(`No operation ${operation}`);
  return found.run(input as never, call);
}

/** Starts executions, `AT_ONCE` at a time, and returns the seconds until all of them are quiet. */
async function start(bench: Bench, name: string, definition: unknown, count: number): Promise<number> {
  const roleArn = 'arn:aws:iam::000000000000:role/local-admin';
  const created = await run(bench, 'CreateStateMachine', {
    name,
    definition: JSON.stringify(definition),
    roleArn,
  });
  const { stateMachineArn } = created as { stateMachineArn: string };
  const began = performance.now();
  for (let first = 0; first < count; first += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, index) =>
      run(bench, 'StartExecution', { stateMachineArn, name: `e${first + index}`, input: '{"amount":120}' }),
    );
    await Promise.all(batch);
  }
  await bench.activity.idle();
  return (performance.now() - began) / 1000;
}

async function transitions(label: string, folder: DataFolder, target: number): Promise<void> {
  const seconds = await start(open(folder), 'three', THREE_STATES, EXECUTIONS);
  folder.close();
  const rate = Math.round((EXECUTIONS * 3) / seconds);
  console.log(`${label}: ${rate.toLocaleString('en')} transitions/s (target ${target.toLocaleString('en')})`);
}

async function waiting(folder: DataFolder): Promise<void> {
  const before = process.memoryUsage().rss;
  const bench = open(folder);
  await start(bench, 'wait', ONE_WAIT, WAITING);
  bench.engine.stop();
  const began = performance.now();
  const next = open(folder);
  next.engine.resume();
  await next.activity.idle();
  const seconds = (performance.now() - began) / 1000;
  const megabytes = Math.round((process.memoryUsage().rss - before) / 2 ** 20);
  const waits = [...next.clock.timers.values()].filter(({ kind }) => kind === 'wait').length;
  console.log(
    `${waits.toLocaleString('en')} waiting executions: taken over in ${seconds.toFixed(1)} s (target 5.0), ` +
      `${megabytes} MB for both engines (target 500)`,
  );
  folder.close();
}

const root = mkdtempSync(join(tmpdir(), 'claimflow-bench-'));
try {
  await transitions('in memory', new BenchFolder(null), 30_000);
  await transitions('durable  ', new BenchFolder(root), 10_000);
  rmSync(root, { recursive: true });
  const second = mkdtempSync(join(tmpdir(), 'claimflow-bench-'));
  await waiting(new BenchFolder(second));
  rmSync(second, { recursive: true });
} finally {
  rmSync(root, { recursive: true, force: true });
}
