/** A fault of this machine inside a step: the execution ends as AWS ends one of its own, and the log says so. */
import { expect, it } from 'vitest';
import type { Timer } from '../../../local/clock.ts';
import { branch, lambdaAnswer, Machine, MemoryFolder, machine, VirtualClock } from './machine.ts';

/** Fails at the next look, or at the first one after a timer has fired. */
class FaultyClock extends VirtualClock {
  broken = false;
  breaksAtTimer = false;

  override now(): number {
    if (!this.broken) return super.now();
    this.broken = false;
    throw new RangeError('The clock stopped');
  }

  override take(until: number): Timer | undefined {
    const timer = super.take(until);
    if (timer !== undefined && this.breaksAtTimer) this.broken = true;
    return timer;
  }
}

const cause = (state: string, entered: number): string =>
  `An error occurred while executing the state '${state}' (entered at the event id #${entered}). Internal error: The clock stopped`;

const anything = [{ ErrorEquals: ['States.ALL'], Next: 'Park' }];
const call = {
  Type: 'Task',
  Resource: 'arn:aws:lambda:us-east-1:000000000000:function:Step',
  End: true,
};

it('ends the execution with States.Runtime, whatever catches all, and gives up what ran beside', async () => {
  const clock = new FaultyClock();
  const sim = new Machine(() => lambdaAnswer({}), new MemoryFolder(), clock);
  sim.answer = () => {
    clock.broken = true;
    return lambdaAnswer({});
  };
  const arn = await sim.start(
    machine({
      Both: {
        Type: 'Parallel',
        Branches: [branch({ Call: call }), branch({ Pause: { Type: 'Wait', Seconds: 60, End: true } })],
        Retry: [{ ErrorEquals: ['States.ALL'] }],
        Catch: anything,
        Next: 'Park',
      },
      Park: { Type: 'Succeed' },
    }),
  );
  expect(await sim.describe(arn)).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: cause('Call', 4),
  });
  expect((await sim.outline(arn)).slice(-2)).toEqual(['7<5 LambdaFunctionStarted', '8<7 ExecutionFailed']);
  expect(sim.activity.failures).toMatchObject([{ cause: { message: 'The clock stopped' } }]);
  expect(clock.timers.size).toBe(0);
});

it('leaves everything else as it was: the machine takes the next execution, also after a restart', async () => {
  const clock = new FaultyClock();
  const sim = new Machine(() => lambdaAnswer(1), new MemoryFolder(), clock);
  const arn = await sim.start(machine({ Pause: { Type: 'Wait', Seconds: 60, Next: 'Call' }, Call: call }));
  clock.breaksAtTimer = true;
  await sim.advance(60);
  clock.breaksAtTimer = false;
  expect(await sim.describe(arn)).toMatchObject({ status: 'FAILED', cause: cause('Pause', 2) });
  expect(sim.activity.failures).toHaveLength(1);
  const next = await sim.restart();
  expect(await next.describe(arn)).toMatchObject({ status: 'FAILED' });
  const { executionArn } = await next.run('StartExecution', {
    stateMachineArn: arn.replace('execution', 'stateMachine').replace(/:CLM-1$/, ''),
    name: 'CLM-2',
  });
  await next.activity.idle();
  await next.advance(60);
  expect(await next.output(String(executionArn))).toBe(1);
  expect(next.activity.failures).toEqual([]);
});

it('shows a fault of a service as a failed task, and says so in the log', async () => {
  const sim = new Machine(() => {
    throw new TypeError('undefined is not a function');
  });
  const arn = await sim.start(machine({ Call: { ...call, Catch: anything }, Park: { Type: 'Succeed' } }));
  expect(await sim.output(arn)).toEqual({ Error: 'States.TaskFailed', Cause: 'undefined is not a function' });
  expect(sim.activity.failures).toMatchObject([{ message: 'undefined is not a function' }]);
});
