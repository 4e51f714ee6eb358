import { describe, expect, it } from 'vitest';
import type { AwsError, Caller } from '../../../local/aws-service.ts';
import { createSqs } from '../../../local/sqs/sqs.ts';
import { recordedMachine, START } from '../recorded-calls.ts';

const ADMIN: Caller = { kind: 'admin', arn: 'admin' };

async function startQueues(properties: Record<string, unknown> = {}) {
  const machine = recordedMachine();
  const sqs = createSqs({ ...machine, folder: machine.session });
  for (const [logicalId, own] of Object.entries({ Work: properties })) {
    const resource = { stackName: 'S', logicalId, type: 'AWS::SQS::Queue', properties: own };
    await sqs.provider.provision({ ...resource, identity: sqs.provider.identify(resource) });
  }
  const run = async (operation: string, input: Record<string, unknown>, queue = 'S-Work') => {
    const QueueUrl = `https://sqs.us-east-1.amazonaws.com/000000000000/${queue}`;
    const call = { caller: ADMIN, now: machine.clock.now(), requestId: 'r' };
    return (await sqs.service.operations[operation]?.run({ QueueUrl, ...input } as never, call)) as {
      Messages?: {
        Body: string;
        ReceiptHandle: string;
        MD5OfBody: string;
        Attributes: { ApproximateReceiveCount: string };
      }[];
      Attributes?: Record<string, string>;
    };
  };
  const bodies = async (queue?: string) =>
    (await run('ReceiveMessage', { MaxNumberOfMessages: 10 }, queue)).Messages?.map(({ Body }) => Body);
  return { ...machine, sqs, run, bodies };
}

describe('createSqs', () => {
  it('hides a received message until its time is over, and forgets a deleted one', async () => {
    const { run, bodies, clock } = await startQueues({ VisibilityTimeout: 60 });
    await run('SendMessage', { MessageBody: 'one' });
    const [first] = (await run('ReceiveMessage', {})).Messages ?? [];
    expect(first).toMatchObject({ Body: 'one', MD5OfBody: 'f97c5d29941bfb1b2fdab0874906ab82' });
    expect(await bodies()).toBeUndefined();
    await clock.advance(START + 60_000);
    const [again] = (await run('ReceiveMessage', {})).Messages ?? [];
    expect(again?.Attributes.ApproximateReceiveCount).toBe('2');
    await run('DeleteMessage', { ReceiptHandle: again?.ReceiptHandle });
    await clock.advance(START + 3600_000);
    expect(await bodies()).toBeUndefined();
  });

  it('counts messages, and drops them after their retention', async () => {
    const { run, bodies, clock } = await startQueues({ MessageRetentionPeriod: 600 });
    await run('SendMessage', { MessageBody: 'one' });
    await run('SendMessage', { MessageBody: 'two' });
    await run('ReceiveMessage', {});
    expect((await run('GetQueueAttributes', {})).Attributes).toMatchObject({
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
      QueueArn: 'arn:aws:sqs:us-east-1:000000000000:S-Work',
    });
    await clock.advance(START + 599_000);
    expect(await bodies()).toEqual(['one', 'two']);
    await clock.advance(START + 630_000);
    expect(await bodies()).toBeUndefined();
  });

  it('refuses queues that send on or keep an order, by name', async () => {
    await expect(startQueues({ RedrivePolicy: {} })).rejects.toThrow(/S\/Work .*RedrivePolicy/);
    await expect(startQueues({ FifoQueue: true })).rejects.toThrow(/FifoQueue/);
  });

  it('names the resource of each call, and refuses a queue that does not exist', async () => {
    const { sqs, run } = await startQueues();
    const call = { caller: ADMIN, now: START, requestId: 'r' };
    const input = { QueueUrl: 'http://127.0.0.1:4566/000000000000/S-Work' };
    expect(sqs.service.operations.SendMessage?.permissions(input as never, call)).toEqual([
      { action: 'sqs:SendMessage', resources: ['arn:aws:sqs:us-east-1:000000000000:S-Work'] },
    ]);
    await expect(run('ReceiveMessage', {}, 'None')).rejects.toSatisfy(
      (error: AwsError) => error.code === 'QueueDoesNotExist',
    );
  });

  it.each<[operation: string, input: object, code: string]>([
    ['ReceiveMessage', {}, 'MissingParameter'],
    ['ReceiveMessage', { QueueUrl: null }, 'MissingParameter'],
    ['ReceiveMessage', { QueueUrl: 7 }, 'SerializationException'],
    ['ReceiveMessage', { QueueUrl: 'x/S-Work', MaxNumberOfMessages: 'all' }, 'InvalidParameterValue'],
    ['ReceiveMessage', { QueueUrl: 'x/S-Work', MaxNumberOfMessages: 11 }, 'InvalidParameterValue'],
    ['ReceiveMessage', { QueueUrl: 'x/S-Work', VisibilityTimeout: 43_201 }, 'InvalidParameterValue'],
    ['SendMessage', { QueueUrl: 'x/S-Work' }, 'MissingParameter'],
    ['SendMessage', { QueueUrl: 'x/S-Work', MessageBody: {} }, 'SerializationException'],
    ['DeleteMessage', { QueueUrl: 'x/S-Work' }, 'MissingParameter'],
  ])('refuses %s %j: %s', async (operation, input, code) => {
    const { sqs } = await startQueues();
    const call = { caller: ADMIN, now: START, requestId: 'r' };
    const found = sqs.service.operations[operation];
    const ask = async (): Promise<unknown> => {
      found?.permissions(input as never, call);
      return await found?.run(input as never, call);
    };
    await expect(ask()).rejects.toMatchObject({ code });
  });
});
