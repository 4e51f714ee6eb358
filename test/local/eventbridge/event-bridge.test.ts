import { describe, expect, it } from 'vitest';
import { createEventBridge } from '../../../local/eventbridge/event-bridge.ts';
import { recordedMachine, START, throttled } from '../recorded-calls.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:F';
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:Q';
const DEAD = 'arn:aws:sqs:us-east-1:000000000000:Dead';
const OTHER = 'arn:aws:lambda:us-east-1:000000000000:function:G';

type Machine = ReturnType<typeof recordedMachine>;

async function startBridge(machine: Machine, rules: Record<string, Record<string, unknown>>) {
  const bridge = createEventBridge({
    bill: () => undefined,
    ...machine,
    folder: machine.session,
    log: (text) => machine.logs.push(text),
  });
  for (const [logicalId, properties] of Object.entries(rules)) {
    const resource = { stackName: 'S', logicalId, type: 'AWS::Events::Rule', properties };
    await bridge.provider.provision({ ...resource, identity: bridge.provider.identify(resource) });
  }
  bridge.resume();
  return bridge;
}

describe('createEventBridge', () => {
  it('hands an event to every matching target as the events service, for the rule', async () => {
    const machine = recordedMachine();
    const bridge = await startBridge(machine, {
      Hit: {
        EventPattern: { source: ['aws.s3'] },
        Targets: [
          { Id: 'a', Arn: FUNCTION },
          { Id: 'b', Arn: OTHER, RoleArn: 'arn:role', Input: '{"fixed":1}' },
        ],
      },
      Miss: { EventPattern: { source: ['other'] }, Targets: [{ Id: 'a', Arn: FUNCTION }] },
      Off: { EventPattern: { source: ['aws.s3'] }, State: 'DISABLED', Targets: [{ Id: 'a', Arn: FUNCTION }] },
    });
    await bridge.bus.publish({
      source: 'aws.s3',
      detailType: 'T',
      detail: { key: 'a"b', size: 3 },
      resources: ['r'],
    });
    await machine.activity.idle();
    const [lambda, other] = machine.calls;
    expect(machine.calls).toHaveLength(2);
    expect(lambda).toMatchObject({
      caller: {
        kind: 'service',
        servicePrincipal: 'events.amazonaws.com',
        sourceArn: 'arn:aws:events:us-east-1:000000000000:rule/S-Hit',
      },
      service: 'lambda',
      input: { FunctionName: FUNCTION, InvocationType: 'Event' },
    });
    expect(JSON.parse(String(lambda?.input.Payload))).toEqual({
      version: '0',
      id: '00000000-0000-4000-8000-000000000001',
      'detail-type': 'T',
      source: 'aws.s3',
      account: '000000000000',
      time: '2026-03-01T00:00:00Z',
      region: 'us-east-1',
      resources: ['r'],
      detail: { key: 'a"b', size: 3 },
    });
    expect(other).toMatchObject({
      caller: { roleArn: 'arn:role' },
      input: { FunctionName: OTHER, Payload: '{"fixed":1}' },
    });
  });

  it.each([
    ['a queue', { Arn: QUEUE }, /only functions can be targets/],
    ['a transformed event', { Arn: FUNCTION, InputTransformer: {} }, /InputTransformer/],
  ])('stops the start for %s', async (_what, target, message) => {
    const rules = { R: { EventPattern: { source: ['s'] }, Targets: [{ Id: 'a', ...target }] } };
    await expect(startBridge(recordedMachine(), rules)).rejects.toThrow(message);
  });

  it('tries again after a throttle, on the clock, and goes to the dead letters after its retries', async () => {
    const machine = recordedMachine(({ service }) => (service === 'lambda' ? throttled() : {}));
    const target = {
      Id: 'a',
      Arn: FUNCTION,
      RetryPolicy: { MaximumRetryAttempts: 2 },
      DeadLetterConfig: { Arn: DEAD },
    };
    const bridge = await startBridge(machine, { R: { EventPattern: { source: ['s'] }, Targets: [target] } });
    await bridge.bus.publish({ source: 's', detailType: 'T', detail: {} });
    await machine.clock.advance(START + 3600_000);
    expect(machine.calls.map(({ service, at }) => [service, at])).toEqual([
      ['lambda', 0],
      ['lambda', 2000],
      ['lambda', 6000],
      ['sqs', 6000],
    ]);
    expect(machine.calls[3]?.input).toMatchObject({
      QueueUrl: 'https://sqs.us-east-1.amazonaws.com/000000000000/Dead',
      MessageAttributes: {
        ERROR_CODE: { StringValue: 'ThrottlingException' },
        TARGET_ARN: { StringValue: FUNCTION },
      },
    });
  });

  it('delivers after a crash what was published before it', async () => {
    const before = recordedMachine(throttled);
    const rules = { R: { EventPattern: { source: ['s'] }, Targets: [{ Id: 'a', Arn: FUNCTION }] } };
    const bridge = await startBridge(before, rules);
    await bridge.bus.publish({ source: 's', detailType: 'T', detail: { n: 1 } });
    await before.activity.idle();
    before.session.close();
    const after = recordedMachine(undefined, before.folder);
    await startBridge(after, rules);
    await after.clock.advance(START + 60_000);
    expect(after.calls.map(({ service, at }) => [service, at])).toEqual([['lambda', 2000]]);
    expect(JSON.parse(String(after.calls[0]?.input.Payload)).detail).toEqual({ n: 1 });
    const third = recordedMachine(undefined, before.folder, START + 120_000);
    await startBridge(third, rules);
    await third.clock.advance(START + 7200_000);
    expect(third.calls).toEqual([]);
  });

  it('ticks schedules, once for a move over many ticks of a rate, and goes on after a restart', async () => {
    const machine = recordedMachine();
    const rules = {
      Rate: { ScheduleExpression: 'rate(15 minutes)', Targets: [{ Id: 'a', Arn: FUNCTION }] },
      Cron: { ScheduleExpression: 'cron(0 6 * * ? *)', Targets: [{ Id: 'a', Arn: OTHER }] },
    };
    await startBridge(machine, rules);
    const { fired } = await machine.clock.advance(START + 24 * 3600_000);
    expect(fired.map(({ at, kind, name }) => [at, kind, name])).toEqual([
      ['2026-03-01T06:00:00.000Z', 'rate', 'S-Rate'],
      ['2026-03-01T06:00:00.000Z', 'cron', 'S-Cron'],
      ['2026-03-02T00:00:00.000Z', 'rate', 'S-Rate'],
    ]);
    const event = JSON.parse(String(machine.calls[0]?.input.Payload));
    expect(event).toMatchObject({ source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} });
    machine.session.close();
    const later = recordedMachine(undefined, machine.folder, START + 26 * 3600_000);
    await startBridge(later, rules);
    await later.activity.idle();
    expect(later.calls.map(({ service }) => service)).toEqual(['lambda']);
    await later.clock.advance(START + 26 * 3600_000 + 900_000);
    expect(later.calls).toHaveLength(2);
  });
});
