/**
 * Speed of the Step Functions engine beside its targets: `node bench/stepfunctions.ts`. Executions of three states
 * (Pass, Choice, Succeed: three billed transitions, with variables and expressions), started 64 at a time; once in
 * memory and once in a data folder with synchronous=FULL, where every step is on disk before it counts. StartExecution
 * over HTTP at a machine as `npm start` starts it. Then 100,000 waiting executions: memory, and the time in which a
 * process just started takes them over.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type { Activity, Clock, Timer } from '../local/clock.ts';
import type { DataFolder } from '../local/data-folder.ts';
import { createStepFunctions, type StepFunctions } from '../local/stepfunctions/index.ts';
import { startClaimflow } from './outside/started-claimflow.ts';
import { benchStartExecutions } from './speed/start-executions.ts';

const EXECUTIONS = 20_000;
const WARM_UP = 3_000;
const WAITING = 100_000;
const AT_ONCE = 64;
const STARTS = 6_000;
const NOW = Date.parse('2026-03-01T12:00:00Z');

class StillClock implements Clock {
  readonly timers = new Map<string, Timer>();

  now(): number {
    return NOW;
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

/** A figure beside what it should be. */
interface Row {
  readonly what: string;
  readonly figure: string;
  readonly target: string;
  readonly met: boolean;
}

const atLeast = (what: string, figure: number, target: number): Row => ({
  what,
  figure: Math.round(figure).toLocaleString('en'),
  target: `at least ${target.toLocaleString('en')}`,
  met: figure >= target,
});

const atMost = (what: string, figure: number, target: number, digits = 0): Row => ({
  what,
  figure: figure.toFixed(digits),
  target: `at most ${target}`,
  met: figure <= target,
});

/** Billed transitions a second, once the code is warm. */
async function transitions(folder: DataFolder): Promise<number> {
  const bench = open(folder);
  await start(bench, 'warm-up', THREE_STATES, WARM_UP);
  const seconds = await start(bench, 'three', THREE_STATES, EXECUTIONS);
  folder.close();
  return (EXECUTIONS * 3) / seconds;
}

/** Leaves waiting executions on disk, in a process that ends: what it used up is not counted below. */
async function leaveWaiting(path: string): Promise<void> {
  const folder = new BenchFolder(path);
  const bench = open(folder);
  await start(bench, 'wait', ONE_WAIT, WAITING);
  bench.engine.stop();
  folder.close();
}

/** Takes them over, as after a restart: seconds, and megabytes of the whole process with all of them open. */
async function takeOver(path: string): Promise<{ seconds: number; megabytes: number }> {
  const folder = new BenchFolder(path);
  const began = performance.now();
  const bench = open(folder);
  bench.engine.resume();
  await bench.activity.idle();
  const seconds = (performance.now() - began) / 1000;
  const waits = [...bench.clock.timers.values()].filter(({ kind }) => kind === 'wait').length;
  if (waits !== WAITING) throw new Error(`${waits} of ${WAITING} executions wait`);
  const megabytes = process.memoryUsage().rss / 2 ** 20;
  folder.close();
  return { seconds, megabytes };
}

/** One of the two above in a process of its own; its answer is JSON on standard output. */
async function apart(task: 'leave' | 'take', path: string): Promise<string> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), task, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${task} ended with ${code}`);
  return said;
}

/** Rows of the engine alone, and of StartExecution at a started machine on disk. */
async function rows(root: string): Promise<Row[]> {
  const folder = (name: string): string => {
    const path = join(root, name);
    mkdirSync(path);
    return path;
  };
  const inMemory = await transitions(new BenchFolder(null));
  const durable = await transitions(new BenchFolder(folder('durable')));
  const machine = await startClaimflow({ data: join(root, 'machine'), now: '2026-03-02T17:30:00Z' });
  const starts = await benchStartExecutions(machine.awsUrl, STARTS).finally(() => machine.stop());
  const waiting = folder('waiting');
  await apart('leave', waiting);
  const { seconds, megabytes } = JSON.parse(await apart('take', waiting)) as Awaited<
    ReturnType<typeof takeOver>
  >;
  const many = WAITING.toLocaleString('en');
  return [
    atLeast('transitions/s, in memory', inMemory, 30_000),
    atLeast('transitions/s, on disk (synchronous=FULL)', durable, 10_000),
    atLeast('StartExecution/s over HTTP, on disk', starts, 2_000),
    atMost(`${many} waiting executions open: MB of the process`, megabytes, 500),
    atMost(`${many} waiting executions: restart, s`, seconds, 5, 1),
  ];
}

const [task, path = ''] = process.argv.slice(2);
if (task === 'leave') await leaveWaiting(path);
else if (task === 'take') process.stdout.write(JSON.stringify(await takeOver(path)));
else {
  const root = mkdtempSync(join(tmpdir(), 'claimflow-bench-'));
  try {
    const load = loadavg()[0] ?? 0;
    console.log(`${availableParallelism()} cores, load ${load.toFixed(1)} before\n`);
    console.table(Object.fromEntries((await rows(root)).map(({ what, ...row }) => [what, row] as const)));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
