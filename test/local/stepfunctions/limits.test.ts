import { describe, expect, it } from 'vitest';
import { branch, callbackTask, lambdaAnswer, lambdaTask, Machine, machine } from './machine.ts';

const BIG = 'x'.repeat(262_144);

describe('256 KiB', () => {
  const catching = { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Park' }] };

  it('fails a task whose result is larger with States.DataLimitExceeded, which is caught like others', async () => {
    const sim = new Machine(() => lambdaAnswer(BIG));
    const arn = await sim.start(machine({ Ask: lambdaTask(catching), Park: { Type: 'Succeed' } }));
    const cause =
      "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.";
    expect(await sim.output(arn)).toEqual({ Error: 'States.DataLimitExceeded', Cause: cause });
    expect((await sim.outline(arn)).slice(4, 6)).toEqual(['5<4 TaskFailed', '6<5 TaskStateExited']);
  });

  it('names a function called by its ARN with it', async () => {
    const Resource = 'arn:aws:lambda:us-east-1:000000000000:function:Step';
    const sim = new Machine(() => lambdaAnswer(BIG));
    const arn = await sim.start(machine({ Ask: lambdaTask({ Resource, Arguments: {} }) }));
    expect(await sim.details(arn, 'LambdaFunctionFailed')).toMatchObject({
      cause: expect.stringContaining(`The state/task '${Resource}' returned`),
    });
  });

  it('ends the execution when anything else is larger, whatever States.ALL says', async () => {
    const Output = "{% $join($map([1..8193], function($n) { '0123456789abcdef0123456789abcdef' })) %}";
    const sim = new Machine();
    const arn = await sim.start(
      machine({ Ask: lambdaTask({ ...catching, Output }), Park: { Type: 'Succeed' } }),
    );
    expect(await sim.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('holds for Output, Assign and Arguments', async () => {
    const grow = "{% $join($map([1..8193], function($n) { '0123456789abcdef0123456789abcdef' })) %}";
    const half = grow.replace('8193', '4097');
    for (const fields of [
      { Output: grow },
      { Assign: { big: grow } },
      { Assign: { one: half, other: half } },
    ]) {
      const sim = new Machine();
      const arn = await sim.start(machine({ P: { Type: 'Pass', ...fields, End: true } }));
      expect(await sim.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    }
    const sim = new Machine();
    const arn = await sim.start(
      machine({ Ask: lambdaTask({ Arguments: { FunctionName: 'f', Payload: grow } }) }),
    );
    expect(await sim.describe(arn)).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause:
        "An error occurred while executing the state 'Ask' (entered at the event id #2). The state/task 'Ask' provided parameters with a size exceeding the maximum number of bytes service limit.",
    });
    expect(sim.calls).toHaveLength(0);
  });

  it('refuses a callback’s output', async () => {
    const sim = new Machine();
    await sim.start(machine({ Ask: callbackTask() }));
    const output = JSON.stringify(BIG);
    await expect(sim.run('SendTaskSuccess', { taskToken: sim.token(), output })).rejects.toThrow(
      "Value at 'output' failed to satisfy constraint: Member must have length",
    );
    await expect(sim.run('SendTaskSuccess', { taskToken: sim.token(), output: '{' })).rejects.toThrow(
      'Invalid Output',
    );
  });
});

describe('10 MiB of variables', () => {
  /** Each iteration keeps 200 KB, and waits; the machine itself has `own` variables more. */
  const hoarding = (own: number): Record<string, unknown> =>
    machine({
      Own: {
        Type: 'Pass',
        Assign: Object.fromEntries(Array.from({ length: own }, (_, at) => [`small${at}`, at])),
        Next: 'Each',
      },
      Each: {
        Type: 'Map',
        Items: '{% [1..60] %}',
        MaxConcurrency: 1,
        ItemProcessor: branch({
          Keep: { Type: 'Pass', Assign: { kept: '{% $states.context.Execution.Input %}' }, End: true },
        }),
        End: true,
      },
    });

  it('are counted over all that runs, not over what is done', async () => {
    const sim = new Machine();
    const arn = await sim.start(hoarding(60), 'x'.repeat(200_000));
    expect(await sim.describe(arn)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('end the execution when one more is assigned', async () => {
    const keep = (at: number): Record<string, unknown> => ({
      [`Keep${at}`]: {
        Type: 'Pass',
        Assign: { [`kept${at}`]: '{% $states.input %}' },
        ...(at === 40 ? { End: true } : { Next: `Keep${at + 1}` }),
      },
    });
    const states = Object.assign({}, ...Array.from({ length: 41 }, (_, at) => keep(at))) as Record<
      string,
      unknown
    >;
    const sim = new Machine();
    const arn = await sim.start(machine(states), 'x'.repeat(262_142));
    expect(await sim.describe(arn)).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause: expect.stringContaining("the state 'Keep40'"),
    });
  });
});

it('ends an endless loop at 25,000 events', async () => {
  const sim = new Machine();
  const loop = machine({
    A: { Type: 'Pass', Next: 'B' },
    B: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'C' }], Default: 'A' },
    C: { Type: 'Succeed' },
  });
  const arn = await sim.start(loop);
  expect(await sim.describe(arn)).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: 'The execution reached the maximum number of history events (25000).',
  });
  const { events } = await sim.run('GetExecutionHistory', {
    executionArn: arn,
    reverseOrder: true,
    maxResults: 1,
  });
  expect(events).toMatchObject([{ id: 25_000, previousEventId: 24_999, type: 'ExecutionFailed' }]);
});

it('waits for most of a year, and times out after one', async () => {
  const sim = new Machine();
  const arn = await sim.start(
    machine({
      W: { Type: 'Wait', Seconds: 31_000_000, Next: 'X' },
      X: { Type: 'Wait', Seconds: 31_000_000, End: true },
    }),
  );
  await sim.advance(30_999_999);
  const next = await sim.restart();
  expect(await next.outline(arn)).toHaveLength(2);
  await next.advance(1);
  expect(await next.outline(arn)).toHaveLength(4);
  await next.advance(535_999);
  expect(await next.describe(arn)).toMatchObject({ status: 'RUNNING' });
  await next.advance(1);
  expect(await next.describe(arn)).toMatchObject({ status: 'TIMED_OUT' });
});
