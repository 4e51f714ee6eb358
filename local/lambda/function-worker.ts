import { Worker } from 'node:worker_threads';
import { exitPayload, failurePayload, timeoutPayload } from './function-failure.ts';
import type { FunctionLog, FunctionSpec, Invocation, InvocationResult } from './function-spec.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.ts';

/** Lambda gives a function's initialisation ten seconds of its own. */
const INIT_ALLOWANCE_MS = 10_000;

interface Current {
  readonly requestId: string;
  readonly since: number;
  settle(result: InvocationResult): void;
}

/** One worker thread holding one function, started cold, kept warm until it is stopped. */
export class FunctionWorker {
  readonly fn: FunctionSpec;
  /** Set once the thread is gone or on its way out; it takes no further invocation. */
  gone = false;
  readonly #worker: Worker;
  readonly #started = performance.now();
  #ready = false;
  /** Told with the first answer. */
  #initMs: number | undefined;
  #current: Current | undefined;
  #deadline: NodeJS.Timeout | undefined;
  #failure: unknown;

  constructor(fn: FunctionSpec, time: SharedArrayBuffer, log: FunctionLog) {
    this.fn = fn;
    const { name, arn, handler, codeDir, memoryMb } = fn;
    const setup: WorkerSetup = { fn: { name, arn, handler, codeDir, memoryMb }, time };
    this.#worker = new Worker(new URL('./worker-main.ts', import.meta.url), {
      workerData: setup,
      env: { ...fn.environment },
      execArgv: [],
      stdout: true,
      stderr: true,
      name: fn.name,
    });
    for (const stream of [this.#worker.stdout, this.#worker.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => log.write(name, text));
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('error', (error) => {
      this.#failure = error;
    });
    this.#worker.on('exit', (status) => this.#exited(status));
    this.#worker.unref();
  }

  get busy(): boolean {
    return this.#current !== undefined;
  }

  run(invocation: Invocation): Promise<InvocationResult> {
    const { requestId, payload } = invocation;
    return new Promise((settle) => {
      this.#current = { requestId, since: performance.now(), settle };
      this.#arm(this.#ready ? this.fn.timeoutMs : this.fn.timeoutMs + INIT_ALLOWANCE_MS);
      const message: ToWorker = { requestId, payload, timeoutMs: this.fn.timeoutMs };
      this.#worker.postMessage(message);
    });
  }

  async stop(): Promise<void> {
    this.gone = true;
    clearTimeout(this.#deadline);
    await this.#worker.terminate();
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'ready') {
      this.#ready = true;
      this.#initMs = performance.now() - this.#started;
      if (this.#current) this.#arm(this.fn.timeoutMs);
      return;
    }
    this.#settle({
      payload: message.payload,
      durationMs: message.durationMs,
      ...(this.#initMs !== undefined && { initMs: this.#initMs }),
      ...(message.failed && { functionError: 'Unhandled' }),
    });
    this.#initMs = undefined;
  }

  /** A real timer: the thread runs in real time whatever the machine's clock does. */
  #arm(ms: number): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => {
      this.gone = true;
      const requestId = this.#current?.requestId ?? '';
      this.#fail(timeoutPayload(requestId, this.fn.timeoutMs));
      this.#worker.terminate().catch((error: unknown) => {
        this.#failure = error;
      });
    }, ms);
  }

  #exited(status: number): void {
    this.gone = true;
    const requestId = this.#current?.requestId ?? '';
    this.#fail(this.#failure ? failurePayload(this.#failure) : exitPayload(requestId, status));
  }

  #fail(payload: string): void {
    const since = this.#current?.since ?? performance.now();
    this.#settle({ payload, functionError: 'Unhandled', durationMs: performance.now() - since });
  }

  #settle(result: InvocationResult): void {
    clearTimeout(this.#deadline);
    const current = this.#current;
    this.#current = undefined;
    current?.settle(result);
  }
}
