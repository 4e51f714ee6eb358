import { describe, expect, it } from 'vitest';
import {
  branch,
  callbackTask,
  lambdaAnswer,
  lambdaError,
  lambdaTask,
  Machine,
  machine,
  ROLE,
  START,
} from './machine.ts';

describe('after a crash', () => {
  it('goes on with a Wait at its instant, also one due meanwhile', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({ W: { Type: 'Wait', Seconds: 100, Next: 'X' }, X: { Type: 'Wait', Seconds: 1, End: true } }),
    );
    await sim.advance(40);
    const second = await sim.restart();
    await second.advance(59);
    expect((await second.outline(arn)).at(-1)).toBe('2<0 WaitStateEntered');
    second.clock.moveTo(second.clock.now() + 500_000);
    await second.advance(0);
    const third = await second.restart();
    await third.advance(1);
    expect(await third.describe(arn)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('waits on for a callback, with the token given out before, and does not ask again', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({ Ask: callbackTask({ TimeoutSeconds: 100, HeartbeatSeconds: 50 }) }),
    );
    const taskToken = sim.token();
    const next = await sim.restart();
    expect(next.calls).toEqual([]);
    await next.advance(40);
    await next.run('SendTaskHeartbeat', { taskToken });
    await next.advance(40);
    await next.run('SendTaskSuccess', { taskToken, output: '"yes"' });
    expect(await next.output(arn)).toBe('yes');
  });

  it('keeps timeouts and heartbeats running', async () => {
    const sim = new Machine();
    const arn = await sim.start(machine({ Ask: callbackTask({ TimeoutSeconds: 100 }) }));
    await sim.advance(99);
    const next = await sim.restart();
    await next.advance(1);
    expect(await next.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  it('calls a function again whose answer was not written down', async () => {
    const sim = new Machine(() => new Promise(() => undefined));
    const { stateMachineArn } = await sim.run('CreateStateMachine', {
      name: 'claim',
      definition: JSON.stringify(machine({ Ask: lambdaTask({ Output: '{% $states.result.Payload %}' }) })),
      roleArn: ROLE,
    });
    const { executionArn } = await sim.run('StartExecution', { stateMachineArn });
    while (sim.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const next = await sim.restart(() => lambdaAnswer('again'));
    expect(next.calls).toHaveLength(1);
    expect(await next.output(executionArn as string)).toBe('again');
    expect(await next.outline(executionArn as string)).toHaveLength(7);
  });

  it('keeps retries and their counts', async () => {
    const failing = (): unknown => lambdaError('Throttled', '');
    const sim = new Machine(failing);
    const arn = await sim.start(
      machine({ Ask: lambdaTask({ Retry: [{ ErrorEquals: ['Throttled'], MaxAttempts: 2 }] }) }),
    );
    await sim.advance(1);
    const next = await sim.restart(failing);
    await next.advance(1);
    expect(next.calls).toHaveLength(0);
    await next.advance(1);
    expect(next.calls).toHaveLength(1);
    expect(await next.describe(arn)).toMatchObject({ status: 'FAILED', error: 'Throttled' });
  });

  it('goes on inside Parallel and Map, with the variables around', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        Set: { Type: 'Pass', Assign: { by: 10 }, Next: 'Both' },
        Both: {
          Type: 'Parallel',
          Branches: [
            branch({
              Each: {
                Type: 'Map',
                Items: [1, 2, 3],
                ItemSelector: {
                  of: '{% $states.context.Map.Item.Value %}',
                  at: '{% $states.context.Map.Item.Index %}',
                },
                MaxConcurrency: 1,
                ItemProcessor: branch({
                  W: {
                    Type: 'Wait',
                    Seconds: 10,
                    Output: '{% $states.input.of * $by + $states.input.at %}',
                    End: true,
                  },
                }),
                End: true,
              },
            }),
            branch({ Ask: callbackTask() }),
          ],
          End: true,
        },
      }),
    );
    const taskToken = sim.token();
    await sim.advance(15);
    const second = await sim.restart();
    await second.advance(10);
    const third = await second.restart();
    await third.run('SendTaskSuccess', { taskToken, output: '"ok"' });
    await third.advance(10);
    expect(await third.output(arn)).toEqual([[10, 21, 32], 'ok']);
    const ids = (await third.history(arn)).map(({ id }) => id);
    expect(ids).toEqual(ids.map((_, index) => index + 1));
  });

  it('waits on for the end of another execution, also one that ended meanwhile', async () => {
    const sim = new Machine();
    await sim.create(machine({ W: { Type: 'Wait', Seconds: 10, End: true } }), 'child');
    const nested = {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: {
        StateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:child',
        Input: { n: 1 },
      },
      Output: '{% $states.result.Output %}',
      End: true,
    };
    const arn = await sim.start(machine({ Nest: nested }));
    const next = await sim.restart();
    await next.advance(10);
    expect(await next.output(arn)).toEqual({ n: 1 });
  });

  it('fires timers of the same instant in the order in which they were set', async () => {
    const sim = new Machine();
    const wait = (): Record<string, unknown> => ({
      Type: 'Wait',
      Timestamp: '2026-03-01T13:00:00Z',
      End: true,
    });
    const stateMachineArn = await sim.create(machine({ W: wait() }));
    for (const name of ['b', 'a', 'c']) {
      await sim.run('StartExecution', { stateMachineArn, name });
      await sim.activity.idle();
    }
    const next = await sim.restart();
    const order = [...next.clock.timers.values()]
      .filter(({ kind }) => kind === 'wait')
      .map(({ name }) => name);
    expect(order).toEqual(['b', 'a', 'c']);
  });

  it('keeps the definition an execution started with', async () => {
    const sim = new Machine();
    const resource = (definition: Record<string, unknown>) => ({
      stackName: 'Service',
      logicalId: 'Claim',
      type: 'AWS::StepFunctions::StateMachine',
      properties: { StateMachineName: 'claim', RoleArn: ROLE, DefinitionString: JSON.stringify(definition) },
      identity: { ref: 'arn:aws:states:us-east-1:000000000000:stateMachine:claim', attributes: {} },
    });
    const version = (n: number) =>
      machine({ [`W${n}`]: { Type: 'Wait', Seconds: 10, Output: n, End: true } });
    await sim.engine.provider.provision(resource(version(1)));
    const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:claim';
    const first = await sim.run('StartExecution', { stateMachineArn, name: 'first' });
    await sim.activity.idle();
    sim.engine.stop();
    sim.clock.timers.clear();
    const next = new Machine(undefined, sim.folder, sim.clock);
    await next.engine.provider.provision(resource(version(2)));
    next.engine.resume();
    const second = await next.run('StartExecution', { stateMachineArn, name: 'second' });
    await next.activity.idle();
    await next.advance(10);
    expect(await next.output(first.executionArn as string)).toBe(1);
    expect(await next.output(second.executionArn as string)).toBe(2);
  });

  it('writes nothing after it was stopped', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const sim = new Machine(() => new Promise((resolve) => (answer = resolve)));
    const stateMachineArn = await sim.create(machine({ Ask: lambdaTask() }));
    const { executionArn } = await sim.run('StartExecution', { stateMachineArn });
    while (sim.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    sim.engine.stop();
    answer(lambdaAnswer('late'));
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    const next = new Machine(undefined, sim.folder, sim.clock);
    expect((await next.outline(executionArn as string)).at(-1)).toBe('4<3 TaskStarted');
    expect(sim.clock.now()).toBe(START);
  });
});
