import { afterEach, describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../local/aws-service.ts';
import { type Runtime, type RuntimeOptions, startRuntime } from '../../local/runtime.ts';
import { openDataFolder } from '../../local/storage/open-data-folder.ts';
import { assemblyDir } from '../assembly.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const ADDRESS = 'https://sqs.us-east-1.amazonaws.com/000000000000/';

const get = (path: string): HttpRequest => ({
  method: 'GET',
  path,
  query: '',
  headers: {},
  body: new Uint8Array(),
});

describe('startRuntime with the project template', () => {
  const running: Runtime[] = [];
  const logs: string[] = [];
  afterEach(async () => {
    for (const runtime of running.splice(0)) await runtime.stop();
    logs.length = 0;
  });
  const start = async (options: Partial<RuntimeOptions> = {}) => {
    const runtime = await startRuntime({
      assemblyDir: await assemblyDir(),
      folder: openDataFolder(null),
      host: 'in-thread',
      now: NOW,
      seed: 1,
      log: (line) => logs.push(line),
      ...options,
    });
    running.push(runtime);
    return runtime;
  };

  it('provisions every resource and gives every role keys', async () => {
    const runtime = await start();
    await runtime.idle();
    expect(runtime.outputs.ClaimflowService).toMatchObject({
      MembersPoolId: expect.stringMatching(/^us-east-1_/),
    });
    const health = await runtime.portal(get('/_local/health'));
    expect(JSON.parse(Buffer.from(health.body).toString())).toMatchObject({
      status: 'ready',
      services: { dynamodb: 'ready' },
    });
    const roles = runtime.machine.roles().filter((role) => role.function !== undefined);
    expect(roles.length).toBe(runtime.services.lambda.functions().length);
    expect((await runtime.call('states', 'ListStateMachines', {})) as object).toMatchObject({
      stateMachines: [{ name: expect.stringContaining('laim') }],
    });
    expect(logs).toEqual([]);
  });

  it('fires the schedule of the template when the clock is moved', async () => {
    const runtime = await start();
    const { fired } = await runtime.clock.advance(NOW + 3600_000);
    expect(fired.filter(({ kind }) => kind === 'rate')).toHaveLength(1);
    const invoked = runtime.machine
      .metering()
      .items.find(({ service, unit }) => service === 'lambda' && unit === 'gb-ms');
    expect(invoked?.quantity).toBeGreaterThan(0);
  });

  it('goes on after a crash with what was committed', async () => {
    const folder = openDataFolder(null);
    const first = await start({ folder });
    const queue = first.services.sqs.service;
    await first.call('sqs', 'SendMessage', {
      QueueUrl: `${ADDRESS}${deadLetters(first)}`,
      MessageBody: 'kept',
    });
    first.crash();
    await expect(first.call('sqs', 'ReceiveMessage', { QueueUrl: ADDRESS })).rejects.toThrow();
    expect(() =>
      queue.operations.GetQueueAttributes?.run({ QueueUrl: ADDRESS } as never, undefined as never),
    ).toBeDefined();
    const second = await start({ folder, now: NOW + 1000 });
    const received = await second.call('sqs', 'ReceiveMessage', {
      QueueUrl: `${ADDRESS}${deadLetters(second)}`,
    });
    expect(received).toMatchObject({ Messages: [{ Body: 'kept' }] });
  });

  it('repeats itself by seed', async () => {
    const ids = async () => {
      const runtime = await start();
      const sent = [];
      for (let i = 0; i < 3; i++)
        sent.push(
          await runtime.call('sqs', 'SendMessage', {
            QueueUrl: `${ADDRESS}${deadLetters(runtime)}`,
            MessageBody: 'x',
          }),
        );
      return sent;
    };
    expect(await ids()).toEqual(await ids());
  });
});

function deadLetters(runtime: Runtime): string {
  const arn = String(
    runtime.services.lambda
      .functions()
      .map((fn) => fn.deadLetterArn)
      .find((one) => one !== undefined),
  );
  return arn.slice(arn.lastIndexOf(':') + 1);
}
