import { describe, expect, it } from 'vitest';
import { createScheduler } from '../../../local/scheduler/scheduler.ts';
import { recordedMachine, START, throttled } from '../recorded-calls.ts';

const TARGET = {
  Arn: 'arn:aws:lambda:us-east-1:000000000000:function:F',
  RoleArn: 'arn:role',
  Input: '{"x":1}',
};
async function startScheduler(
  machine: ReturnType<typeof recordedMachine>,
  template: Record<string, unknown>[] = [],
) {
  const scheduler = createScheduler({
    ...machine,
    folder: machine.session,
    log: (text) => machine.logs.push(text),
  });
  for (const properties of template) {
    const resource = { stackName: 'S', logicalId: 'Daily', type: 'AWS::Scheduler::Schedule', properties };
    await scheduler.provider.provision({ ...resource, identity: scheduler.provider.identify(resource) });
  }
  scheduler.resume();
  return scheduler;
}

describe('createScheduler', () => {
  it('fires the schedules of the template in their zone, as their role', async () => {
    const machine = recordedMachine();
    await startScheduler(machine, [
      {
        ScheduleExpression: 'cron(0 8 * * ? *)',
        ScheduleExpressionTimezone: 'America/New_York',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: TARGET,
      },
    ]);
    const { fired } = await machine.clock.advance(START + 2 * 86_400_000);
    expect(fired.map(({ at, name }) => [at, name])).toEqual([
      ['2026-03-01T13:00:00.000Z', 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/S-Daily'],
      ['2026-03-02T13:00:00.000Z', 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/S-Daily'],
    ]);
    expect(machine.calls[0]).toMatchObject({
      caller: { roleArn: 'arn:role' },
      service: 'lambda',
      input: { Payload: '{"x":1}' },
    });
  });

  it('goes on after a restart with what it could not hand over', async () => {
    const schedule = {
      ScheduleExpression: 'cron(0 8 * * ? *)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: TARGET,
    };
    const before = recordedMachine(throttled);
    const first = await startScheduler(before, [schedule]);
    await before.clock.advance(START + 8 * 3600_000);
    first.stop();
    before.session.close();
    const after = recordedMachine(undefined, before.folder, START + 8 * 3600_000);
    await startScheduler(after, [schedule]);
    await after.clock.advance(START + 10 * 3600_000);
    expect(after.calls.map(({ at }) => at)).toEqual([8 * 3600_000 + 2000]);
  });

  it.each([
    ['an expression that is none', { ScheduleExpression: 'never' }, /never/],
    ['a flexible time', { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }, /FlexibleTimeWindow.Mode/],
    ['another target', { Target: { ...TARGET, Arn: 'arn:aws:ecs:x' } }, /only functions can be targets/],
    ['a change of the input', { Target: { ...TARGET, EcsParameters: {} } }, /EcsParameters/],
  ])('refuses %s', async (_what, more, message) => {
    const schedule = {
      ScheduleExpression: 'rate(1 day)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: TARGET,
    };
    await expect(startScheduler(recordedMachine(), [{ ...schedule, ...more }])).rejects.toThrow(message);
  });
});
