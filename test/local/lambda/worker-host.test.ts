import { afterEach, describe, expect, it } from 'vitest';
import { FunctionLogs } from '../../../local/lambda/function-logs.ts';
import type { FunctionSpec } from '../../../local/lambda/function-spec.ts';
import { WorkerHost } from '../../../local/lambda/worker-host.ts';
import { SharedTime } from '../../../local/time/shared-time.ts';
import { bundleFunction } from './bundle-function.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('WorkerHost', () => {
  const hosts: WorkerHost[] = [];
  afterEach(async () => {
    await Promise.all(hosts.splice(0).map((host) => host.stop()));
  });

  function start(cap?: number) {
    const time = new SharedTime();
    time.freeze(NOW);
    const logs = new FunctionLogs(() => NOW);
    const host = new WorkerHost({ time: time.buffer, log: logs, ...(cap !== undefined && { cap }) });
    hosts.push(host);
    const call = async (fn: FunctionSpec, event: unknown = {}, nested = false) => {
      const result = await host.invoke(fn, { requestId: 'r-1', payload: JSON.stringify(event), nested });
      return { error: result.functionError, value: JSON.parse(result.payload) };
    };
    return { time, logs, host, call };
  }

  it('runs a function with its own environment and the machine time, and keeps it warm', async () => {
    const { call, time } = start();
    const fn = bundleFunction(
      `let count = 0; export const handler = async (event, context) => [event, process.env.TABLE_NAME, process.env.HOME ?? null, ++count, new Date().toISOString(), context.functionName];`,
      { environment: { TABLE_NAME: 'claims' } },
    );
    expect((await call(fn, { a: 1 })).value).toEqual([
      { a: 1 },
      'claims',
      null,
      1,
      '2026-03-01T12:00:00.000Z',
      'TestFunction',
    ]);
    time.freeze(NOW + 1000);
    expect((await call(fn)).value.slice(3, 5)).toEqual([2, '2026-03-01T12:00:01.000Z']);
  });

  it('ends a function at its timeout, however busy, and starts it anew', async () => {
    const { call } = start();
    const fn = bundleFunction(
      `let count = 0; export const handler = async (event) => { while (event.spin); return ++count; };`,
      {
        timeoutMs: 200,
      },
    );
    expect((await call(fn)).value).toBe(1);
    expect(await call(fn, { spin: true })).toEqual({
      error: 'Unhandled',
      value: {
        errorType: 'Sandbox.Timedout',
        errorMessage: 'RequestId: r-1 Error: Task timed out after 0.20 seconds',
      },
    });
    expect((await call(fn)).value).toBe(1);
  });

  it('describes errors and crashes, and keeps the console', async () => {
    const { call, logs } = start();
    const fn = bundleFunction(
      `export const handler = async (event) => { console.log('saw', event.how);
        if (event.how === 'exit') process.exit(2);
        if (event.how === 'late') { setTimeout(() => { throw new RangeError('late'); }, 1); await new Promise(() => {}); }
        throw new TypeError('no'); };`,
    );
    expect(await call(fn, { how: 'throw' })).toMatchObject({
      error: 'Unhandled',
      value: { errorType: 'TypeError', errorMessage: 'no' },
    });
    expect((await call(fn, { how: 'late' })).value).toMatchObject({
      errorType: 'RangeError',
      errorMessage: 'late',
    });
    expect((await call(fn, { how: 'exit' })).value.errorType).toBe('Runtime.ExitError');
    expect(logs.of('TestFunction').map(({ line }) => line)).toContain('saw throw');
  });

  it('keeps to its cap: idle threads make room, busy ones make others wait, nested calls do not', async () => {
    const { call, host } = start(2);
    const named = (name: string) =>
      bundleFunction(
        'export const handler = async (ms) => { await new Promise((r) => setTimeout(r, ms)); return process.env.N; };',
        {
          name,
          environment: { N: name },
        },
      );
    const [a, b, c] = [named('A'), named('B'), named('C')];
    const order: string[] = [];
    const note = async (fn: FunctionSpec, ms: number, nested = false) => {
      order.push((await call(fn, ms, nested)).value);
    };
    await note(a, 0);
    await note(b, 0);
    await note(c, 0);
    expect(host.alive).toBe(2);
    await Promise.all([note(b, 2000), note(c, 2000), note(a, 0), note(a, 0, true)]);
    expect(order.slice(3, 4)).toEqual(['A']);
    expect(order.slice(3).sort()).toEqual(['A', 'A', 'B', 'C']);
    expect(host.alive).toBeLessThanOrEqual(3);
  });
});
