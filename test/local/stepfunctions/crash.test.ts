import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  branch,
  callbackTask,
  DiskFolder,
  lambdaAnswer,
  lambdaTask,
  Machine,
  MemoryFolder,
  machine,
  VirtualClock,
} from './machine.ts';

/** A bit of everything: two functions, a question, a wait, branches with a map, a retry. */
const workflow = machine({
  First: lambdaTask({ Assign: { first: '{% $states.result.Payload.n %}' }, Next: 'Ask', End: undefined }),
  Ask: callbackTask({
    TimeoutSeconds: 1000,
    Next: 'Both',
    End: undefined,
    Assign: { answer: '{% $states.result %}' },
  }),
  Both: {
    Type: 'Parallel',
    Branches: [
      branch({ W: { Type: 'Wait', Seconds: 5, Output: 'waited', End: true } }),
      branch({
        Each: {
          Type: 'Map',
          Items: [1, 2, 3],
          MaxConcurrency: 2,
          ItemProcessor: branch({ Call: lambdaTask({ Output: '{% $states.result.Payload.n + $first %}' }) }),
          End: true,
        },
      }),
    ],
    Output: { results: '{% $states.result %}', answer: '{% $answer %}' },
    End: true,
  },
});

const END = { results: ['waited', [2, 2, 2]], answer: 'yes' };

/** Answers like the real thing: the question's token is kept outside, as the table does. */
class Outside {
  readonly tokens: string[] = [];
  readonly answer = ({ input }: { input: Record<string, unknown> }): unknown => {
    if (input.FunctionName === 'Ask')
      this.tokens.push((JSON.parse(String(input.Payload)) as { token: string }).token);
    return lambdaAnswer({ n: 1 });
  };
}

describe('a crash after any turn of the event loop', () => {
  it.each(Array.from({ length: 40 }, (_, turns) => turns))('loses and doubles nothing: %i', async (turns) => {
    const outside = new Outside();
    const clock = new VirtualClock();
    let sim = new Machine(outside.answer, new MemoryFolder(), clock);
    const stateMachineArn = await sim.create(workflow);
    const start = { stateMachineArn, name: 'CLM-1', input: '{}' };
    const { executionArn } = await sim.run('StartExecution', start);
    // Part of the cases crash on the way to the question, part on the way from the answer to the end.
    const answered = turns % 2 === 1;
    if (answered) {
      await sim.activity.idle();
      void sim.run('SendTaskSuccess', { taskToken: outside.tokens.at(-1), output: '"yes"' });
    }
    for (let turn = 0; turn < turns / 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    sim = await sim.restart(outside.answer);
    const arn = executionArn as string;
    const history = await sim.history(arn);
    if (!history.some(({ type }) => type === 'ParallelStateEntered')) {
      await sim.run('SendTaskSuccess', { taskToken: outside.tokens.at(-1), output: '"yes"' });
    }
    await sim.activity.idle();
    await sim.advance(10);
    expect(await sim.output(arn)).toEqual(END);
    const events = await sim.history(arn);
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
    // Every task was scheduled once; a function may have been called twice, as AWS's contract has it.
    expect(events.filter(({ type }) => type === 'TaskScheduled')).toHaveLength(5);
    expect(events.filter(({ type }) => type === 'TaskSucceeded')).toHaveLength(5);
    expect(new Set(outside.tokens).size).toBe(1);
  });
});

it('has every acknowledged execution after kill -9 in the middle of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stepfunctions-'));
  try {
    const child = spawn(process.execPath, [new URL('./killed-process.ts', import.meta.url).pathname, folder]);
    let acknowledged = '';
    await new Promise<void>((resolve, reject) => {
      child.on('exit', () => resolve());
      child.on('error', reject);
      child.stdout.on('data', (chunk: Buffer) => {
        acknowledged += chunk.toString();
        if (acknowledged.length > 20_000) child.kill('SIGKILL');
      });
    });
    const arns = acknowledged.split('\n').slice(0, -1);
    expect(arns.length).toBeGreaterThan(100);
    const disk = new DiskFolder(folder);
    const sim = new Machine(undefined, disk);
    sim.engine.resume();
    await sim.activity.idle();
    for (const arn of arns) expect(await sim.describe(arn)).toMatchObject({ status: 'RUNNING' });
    await sim.advance(60);
    for (const arn of arns) expect(await sim.output(arn)).toEqual({ done: true });
    disk.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
