import { describe, expect, it } from 'vitest';
import type { AwsCall, Caller } from '../../../local/aws-service.ts';
import { createSns } from '../../../local/sns/service.ts';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';
import { START } from '../ses/machine.ts';

const ADMIN: Caller = { kind: 'admin', arn: 'admin' };
const CALL: AwsCall = { caller: ADMIN, now: START, requestId: 'r' };

function machine() {
  const clock = new SimulatedClock(new ActivityCount(), START);
  const sns = createSns({ folder: openDataFolder(null), clock });
  const { Publish } = sns.service.operations;
  if (Publish === undefined) throw new Error('SNS is incomplete');
  return {
    sns,
    publish: (input: object) => Publish.run(input as never, CALL),
    permissions: (input: object) => Publish.permissions(input as never, CALL),
  };
}

describe('Publish', () => {
  it('keeps text messages, newest first', async () => {
    const { sns, publish, permissions } = machine();
    expect(await publish({ PhoneNumber: '+12025550123', Message: 'one' })).toEqual({
      MessageId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    await sns.sendText({ to: '+12025550199', text: 'two' });
    const date = '2026-03-01T12:00:00.000Z';
    expect(sns.texts({})).toEqual([
      { to: '+12025550199', text: 'two', date },
      { to: '+12025550123', text: 'one', date },
    ]);
    expect(sns.texts({ to: '+12025550123' })).toHaveLength(1);
    expect(permissions({ PhoneNumber: '+12025550123' })).toEqual([
      { action: 'sns:Publish', resources: ['*'] },
    ]);
  });

  it.each([
    [{ PhoneNumber: '5550123', Message: 'x' }, 'InvalidParameter'],
    [{ PhoneNumber: '+12025550123' }, 'InvalidParameter'],
    [{ TopicArn: 'arn:aws:sns:us-east-1:000000000000:none', Message: 'x' }, 'InvalidParameter'],
  ])('refuses %j', async (input, code) => {
    await expect(machine().publish(input)).rejects.toMatchObject({ code });
  });
});
