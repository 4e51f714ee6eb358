/**
 * Histories as AWS writes them where more than one thing goes on, or something fails: the order of the events and what
 * each names as its previous. Learnt from histories recorded on AWS; the definitions are our own.
 */
import { describe, expect, it } from 'vitest';
import {
  branch,
  type Definition,
  lambdaAnswer,
  lambdaError,
  lambdaTask,
  Machine,
  machine,
} from './machine.ts';

const UNDEFINED = '{% $states.input.missing %}';
const FAIL = { Type: 'Fail', Error: 'Broken', Cause: 'by itself' };
const WAIT = { Type: 'Wait', Seconds: 500, End: true };

async function outline(definition: Definition, input: unknown = {}, sim = new Machine()): Promise<string[]> {
  const arn = await sim.start(definition, input);
  await sim.advance(1_000);
  return (await sim.outline(arn)).slice(1);
}

const each = (states: Record<string, unknown>, fields: Definition = {}): Definition =>
  machine({ Each: { Type: 'Map', ItemProcessor: branch(states), End: true, ...fields } });

const both = (...branches: Record<string, unknown>[]): Definition =>
  machine({ Both: { Type: 'Parallel', Branches: branches.map(branch), End: true } });

describe('an expression that fails', () => {
  it.each<[string, Definition]>([
    ['Output', { Type: 'Pass', Output: UNDEFINED, End: true }],
    ['Output/a[1]', { Type: 'Pass', Output: { a: [1, UNDEFINED] }, End: true }],
    ['Assign/x', { Type: 'Pass', Assign: { x: UNDEFINED }, End: true }],
    ['Arguments/Payload', lambdaTask({ Arguments: { FunctionName: 'f', Payload: UNDEFINED } })],
    ['Seconds', { Type: 'Wait', Seconds: UNDEFINED, End: true }],
    ['Cause', { Type: 'Fail', Cause: UNDEFINED }],
    [
      'Choices[0]/Condition',
      { Type: 'Choice', Choices: [{ Condition: UNDEFINED, Next: 'Done' }], Default: 'Done' },
    ],
  ])('in %s stands beside the event of entering', async (location, state) => {
    const sim = new Machine();
    const { Type: type } = state;
    const chosen = type === 'Choice' ? { Done: { Type: 'Succeed' } } : {};
    const arn = await sim.start(machine({ First: { Type: 'Pass', Next: 'S' }, S: state, ...chosen }));
    expect((await sim.outline(arn)).slice(3)).toEqual([
      `4<3 ${String(type)}StateEntered`,
      '5<3 EvaluationFailed',
      '6<5 ExecutionFailed',
    ]);
    expect(await sim.details(arn, 'EvaluationFailed')).toEqual({
      error: 'States.QueryEvaluationError',
      cause: `An error occurred while executing the state 'S' (entered at the event id #4). The JSONata expression '$states.input.missing' specified for the field '${location}' returned nothing (undefined).`,
      location,
      state: 'S',
    });
  });

  it('is told once for each attempt', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }];
    const Arguments = { FunctionName: 'f', Payload: UNDEFINED };
    expect(await outline(machine({ Ask: lambdaTask({ Arguments, Retry }) }))).toEqual([
      '2<0 TaskStateEntered',
      '3<0 EvaluationFailed',
      '4<3 EvaluationFailed',
      '5<4 ExecutionFailed',
    ]);
  });

  it('fails a Map before it starts, with the location only when an expression gave the items', async () => {
    const sim = new Machine();
    const arn = await sim.start(each({ P: { Type: 'Pass', End: true } }), 'text');
    expect((await sim.outline(arn)).slice(1)).toEqual([
      '2<0 MapStateEntered',
      '3<0 EvaluationFailed',
      '4<3 MapStateFailed',
      '5<4 ExecutionFailed',
    ]);
    expect(await sim.details(arn, 'EvaluationFailed')).toEqual({
      error: 'States.QueryEvaluationError',
      cause:
        'An error occurred while executing the state \'Each\' (entered at the event id #2). Map state input must be an array but was: "text"',
      state: 'Each',
    });
  });

  it.each([
    ['{% true %}', "returned an unexpected result type. Expected 'array', but was 'boolean' for value: true"],
    ['{% null %}', "returned an unexpected result type. Expected 'array', but was 'null' for value: null"],
    ['{% function($x) { $x } %}', 'returned an unsupported result type.'],
    ['{% $sum %}', 'returned an unsupported result type.'],
  ])('tells what Items %s was', async (Items, told) => {
    const sim = new Machine();
    const arn = await sim.start(each({ P: { Type: 'Pass', End: true } }, { Items }));
    const { cause } = await sim.describe(arn);
    expect(cause).toContain(`specified for the field 'Items' ${told}`);
  });

  it('in a Catch fails the state a second time, from where it stood before the first', async () => {
    const Catch = [{ ErrorEquals: ['Broken'], Output: { v: UNDEFINED }, Next: 'Done' }];
    const definition = machine({
      Both: { Type: 'Parallel', Branches: [branch({ FAIL })], Catch, End: true },
      Done: { Type: 'Succeed' },
    });
    expect(await outline(definition)).toEqual([
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 FailStateEntered',
      '5<4 ParallelStateFailed',
      '6<4 EvaluationFailed',
      '7<6 ParallelStateFailed',
      '8<7 ExecutionFailed',
    ]);
  });
});

describe('Map', () => {
  it('lets the next iteration follow the last state of the one that made room', async () => {
    const definition = each({ P: { Type: 'Pass', End: true } }, { MaxConcurrency: 1 });
    expect(await outline(definition, [1, 2])).toEqual([
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapIterationStarted',
      '5<4 PassStateEntered',
      '6<5 PassStateExited',
      '7<6 MapIterationSucceeded',
      '8<6 MapIterationStarted',
      '9<8 PassStateEntered',
      '10<9 PassStateExited',
      '11<10 MapIterationSucceeded',
      '12<11 MapStateSucceeded',
      '13<11 MapStateExited',
      '14<13 ExecutionSucceeded',
    ]);
  });

  it('starts all iterations, then schedules their tasks, then starts those', async () => {
    const failing = new Machine(() => lambdaError('Throttled', ''));
    expect(await outline(each({ Ask: lambdaTask() }), [1, 2], failing)).toEqual([
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapIterationStarted',
      '5<3 MapIterationStarted',
      '6<4 TaskStateEntered',
      '7<6 TaskScheduled',
      '8<5 TaskStateEntered',
      '9<8 TaskScheduled',
      '10<7 TaskStarted',
      '11<9 TaskStarted',
      '12<10 TaskFailed',
      '13<12 MapIterationFailed',
      '14<12 TaskStateAborted',
      '15<12 MapIterationAborted',
      '16<12 TaskStateAborted',
      '17<12 MapStateFailed',
      '18<17 ExecutionFailed',
    ]);
  });

  it('tells of the iterations in their order, the failed one among them', async () => {
    const definition = each({
      Route: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input = 2 %}', Next: 'Pause' }],
        Default: 'Long',
      },
      Pause: { Type: 'Wait', Seconds: 1, Next: 'Boom' },
      Boom: FAIL,
      Long: WAIT,
    });
    expect((await outline(definition, [1, 2, 3])).slice(-8)).toEqual([
      '17<16 FailStateEntered',
      '18<17 MapIterationAborted',
      '19<17 WaitStateAborted',
      '20<17 MapIterationFailed',
      '21<17 MapIterationAborted',
      '22<17 WaitStateAborted',
      '23<17 MapStateFailed',
      '24<23 ExecutionFailed',
    ]);
  });

  it('writes no MapStateFailed for an attempt that is made again', async () => {
    const Retry = [{ ErrorEquals: ['Broken'], MaxAttempts: 1 }];
    expect(await outline(each({ Boom: FAIL }, { Retry }), [1])).toEqual([
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapIterationStarted',
      '5<4 FailStateEntered',
      '6<5 MapIterationFailed',
      '7<5 MapStateStarted',
      '8<7 MapIterationStarted',
      '9<8 FailStateEntered',
      '10<9 MapIterationFailed',
      '11<9 MapStateFailed',
      '12<11 ExecutionFailed',
    ]);
  });

  const stuck = { C: { Type: 'Choice', Choices: [{ Condition: false, Next: 'S' }] }, S: { Type: 'Succeed' } };

  it('is ended by what nothing catches, without a word of its own', async () => {
    expect((await outline(each(stuck), [1])).slice(-2)).toEqual([
      '5<4 ChoiceStateEntered',
      '6<5 ExecutionFailed',
    ]);
  });

  it('counts even that as a failed iteration when it tolerates any', async () => {
    const sim = new Machine();
    const arn = await sim.start(each(stuck, { ToleratedFailureCount: 0 }), [1]);
    expect((await sim.outline(arn)).slice(-3)).toEqual([
      '5<4 ChoiceStateEntered',
      '6<5 MapStateFailed',
      '7<6 ExecutionFailed',
    ]);
    expect(await sim.describe(arn)).toMatchObject({ error: 'States.ExceedToleratedFailureThreshold' });
  });

  it('fails when its ItemSelector does, and gives up what runs', async () => {
    const fields = { ItemSelector: { v: '{% $states.context.Map.Item.Value.v %}' } };
    expect(await outline(each({ WAIT }, fields), [{ v: 1 }, {}])).toEqual([
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapIterationStarted',
      '5<3 EvaluationFailed',
      '6<5 MapIterationAborted',
      '7<5 MapStateFailed',
      '8<7 ExecutionFailed',
    ]);
  });
});

describe('Parallel', () => {
  it('tells that the failed task was given up too', async () => {
    const sim = new Machine(() => lambdaError('Throttled', ''));
    expect(await outline(both({ Ask: lambdaTask() }, { WAIT }), {}, sim)).toEqual([
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 TaskStateEntered',
      '5<4 TaskScheduled',
      '6<3 WaitStateEntered',
      '7<5 TaskStarted',
      '8<7 TaskFailed',
      '9<8 TaskStateAborted',
      '10<8 WaitStateAborted',
      '11<8 ParallelStateFailed',
      '12<11 ExecutionFailed',
    ]);
  });

  it('says nothing of a branch that is done', async () => {
    const done = { Done: { Type: 'Pass', End: true } };
    expect((await outline(both(done, { Boom: FAIL }))).slice(-3)).toEqual([
      '6<3 FailStateEntered',
      '7<6 ParallelStateFailed',
      '8<7 ExecutionFailed',
    ]);
  });

  it('gives up branches within branches', async () => {
    const inner = { Inner: { Type: 'Parallel', Branches: [branch({ WAIT })], End: true } };
    const later = { Pause: { Type: 'Wait', Seconds: 1, Next: 'Boom' }, Boom: FAIL };
    expect((await outline(both(inner, later))).slice(-5)).toEqual([
      '9<8 FailStateEntered',
      '10<9 ParallelStateAborted',
      '11<9 WaitStateAborted',
      '12<9 ParallelStateFailed',
      '13<12 ExecutionFailed',
    ]);
  });
});

describe('times and ends', () => {
  it('gives neither error nor cause for an execution that timed out, only its last event has the error', async () => {
    const sim = new Machine(() => lambdaAnswer(1));
    const arn = await sim.start(machine({ WAIT }, { TimeoutSeconds: 30 }));
    await sim.advance(500);
    const described = await sim.describe(arn);
    const { startDate, stopDate } = described as { startDate: number; stopDate: number };
    expect(described).toMatchObject({ status: 'TIMED_OUT', redriveStatus: 'REDRIVABLE' });
    expect(Object.keys(described)).not.toContain('error');
    expect(Object.keys(described)).not.toContain('cause');
    expect(stopDate - startDate).toBe(30);
    expect(await sim.history(arn)).toMatchObject([
      { id: 1, type: 'ExecutionStarted' },
      { id: 2, previousEventId: 0, type: 'WaitStateEntered' },
      { id: 3, previousEventId: 0, type: 'ExecutionTimedOut', timestamp: stopDate },
    ]);
    expect(await sim.details(arn, 'ExecutionTimedOut')).toEqual({ error: 'States.Timeout' });
  });
});
