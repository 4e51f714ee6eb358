import { describe, expect, it } from 'vitest';
import type { AwsError, Caller } from '../../../local/aws-service.ts';
import { createScheduler } from '../../../local/scheduler/scheduler.ts';
import { recordedMachine, START } from '../recorded-calls.ts';

const ADMIN: Caller = { kind: 'admin', arn: 'admin' };
const TARGET = {
  Arn: 'arn:aws:lambda:us-east-1:000000000000:function:F',
  RoleArn: 'arn:role',
  Input: '{"x":1}',
};
const ONCE = {
  Name: 'once',
  ScheduleExpression: 'at(2026-03-01T01:00:00)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: TARGET,
  ActionAfterCompletion: 'DELETE',
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
  const run = (operation: string, input: object) =>
    scheduler.service.operations[operation]?.run(input as never, {
      caller: ADMIN,
      now: START,
      requestId: 'r',
    });
  return { scheduler, run };
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

  it('keeps a one-time schedule over a restart, fires it once and removes it', async () => {
    const before = recordedMachine();
    const { run } = await startScheduler(before);
    expect(await run('CreateSchedule', ONCE)).toEqual({
      ScheduleArn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/once',
    });
    await expect(run('CreateSchedule', ONCE)).rejects.toSatisfy(
      (error: AwsError) => error.code === 'ConflictException',
    );
    before.session.close();
    const after = recordedMachine(undefined, before.folder);
    const second = await startScheduler(after);
    expect(await second.run('GetSchedule', { Name: 'once' })).toMatchObject({
      ScheduleExpression: ONCE.ScheduleExpression,
    });
    await after.clock.advance(START + 86_400_000);
    expect(after.calls.map(({ at }) => at)).toEqual([3600_000]);
    await expect(second.run('GetSchedule', { Name: 'once' })).rejects.toSatisfy(
      (error: AwsError) => error.code === 'ResourceNotFoundException',
    );
  });

  it('forgets a deleted schedule, and refuses what it cannot do', async () => {
    const machine = recordedMachine();
    const { run, scheduler } = await startScheduler(machine);
    await run('CreateSchedule', ONCE);
    await run('DeleteSchedule', { Name: 'once' });
    await machine.clock.advance(START + 86_400_000);
    expect(machine.calls).toEqual([]);
    for (const bad of [
      { ...ONCE, ScheduleExpression: 'never' },
      { ...ONCE, FlexibleTimeWindow: { Mode: 'FLEXIBLE' } },
      { ...ONCE, Target: { ...TARGET, Arn: 'arn:aws:ecs:x' } },
    ])
      await expect(run('CreateSchedule', bad)).rejects.toSatisfy(
        (error: AwsError) => error.code === 'ValidationException',
      );
    const permissions = scheduler.service.operations.CreateSchedule?.permissions(ONCE as never, {
      caller: ADMIN,
      now: START,
      requestId: 'r',
    });
    expect(permissions?.map(({ action }) => action)).toEqual(['scheduler:CreateSchedule', 'iam:PassRole']);
  });
});
