import { describe, expect, it } from 'vitest';
import { branch, Machine, machine, START } from './machine.ts';

describe('Pass', () => {
  it('hands its input on and writes AWS’s event sequence', async () => {
    const sim = new Machine();
    const arn = await sim.start(machine({ Note: { Type: 'Pass', End: true } }), { claimId: 'CLM-1' });
    expect(await sim.history(arn)).toEqual([
      {
        id: 1,
        previousEventId: 0,
        timestamp: START / 1000,
        type: 'ExecutionStarted',
        executionStartedEventDetails: {
          input: '{"claimId":"CLM-1"}',
          inputDetails: { truncated: false },
          roleArn: 'arn:aws:iam::000000000000:role/ClaimMachine',
        },
      },
      {
        id: 2,
        previousEventId: 0,
        timestamp: START / 1000,
        type: 'PassStateEntered',
        stateEnteredEventDetails: {
          name: 'Note',
          input: '{"claimId":"CLM-1"}',
          inputDetails: { truncated: false },
        },
      },
      {
        id: 3,
        previousEventId: 2,
        timestamp: START / 1000,
        type: 'PassStateExited',
        stateExitedEventDetails: {
          name: 'Note',
          output: '{"claimId":"CLM-1"}',
          outputDetails: { truncated: false },
        },
      },
      {
        id: 4,
        previousEventId: 3,
        timestamp: START / 1000,
        type: 'ExecutionSucceeded',
        executionSucceededEventDetails: {
          output: '{"claimId":"CLM-1"}',
          outputDetails: { truncated: false },
        },
      },
    ]);
  });

  it('evaluates Assign and Output against the same old variables', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        First: { Type: 'Pass', Assign: { count: 1 }, Next: 'Second' },
        Second: {
          Type: 'Pass',
          Assign: { count: '{% $count + 1 %}', before: '{% $count %}' },
          Output: '{% $count %}',
          Next: 'Third',
        },
        Third: {
          Type: 'Pass',
          Output: { count: '{% $count %}', before: '{% $before %}', was: '{% $states.input %}' },
          End: true,
        },
      }),
    );
    expect(await sim.output(arn)).toEqual({ count: 2, before: 1, was: 1 });
    const [, second] = (await sim.history(arn)).filter(({ type }) => type === 'PassStateExited');
    expect(second?.stateExitedEventDetails).toEqual({
      name: 'Second',
      output: '1',
      outputDetails: { truncated: false },
      assignedVariables: { count: '2', before: '1' },
      assignedVariablesDetails: { truncated: false },
    });
  });

  it('keeps literal values and null in an Output', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({ P: { Type: 'Pass', Output: { a: [1, '{% 2 %}'], b: null, c: '{% null %}' }, End: true } }),
    );
    expect(await sim.output(arn)).toEqual({ a: [1, 2], b: null, c: null });
  });
});

describe('Choice', () => {
  const choosing = machine({
    Decide: {
      Type: 'Choice',
      Choices: [
        {
          Condition: '{% $states.input.amount > 500 %}',
          Next: 'Refer',
          Assign: { by: 'agent' },
          Output: { referred: true },
        },
        { Condition: '{% $states.input.amount > 100 %}', Next: 'Approve' },
      ],
      Default: 'Approve',
      Assign: { by: 'default' },
      Output: { small: true },
    },
    Refer: { Type: 'Pass', Output: { by: '{% $by %}', input: '{% $states.input %}' }, End: true },
    Approve: { Type: 'Pass', End: true },
  });

  it('takes the first rule that holds, with the rule’s own Assign and Output', async () => {
    const sim = new Machine();
    const arn = await sim.start(choosing, { amount: 501 });
    expect(await sim.output(arn)).toEqual({ by: 'agent', input: { referred: true } });
  });

  it('hands the input on when the rule has no Output', async () => {
    const sim = new Machine();
    expect(await sim.output(await sim.start(choosing, { amount: 200 }))).toEqual({ amount: 200 });
  });

  it('applies the state’s own Output to the Default', async () => {
    const sim = new Machine();
    expect(await sim.output(await sim.start(choosing, { amount: 1 }))).toEqual({ small: true });
  });

  it('fails the execution when nothing matches and there is no Default', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        Decide: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'End' }] },
        End: { Type: 'Succeed' },
      }),
    );
    expect(await sim.describe(arn)).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'Decide' (entered at the event id #2). " +
        'Failed to transition out of the state. The state does not point to a next state.',
    });
    expect(await sim.outline(arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ChoiceStateEntered',
      '3<2 ExecutionFailed',
    ]);
  });

  it('refuses a condition that is not a boolean', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        Decide: {
          Type: 'Choice',
          Choices: [{ Condition: '{% $states.input.amount %}', Next: 'End' }],
          Default: 'End',
        },
        End: { Type: 'Succeed' },
      }),
      { amount: 3 },
    );
    expect(await sim.details(arn, 'EvaluationFailed')).toEqual({
      error: 'States.QueryEvaluationError',
      cause:
        "An error occurred while executing the state 'Decide' (entered at the event id #2). " +
        "The JSONata expression '$states.input.amount' specified for the field 'Choices[0]/Condition' " +
        "returned an unexpected result type. Expected 'boolean', but was 'number' for value: 3",
      location: 'Choices[0]/Condition',
      state: 'Decide',
    });
  });
});

describe('Wait', () => {
  it('waits for seconds, literal or expression, on the clock', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        One: { Type: 'Wait', Seconds: 60, Next: 'Two' },
        Two: { Type: 'Wait', Seconds: '{% $states.input.wait %}', Output: 'done', End: true },
      }),
      { wait: 30 },
    );
    await sim.advance(89);
    expect(await sim.describe(arn)).toMatchObject({ status: 'RUNNING' });
    await sim.advance(1);
    expect(await sim.output(arn)).toBe('done');
    const exits = (await sim.history(arn)).filter(({ type }) => type === 'WaitStateExited');
    expect(exits.map(({ timestamp }) => timestamp - START / 1000)).toEqual([60, 90]);
  });

  it('waits until a timestamp, and not at all for one in the past', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        Past: { Type: 'Wait', Timestamp: '2020-01-01T00:00:00Z', Next: 'Future' },
        Future: { Type: 'Wait', Timestamp: '{% $states.input.until %}', End: true },
      }),
      { until: '2026-03-01T14:00:00+01:00' },
    );
    await sim.advance(3599);
    expect(await sim.describe(arn)).toMatchObject({ status: 'RUNNING' });
    await sim.advance(1);
    expect(await sim.describe(arn)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it.each([['{% -1 %}'], ['{% 1.5 %}'], ['{% "soon" %}']])('refuses %s seconds', async (seconds) => {
    const sim = new Machine();
    const arn = await sim.start(machine({ W: { Type: 'Wait', Seconds: seconds, End: true } }));
    expect(await sim.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  });
});

describe('Succeed and Fail', () => {
  it('ends with the Output of Succeed', async () => {
    const sim = new Machine();
    const arn = await sim.start(machine({ Done: { Type: 'Succeed', Output: '{% $states.input.a %}' } }), {
      a: [1],
    });
    expect(await sim.output(arn)).toEqual([1]);
    expect(await sim.outline(arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 SucceedStateEntered',
      '3<2 SucceedStateExited',
      '4<3 ExecutionSucceeded',
    ]);
  });

  it('fails with an error and a cause that may be expressions', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({ No: { Type: 'Fail', Error: 'Denied', Cause: "{% 'clause ' & $states.input.clause %}" } }),
      {
        clause: 7,
      },
    );
    expect(await sim.describe(arn)).toMatchObject({ status: 'FAILED', error: 'Denied', cause: 'clause 7' });
    expect(await sim.outline(arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 FailStateEntered',
      '3<2 ExecutionFailed',
    ]);
    expect(await sim.details(arn, 'ExecutionFailed')).toEqual({ error: 'Denied', cause: 'clause 7' });
  });
});

describe('Parallel', () => {
  it('gives the results in the order of the branches, each event after those of its own branch', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        Both: {
          Type: 'Parallel',
          Arguments: { n: 2 },
          Branches: [
            branch({ Slow: { Type: 'Wait', Seconds: 5, Output: 'slow', End: true } }),
            branch({ Fast: { Type: 'Pass', Output: '{% $states.input.n %}', End: true } }),
          ],
          Output: '{% $states.result %}',
          End: true,
        },
      }),
    );
    await sim.advance(5);
    expect(await sim.output(arn)).toEqual(['slow', 2]);
    expect(await sim.outline(arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 WaitStateEntered',
      '5<3 PassStateEntered',
      '6<5 PassStateExited',
      '7<4 WaitStateExited',
      '8<7 ParallelStateSucceeded',
      '9<7 ParallelStateExited',
      '10<9 ExecutionSucceeded',
    ]);
  });

  it('fails with the error of a branch and gives up the others', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        Both: {
          Type: 'Parallel',
          Branches: [
            branch({ Long: { Type: 'Wait', Seconds: 500, End: true } }),
            branch({ Bad: { Type: 'Fail', Error: 'Broken' } }),
          ],
          Catch: [{ ErrorEquals: ['Broken'], Output: '{% $states.errorOutput %}', Next: 'After' }],
          End: true,
        },
        After: { Type: 'Pass', End: true },
      }),
    );
    expect(await sim.output(arn)).toEqual({ Error: 'Broken', Cause: '' });
    expect(sim.clock.timers.size).toBe(0);
    expect(await sim.outline(arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 WaitStateEntered',
      '5<3 FailStateEntered',
      '6<5 WaitStateAborted',
      '7<5 ParallelStateFailed',
      '8<7 ParallelStateExited',
      '9<8 PassStateEntered',
      '10<9 PassStateExited',
      '11<10 ExecutionSucceeded',
    ]);
  });

  it('reads outer variables and keeps its own to itself', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        Set: { Type: 'Pass', Assign: { outer: 1 }, Next: 'Both' },
        Both: {
          Type: 'Parallel',
          Branches: [
            branch({
              A: { Type: 'Pass', Assign: { inner: '{% $outer + 1 %}' }, Next: 'B' },
              B: { Type: 'Pass', Output: '{% $inner %}', End: true },
            }),
          ],
          End: true,
        },
      }),
    );
    expect(await sim.output(arn)).toEqual([2]);
  });
});

describe('Map', () => {
  it('runs an iteration per item with ItemSelector and the context’s Map.Item', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        Each: {
          Type: 'Map',
          Items: '{% $states.input.parts %}',
          ItemSelector: {
            at: '{% $states.context.Map.Item.Index %}',
            part: '{% $states.context.Map.Item.Value %}',
          },
          ItemProcessor: branch({
            Price: {
              Type: 'Pass',
              Output: '{% $states.input.part & $string($states.input.at) %}',
              End: true,
            },
          }),
          End: true,
        },
      }),
      { parts: ['screen', 'frame'] },
    );
    expect(await sim.output(arn)).toEqual(['screen0', 'frame1']);
    expect(await sim.outline(arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapIterationStarted',
      '5<3 MapIterationStarted',
      '6<4 PassStateEntered',
      '7<6 PassStateExited',
      '8<7 MapIterationSucceeded',
      '9<5 PassStateEntered',
      '10<9 PassStateExited',
      '11<10 MapIterationSucceeded',
      '12<11 MapStateSucceeded',
      '13<11 MapStateExited',
      '14<13 ExecutionSucceeded',
    ]);
    expect(await sim.details(arn, 'MapStateStarted')).toEqual({ length: 2 });
    expect(await sim.details(arn, 'MapIterationStarted')).toEqual({ name: 'Each', index: 0 });
  });

  it('runs no more iterations at once than MaxConcurrency', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        Each: {
          Type: 'Map',
          MaxConcurrency: 2,
          ItemProcessor: branch({ Wait: { Type: 'Wait', Seconds: 10, End: true } }),
          End: true,
        },
      }),
      [1, 2, 3, 4, 5],
    );
    const startedAfter = async (seconds: number): Promise<number> => {
      await sim.advance(seconds);
      return (await sim.history(arn)).filter(({ type }) => type === 'MapIterationStarted').length;
    };
    expect(await startedAfter(0)).toBe(2);
    expect(await startedAfter(10)).toBe(4);
    expect(await startedAfter(10)).toBe(5);
    await sim.advance(10);
    expect(await sim.output(arn)).toEqual([1, 2, 3, 4, 5]);
  });

  it('does nothing for no items', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        Each: {
          Type: 'Map',
          Items: [],
          ItemProcessor: branch({ P: { Type: 'Pass', End: true } }),
          End: true,
        },
      }),
    );
    expect(await sim.outline(arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapStateSucceeded',
      '5<3 MapStateExited',
      '6<5 ExecutionSucceeded',
    ]);
  });

  it('fails with the error of an iteration', async () => {
    const sim = new Machine();
    const failing = branch({
      Check: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input = 2 %}', Next: 'Bad' }],
        Default: 'Good',
      },
      Bad: { Type: 'Fail', Error: 'Odd', Cause: 'two' },
      Good: { Type: 'Succeed' },
    });
    const arn = await sim.start(
      machine({ Each: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: failing, End: true } }),
      [1, 2, 3],
    );
    expect(await sim.describe(arn)).toMatchObject({ status: 'FAILED', error: 'Odd', cause: 'two' });
    expect((await sim.outline(arn)).slice(-4)).toEqual([
      '13<12 FailStateEntered',
      '14<13 MapIterationFailed',
      '15<13 MapStateFailed',
      '16<15 ExecutionFailed',
    ]);
  });

  it.each([
    [{ ToleratedFailureCount: 1 }, 'SUCCEEDED'],
    [{ ToleratedFailureCount: 0 }, 'FAILED'],
    [{ ToleratedFailurePercentage: 34 }, 'SUCCEEDED'],
    [{ ToleratedFailurePercentage: '{% 33 %}' }, 'FAILED'],
  ])('tolerates failures: %o', async (tolerance, status) => {
    const sim = new Machine();
    const failing = branch({
      Check: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input = 2 %}', Next: 'Bad' }],
        Default: 'Good',
      },
      Bad: { Type: 'Fail', Error: 'Odd' },
      Good: { Type: 'Succeed' },
    });
    const arn = await sim.start(
      machine({ Each: { Type: 'Map', ...tolerance, ItemProcessor: failing, End: true } }),
      [1, 2, 3],
    );
    const described = await sim.describe(arn);
    expect(described.status).toBe(status);
    if (status === 'FAILED') expect(described.error).toBe('States.ExceedToleratedFailureThreshold');
    else expect(await sim.output(arn)).toEqual([1, { Error: 'Odd', Cause: '' }, 3]);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ MaxConcurrency: '{% -1 %}' }, "'MaxConcurrency' must be an integer of at least 0, but was -1."],
    [
      { ToleratedFailurePercentage: '{% 101 %}' },
      "'ToleratedFailurePercentage' must be a number between 0 and 100, but was 101.",
    ],
  ])('fails before it starts with %j', async (fields, told) => {
    const sim = new Machine();
    const ItemProcessor = branch({ P: { Type: 'Pass', End: true } });
    const arn = await sim.start(machine({ Each: { Type: 'Map', ItemProcessor, ...fields, End: true } }), [1]);
    const { error, cause } = await sim.describe(arn);
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain(told);
  });

  it('runs an iteration per pair of an object, which is its input', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        Each: {
          Type: 'Map',
          Items: { a: 1, b: 2 },
          ItemProcessor: branch({
            P: {
              Type: 'Pass',
              // The item is in the context of the Map's ItemSelector only.
              Output: { pair: '{% $states.input %}', known: '{% $exists($states.context.Map) %}' },
              End: true,
            },
          }),
          End: true,
        },
      }),
    );
    expect(await sim.output(arn)).toEqual([
      { pair: { Key: 'a', Value: 1 }, known: false },
      { pair: { Key: 'b', Value: 2 }, known: false },
    ]);
  });

  it('offers the key and the place of a pair to its ItemSelector', async () => {
    const sim = new Machine();
    const ItemProcessor = branch({ P: { Type: 'Pass', End: true } });
    const ItemSelector = '{% $states.context.Map.Item %}';
    const arn = await sim.start(
      machine({ Each: { Type: 'Map', Items: { a: 1, b: 2 }, ItemSelector, ItemProcessor, End: true } }),
    );
    expect(await sim.output(arn)).toEqual([
      { Index: 0, Key: 'a', Value: 1, Source: 'STATE_DATA' },
      { Index: 1, Key: 'b', Value: 2, Source: 'STATE_DATA' },
    ]);
  });
});
