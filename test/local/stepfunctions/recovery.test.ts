import { describe, expect, it } from 'vitest';
import { matchesError, StateFailure } from '../../../local/stepfunctions/interpreter/failure.ts';
import { branch, lambdaAnswer, lambdaError, lambdaTask, Machine, machine, START } from './machine.ts';

/** Seconds after the start at which the task was scheduled. */
async function attempts(sim: Machine, arn: string): Promise<number[]> {
  const scheduled = (await sim.history(arn)).filter(({ type }) => type === 'TaskScheduled');
  return scheduled.map(({ timestamp }) => timestamp - START / 1000);
}

const failing = (): unknown => lambdaError('Throttled', 'later');

describe('Retry', () => {
  it('makes three more attempts by default, doubling the interval', async () => {
    const sim = new Machine(failing);
    const arn = await sim.start(machine({ Ask: lambdaTask({ Retry: [{ ErrorEquals: ['Throttled'] }] }) }));
    await sim.advance(60);
    expect(await attempts(sim, arn)).toEqual([0, 1, 3, 7]);
    expect(await sim.describe(arn)).toMatchObject({ status: 'FAILED', error: 'Throttled' });
    // Retries enter the state no second time, and are billed like a transition each.
    expect((await sim.outline(arn)).slice(1, 8)).toEqual([
      '2<0 TaskStateEntered',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskFailed',
      '6<5 TaskScheduled',
      '7<6 TaskStarted',
      '8<7 TaskFailed',
    ]);
    expect(sim.transitions).toHaveLength(4);
  });

  it('follows IntervalSeconds, BackoffRate and MaxDelaySeconds', async () => {
    const sim = new Machine(failing);
    const retry = {
      ErrorEquals: ['States.ALL'],
      IntervalSeconds: 10,
      BackoffRate: 3,
      MaxDelaySeconds: 50,
      MaxAttempts: 4,
    };
    const arn = await sim.start(machine({ Ask: lambdaTask({ Retry: [retry] }) }));
    await sim.advance(300);
    expect(await attempts(sim, arn)).toEqual([0, 10, 40, 90, 140]);
  });

  it('jitters between nothing and the full delay, the same for the same seed', async () => {
    const run = async (): Promise<number[]> => {
      const sim = new Machine(failing);
      const retry = {
        ErrorEquals: ['States.ALL'],
        IntervalSeconds: 100,
        BackoffRate: 1,
        MaxAttempts: 5,
        JitterStrategy: 'FULL',
      };
      const arn = await sim.start(machine({ Ask: lambdaTask({ Retry: [retry] }) }));
      await sim.advance(1000);
      return attempts(sim, arn);
    };
    const times = await run();
    const delays = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(delays).toHaveLength(5);
    expect(delays.every((delay) => delay >= 0 && delay < 100)).toBe(true);
    expect(new Set(delays).size).toBe(5);
    expect(await run()).toEqual(times);
  });

  it('counts per retrier and shows RetryCount in the context', async () => {
    const answers = ['A', 'B', 'A', 'B'].map((name) => lambdaError(name, ''));
    const sim = new Machine(() => answers.shift() ?? lambdaAnswer('done'));
    const task = lambdaTask({
      Arguments: { FunctionName: 'f', Payload: '{% $states.context.State.RetryCount %}' },
      Retry: [
        { ErrorEquals: ['A'], MaxAttempts: 2 },
        { ErrorEquals: ['B'], MaxAttempts: 2 },
      ],
      Output: '{% $states.result.Payload %}',
    });
    const arn = await sim.start(machine({ Ask: task }));
    await sim.advance(60);
    expect(await sim.output(arn)).toBe('done');
    expect(sim.calls.map(({ input }) => input.Payload)).toEqual(['0', '1', '2', '3', '4']);
  });

  it('does not retry with MaxAttempts 0, and goes to the Catch', async () => {
    const sim = new Machine(failing);
    const arn = await sim.start(
      machine({
        Ask: lambdaTask({
          Retry: [{ ErrorEquals: ['Throttled'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Park' }],
        }),
        Park: { Type: 'Succeed' },
      }),
    );
    expect(await sim.output(arn)).toMatchObject({ Error: 'Throttled' });
    expect(sim.calls).toHaveLength(1);
  });

  it('runs a Map again from its beginning', async () => {
    let calls = 0;
    const sim = new Machine(() => {
      calls += 1;
      return calls === 2 ? lambdaError('Once', '') : lambdaAnswer(calls);
    });
    const arn = await sim.start(
      machine({
        Each: {
          Type: 'Map',
          MaxConcurrency: 1,
          ItemProcessor: branch({ Ask: lambdaTask({ Output: '{% $states.result.Payload %}' }) }),
          Retry: [{ ErrorEquals: ['Once'] }],
          End: true,
        },
      }),
      ['a', 'b'],
    );
    await sim.advance(5);
    expect(await sim.output(arn)).toEqual([3, 4]);
    const types = (await sim.history(arn)).map(({ type }) => type);
    expect(types.filter((type) => type === 'MapStateStarted')).toHaveLength(2);
    expect(types.filter((type) => type === 'MapStateEntered')).toHaveLength(1);
  });

  it('asks with a new token after a timeout', async () => {
    const sim = new Machine();
    await sim.start(
      machine({
        Ask: lambdaTask({
          Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
          Arguments: { FunctionName: 'f', Payload: { token: '{% $states.context.Task.Token %}' } },
          TimeoutSeconds: 10,
          Retry: [{ ErrorEquals: ['States.Timeout'] }],
        }),
      }),
    );
    const first = sim.token();
    await sim.advance(11);
    expect(sim.calls).toHaveLength(2);
    expect(sim.token()).not.toBe(first);
  });
});

describe('Catch', () => {
  it('gives the error to Assign and Output, and leaves the state’s own Assign out', async () => {
    const sim = new Machine(failing);
    const arn = await sim.start(
      machine({
        Ask: lambdaTask({
          Assign: { asked: true },
          Catch: [
            {
              ErrorEquals: ['Throttled'],
              Assign: { reason: '{% $states.errorOutput.Error %}' },
              Output: '{% $states.input %}',
              Next: 'Park',
            },
          ],
          Next: 'Park',
          End: undefined,
        }),
        Park: { Type: 'Pass', Output: { reason: '{% $reason %}', input: '{% $states.input %}' }, End: true },
      }),
      { a: 1 },
    );
    expect(await sim.output(arn)).toEqual({ reason: 'Throttled', input: { a: 1 } });
    expect((await sim.outline(arn)).slice(4, 7)).toEqual([
      '5<4 TaskFailed',
      '6<5 TaskStateExited',
      '7<6 PassStateEntered',
    ]);
    expect(await sim.details(arn, 'TaskStateExited')).toMatchObject({
      assignedVariables: { reason: '"Throttled"' },
    });
  });

  it('catches a failed expression of the task, after writing it down', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        Ask: lambdaTask({
          Arguments: { FunctionName: 'f', Payload: { id: '{% $states.input.missing %}' } },
          Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Park' }],
        }),
        Park: { Type: 'Succeed' },
      }),
    );
    const cause =
      "An error occurred while executing the state 'Ask' (entered at the event id #2). The JSONata expression " +
      "'$states.input.missing' specified for the field 'Arguments/Payload/id' returned nothing (undefined).";
    expect(await sim.output(arn)).toEqual({ Error: 'States.QueryEvaluationError', Cause: cause });
    expect((await sim.outline(arn)).slice(1, 4)).toEqual([
      '2<0 TaskStateEntered',
      '3<0 EvaluationFailed',
      '4<3 TaskStateExited',
    ]);
    expect(await sim.details(arn, 'EvaluationFailed')).toEqual({
      error: 'States.QueryEvaluationError',
      cause,
      location: 'Arguments/Payload/id',
      state: 'Ask',
    });
  });

  it('fails the execution when the Catch’s own Output fails', async () => {
    const sim = new Machine(failing);
    const arn = await sim.start(
      machine({
        Ask: lambdaTask({
          Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.input.no %}', Next: 'Park' }],
        }),
        Park: { Type: 'Succeed' },
      }),
    );
    expect(await sim.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(await sim.details(arn, 'EvaluationFailed')).toMatchObject({ location: 'Catch[0]/Output' });
  });

  it.each([
    [['States.ALL'], new StateFailure('Any'), true],
    [['States.ALL'], StateFailure.timeout(false), true],
    [['States.ALL'], new StateFailure('States.DataLimitExceeded'), true],
    [['States.ALL'], StateFailure.dataLimit(''), false],
    [['States.DataLimitExceeded'], StateFailure.dataLimit(''), true],
    [['States.ALL'], StateFailure.runtime(''), false],
    [['States.Runtime'], StateFailure.runtime(''), false],
    [['States.TaskFailed'], new StateFailure('Any'), true],
    [['States.TaskFailed'], StateFailure.timeout(false), false],
    [['States.Timeout'], StateFailure.timeout(true), true],
    [['States.HeartbeatTimeout'], StateFailure.timeout(true), true],
    [['States.HeartbeatTimeout'], StateFailure.timeout(false), false],
    [['Other', 'Any'], new StateFailure('Any'), true],
    [['any'], new StateFailure('Any'), false],
  ])('%j on %s: %s', (errorEquals, failure, matches) => {
    expect(matchesError(errorEquals, failure)).toBe(matches);
  });
});

describe('timeouts', () => {
  it('ends a task that takes too long and ignores its late answer', async () => {
    const sim = new Machine();
    let answer: (value: unknown) => void = () => undefined;
    sim.answer = () => new Promise((resolve) => (answer = resolve));
    const { stateMachineArn } = await sim.run('CreateStateMachine', {
      name: 'slow',
      definition: JSON.stringify(machine({ Ask: lambdaTask({ TimeoutSeconds: '{% 5 %}' }) })),
      roleArn: 'arn:aws:iam::000000000000:role/local-admin',
    });
    const { executionArn } = await sim.run('StartExecution', { stateMachineArn });
    const arn = executionArn as string;
    while (sim.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const timer = sim.clock.take(START + 5_000);
    sim.clock.moveTo(START + 5_000);
    await timer?.fire();
    expect(await sim.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    answer(lambdaAnswer('late'));
    await sim.activity.idle();
    expect((await sim.outline(arn)).slice(3)).toEqual([
      '4<3 TaskStarted',
      '5<4 TaskTimedOut',
      '6<5 ExecutionFailed',
    ]);
  });

  it('ends the whole execution after the machine’s TimeoutSeconds', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({ W: { Type: 'Wait', Seconds: 100, End: true } }, { TimeoutSeconds: 30 }),
    );
    await sim.advance(30);
    expect(await sim.describe(arn)).toMatchObject({ status: 'TIMED_OUT', stopDate: START / 1000 + 30 });
    expect((await sim.outline(arn)).at(-1)).toBe('3<0 ExecutionTimedOut');
    expect(sim.clock.timers.size).toBe(0);
  });
});
