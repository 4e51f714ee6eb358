import { describe, expect, it } from 'vitest';
import type { AwsCall, Caller } from '../../../local/aws-service.ts';
import { createSns } from '../../../local/sns/service.ts';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';
import { provide, START } from '../ses/machine.ts';

const ADMIN: Caller = { kind: 'admin', arn: 'admin' };
const CALL: AwsCall = { caller: ADMIN, now: START, requestId: 'r' };

function machine() {
  const clock = new SimulatedClock(new ActivityCount(), START);
  const invoked: unknown[] = [];
  const called: unknown[] = [];
  const sns = createSns({
    ...{ folder: openDataFolder(null), clock },
    call: async (caller, service, operation, input) =>
      void called.push({ caller, service, operation, input }),
    invokeAsync: () => async (functionArn, event, source) =>
      void invoked.push({ functionArn, event, source }),
  });
  const { Publish } = sns.service.operations;
  const [provider] = sns.providers;
  if (Publish === undefined || provider === undefined) throw new Error('SNS is incomplete');
  const publish = (input: object) => Publish.run(input as never, CALL);
  return {
    sns,
    publish,
    provider,
    invoked,
    called,
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
    [{ TopicArn: 'arn:aws:sns:us-east-1:000000000000:none', Message: 'x' }, 'NotFound'],
  ])('refuses %j', async (input, code) => {
    await expect(machine().publish(input)).rejects.toMatchObject({ code });
  });

  it('brings a topic’s message to its functions and queues', async () => {
    const { provider, publish, invoked, called } = machine();
    const TopicArn = await provide(provider, 'AWS::SNS::Topic', 'Alerts', { TopicName: 'alerts' });
    const Endpoint = 'arn:aws:lambda:us-east-1:000000000000:function:F';
    await provide(provider, 'AWS::SNS::Subscription', 'ToFunction', {
      TopicArn,
      Protocol: 'lambda',
      Endpoint,
    });
    const queue = 'arn:aws:sqs:us-east-1:000000000000:q';
    await provide(provider, 'AWS::SNS::Subscription', 'ToQueue', {
      TopicArn,
      Protocol: 'sqs',
      Endpoint: queue,
      RawMessageDelivery: true,
    });
    await publish({ TopicArn, Message: 'alarm' });
    expect(invoked).toMatchObject([
      {
        functionArn: Endpoint,
        event: { Records: [{ EventSource: 'aws:sns', Sns: { Message: 'alarm', TopicArn } }] },
        source: { servicePrincipal: 'sns.amazonaws.com', sourceArn: TopicArn },
      },
    ]);
    expect(called).toMatchObject([
      { service: 'sqs', operation: 'SendMessage', input: { MessageBody: 'alarm' } },
    ]);
  });
});
