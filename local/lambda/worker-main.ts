/** What runs inside a worker thread: one function, one invocation at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { replacedDate } from '../time/replaced-date.ts';
import { SharedTime } from '../time/shared-time.ts';
import { failurePayload, resultPayload } from './function-failure.ts';
import { compileModule, contextOf, type Handler, handlerOf, requireFrom } from './handler-module.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.ts';

const { fn, time } = workerData as WorkerSetup;
const machineTime = Date.now;
const shared = new SharedTime(time);
globalThis.Date = replacedDate(() => shared.now(machineTime()));

if (!parentPort) throw new Error('worker-main runs only inside a worker thread');
const port = parentPort;
const answer = (message: FromWorker) => port.postMessage(message);

function load(): { handler: Handler } | { failure: string } {
  try {
    const module = compileModule(fn.codeDir, fn.handler, []);
    return { handler: handlerOf(module.evaluate(requireFrom(module.file), []), fn.handler) };
  } catch (error) {
    return { failure: failurePayload(error) };
  }
}

const loaded = load();
answer({ kind: 'ready' });

port.on('message', (message: ToWorker) => {
  const { requestId, payload, timeoutMs } = message;
  if ('failure' in loaded) {
    answer({ kind: 'result', payload: loaded.failure, failed: true, durationMs: 0 });
    return;
  }
  const started = performance.now();
  const context = contextOf(fn, requestId, () => Math.max(0, timeoutMs - (performance.now() - started)));
  const finish = (result: string, failed: boolean) =>
    answer({ kind: 'result', payload: result, failed, durationMs: performance.now() - started });
  Promise.resolve()
    .then(() => loaded.handler(JSON.parse(payload), context))
    .then(resultPayload)
    .then(
      (result) => finish(result, false),
      (error: unknown) => finish(failurePayload(error), true),
    );
});
