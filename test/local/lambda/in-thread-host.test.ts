import { describe, expect, it } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../../local/aws-service.ts';
import { InjectedSilence } from '../../../local/faults/faults.ts';
import { seededRandom } from '../../../local/faults/random.ts';
import { FunctionLogs } from '../../../local/lambda/function-logs.ts';
import type { FunctionSpec } from '../../../local/lambda/function-spec.ts';
import type { HttpOutlet } from '../../../local/lambda/in-thread/in-process-http.ts';
import { InThreadHost } from '../../../local/lambda/in-thread/in-thread-host.ts';
import { bundleFunction } from './bundle-function.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const AWS = {
  AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'k',
  AWS_SECRET_ACCESS_KEY: 's',
};

function start(outlet: HttpOutlet = () => Promise.reject(new Error('no outlet'))) {
  const logs = new FunctionLogs(() => NOW);
  const host = new InThreadHost({ log: logs, outlet, random: () => seededRandom(7), now: () => NOW });
  const call = async (fn: FunctionSpec, event: unknown = {}) => {
    const result = await host.invoke(fn, { requestId: 'r-1', payload: JSON.stringify(event) });
    return { error: result.functionError, value: JSON.parse(result.payload) };
  };
  return { logs, host, call };
}

const json = (value: unknown, status = 200): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: new TextEncoder().encode(JSON.stringify(value)),
});

const DYNAMO = bundleFunction(
  `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
   const client = new DynamoDBClient({});
   export const handler = async (event) => (await client.send(new GetItemCommand({ TableName: 't', Key: { pk: { S: event.pk } } }))).Item;`,
  { environment: AWS },
);

describe('InThreadHost', () => {
  it('carries SDK calls to a function instead of a socket, signed with the machine time', async () => {
    const seen: Array<{ origin: string; request: HttpRequest }> = [];
    const { call } = start(async (origin, request) => {
      seen.push({ origin, request });
      return json({ Item: { pk: { S: 'a' } } });
    });
    expect(await call(DYNAMO, { pk: 'a' })).toEqual({ error: undefined, value: { pk: { S: 'a' } } });
    expect(seen[0]?.origin).toBe('http://127.0.0.1:4566');
    expect(seen[0]?.request.headers['x-amz-target']).toBe('DynamoDB_20120810.GetItem');
    expect(seen[0]?.request.headers['x-amz-date']).toBe('20260301T120000Z');
    expect(JSON.parse(new TextDecoder().decode(seen[0]?.request.body))).toMatchObject({ TableName: 't' });
  });

  it("lets the SDK's back-off pass without real time", async () => {
    let calls = 0;
    const { call } = start(async () =>
      ++calls < 3
        ? json({ __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException' }, 400)
        : json({ Item: {} }),
    );
    expect(await call(DYNAMO, { pk: 'a' })).toEqual({ error: undefined, value: {} });
    expect(calls).toBe(3);
  });

  it('repeats chance and time by seed', async () => {
    const fn = bundleFunction(
      `import { randomUUID, randomBytes } from 'node:crypto';
       export const handler = async () => [Math.random(), crypto.randomUUID(), globalThis.crypto.randomUUID(), randomUUID(),
         randomBytes(4).toString('hex'), Date.now(), new Date().toISOString(), [...crypto.getRandomValues(new Uint8Array(2))]];`,
    );
    const one = await start().call(fn);
    const other = await start().call(fn);
    expect(one).toEqual(other);
    expect(one.value[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(one.value.slice(5, 7)).toEqual([NOW, '2026-03-01T12:00:00.000Z']);
  });

  it('gives each function an environment, module state and globals of its own', async () => {
    const source = `let count = 0; export const handler = async () => { globalThis.mine = (globalThis.mine ?? 0) + 1; process.env.X += '!';
      return [process.env.X, ++count, globalThis.mine, process.env.PATH ?? null]; };`;
    const one = bundleFunction(source, { name: 'One', environment: { X: '1' } });
    const two = bundleFunction(source, { name: 'Two', environment: { X: '2' } });
    const { call } = start();
    await call(one);
    expect((await call(one)).value).toEqual(['1!!', 2, 2, null]);
    expect((await call(two)).value).toEqual(['2!', 1, 1, null]);
    expect('mine' in globalThis).toBe(false);
  });

  it('keeps instanceof true between bundled code and Node', async () => {
    const fn = bundleFunction(
      `export const handler = async () => [Buffer.from('a') instanceof Uint8Array, new Date() instanceof Date, Buffer.from('a').buffer instanceof ArrayBuffer,
        await import('node:fs').then((fs) => { try { fs.readFileSync('/none'); } catch (e) { return e instanceof Error; } })];`,
    );
    expect((await start().call(fn)).value).toEqual([true, true, true, true]);
  });

  it('answers fetch in process', async () => {
    const fn = bundleFunction(
      `export const handler = async () => { const r = await fetch('http://pay.test/v1/x?y=1', { method: 'POST', body: 'hi', headers: { A: 'b' } }); return [r.status, await r.json()]; };`,
    );
    const { call } = start(async (origin, request) =>
      json(
        [
          origin,
          request.method,
          request.path,
          request.query,
          request.headers.a,
          Buffer.from(request.body).toString(),
        ],
        201,
      ),
    );
    expect((await call(fn)).value).toEqual([201, ['http://pay.test', 'POST', '/v1/x', 'y=1', 'b', 'hi']]);
  });

  it('describes errors, refusals to load, exits and timeouts as AWS does', async () => {
    const { call, logs } = start();
    const failing = bundleFunction(
      `class AlreadyAnswered extends Error { name = 'AlreadyAnswered' } export const handler = async () => { console.log('about to'); throw new AlreadyAnswered('by X'); };`,
    );
    expect(await call(failing)).toMatchObject({
      error: 'Unhandled',
      value: { errorType: 'AlreadyAnswered', errorMessage: 'by X' },
    });
    expect(logs.of('TestFunction')[0]?.line).toBe('about to');
    expect((await call(bundleFunction('export const other = 1'))).value.errorType).toBe(
      'Runtime.HandlerNotFound',
    );
    expect((await call({ ...failing, codeDir: '/nowhere' })).value.errorType).toBe(
      'Runtime.ImportModuleError',
    );
    expect((await call(bundleFunction('export const handler = async () => process.exit(3)'))).value).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: 'RequestId: r-1 Error: Runtime exited with error: exit status 3',
    });
    const stuck = bundleFunction(
      `export const handler = (_, context) => new Promise(() => setInterval(() => { console.log(context.getRemainingTimeInMillis()); }, 1000));`,
    );
    expect((await call(stuck)).value).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: 'RequestId: r-1 Error: Task timed out after 3.00 seconds',
    });
  });

  it('ends a function by its timeout when a request of it is never answered', async () => {
    let calls = 0;
    const { call } = start(async () => {
      calls += 1;
      if (calls === 2) throw new InjectedSilence('dynamodb GetItem is not answered');
      return json({ Item: { pk: { S: 'a' } } });
    });
    expect((await call(DYNAMO, { pk: 'a' })).error).toBeUndefined();
    expect((await call(DYNAMO, { pk: 'a' })).value).toMatchObject({ errorType: 'Sandbox.Timedout' });
    expect((await call(DYNAMO, { pk: 'a' })).error).toBeUndefined();
  });

  it('runs invocations of one function side by side, each in an environment of its own', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let waiting = 0;
    const { host } = start(async () => {
      if (++waiting === 2) open();
      await gate;
      return json({ Item: {} });
    });
    const both = await Promise.all(
      ['a', 'b'].map((pk) => host.invoke(DYNAMO, { requestId: pk, payload: JSON.stringify({ pk }) })),
    );
    expect(both.map((result) => result.payload)).toEqual(['{}', '{}']);
  });

  it('lets nothing out after it was dropped', async () => {
    let requests = 0;
    let answer: (response: HttpResponse) => void = () => undefined;
    const fn = bundleFunction(
      `export const handler = async () => { await fetch('http://a.test/1'); await fetch('http://a.test/2'); return 'done'; };`,
    );
    const { host } = start(() => {
      requests += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    });
    const settled: unknown[] = [];
    host.invoke(fn, { requestId: 'r', payload: '{}' }).then(
      (result) => settled.push(result),
      (error) => settled.push(error),
    );
    while (requests === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    host.drop();
    answer(json({}));
    for (let turn = 0; turn < 100; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
    expect([requests, settled]).toEqual([1, []]);
  });
});
