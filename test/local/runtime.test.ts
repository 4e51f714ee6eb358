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
    // And the role of CDK's own function that copies the portal's files.
    expect(roles.length).toBe(runtime.services.lambda.functions().length + 1);
    expect((await runtime.call('states', 'ListStateMachines', {})) as object).toMatchObject({
      stateMachines: expect.arrayContaining([
        expect.objectContaining({ name: expect.stringContaining('ClaimMachine') }),
      ]),
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

  it('serves the HTTP API by the function of its route', async () => {
    const runtime = await start();
    const response = await runtime.portal(get('/config.json'));
    expect(response.status).toBe(200);
    expect(JSON.parse(Buffer.from(response.body).toString())).toMatchObject({
      region: 'us-east-1',
      membersClientId: runtime.outputs.ClaimflowService?.MembersClientId,
    });
    expect((await runtime.portal(get('/api/nowhere'))).status).toBe(404);
  });

  it('lets pages of any origin sign in at the AWS endpoint, and only that', async () => {
    const runtime = await start();
    const ask = (headers: Record<string, string>, path = '/') =>
      runtime.aws({
        ...get(path),
        method: 'OPTIONS',
        headers: { origin: 'http://localhost:8787', ...headers },
      });
    const signIn = await ask({ 'access-control-request-headers': 'content-type,x-amz-target' });
    expect(signIn).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': '*' } });
    const other = await ask({ 'access-control-request-headers': 'content-type' });
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('goes on after an injected crash with what was committed, and the crashed one reaches nothing', async () => {
    const folder = openDataFolder(null);
    const first = await start({ folder });
    const rule = { service: 'sqs', operation: 'SendMessage', mode: 'crash', nth: 2, when: 'after' } as const;
    first.machine.setFaults({ seed: 1, rules: [rule] });
    const queue = { QueueUrl: `${ADDRESS}${deadLetters(first)}` };
    await first.call('sqs', 'SendMessage', { ...queue, MessageBody: 'before' });
    await expect(first.call('sqs', 'SendMessage', { ...queue, MessageBody: 'with' })).rejects.toThrow();
    await expect(first.call('sqs', 'SendMessage', { ...queue, MessageBody: 'after' })).rejects.toThrow(
      'stopped',
    );
    await expect(first.portal(get('/config.json'))).rejects.toThrow();

    const second = await start({ folder, now: NOW + 1000 });
    const received = await second.call('sqs', 'ReceiveMessage', { ...queue, MaxNumberOfMessages: 10 });
    expect(received).toMatchObject({ Messages: [{ Body: 'before' }, { Body: 'with' }] });
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
