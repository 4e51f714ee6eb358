import { availableParallelism } from 'node:os';
import type { FunctionLog, FunctionSpec, Invocation, InvocationResult, LambdaHost } from './function-spec.ts';
import { FunctionWorker } from './function-worker.ts';

export interface WorkerHostOptions {
  /** The machine's time for the threads (SharedTime). */
  readonly time: SharedArrayBuffer;
  readonly log: FunctionLog;
  /** Threads alive at once; default twice the cores. */
  readonly cap?: number;
}

interface Waiting {
  readonly fn: FunctionSpec;
  take(worker: FunctionWorker): void;
}

/**
 * Functions in worker threads, started on first use. At the cap the least recently used idle thread makes room; when
 * all are busy an invocation waits its turn, except a nested one, whose caller holds a thread already.
 */
export class WorkerHost implements LambdaHost {
  readonly #options: WorkerHostOptions;
  readonly #cap: number;
  /** In order of last use. */
  readonly #alive = new Set<FunctionWorker>();
  /** Handed to an invocation, from the moment of choosing. */
  readonly #reserved = new Set<FunctionWorker>();
  readonly #waiting: Waiting[] = [];
  #stopped = false;

  constructor(options: WorkerHostOptions) {
    this.#options = options;
    this.#cap = options.cap ?? 2 * availableParallelism();
  }

  async invoke(fn: FunctionSpec, invocation: Invocation): Promise<InvocationResult> {
    if (this.#stopped) throw new Error(`${fn.name} can't be invoked: the Lambda host has stopped`);
    const worker = await this.#acquire(fn, invocation.nested === true);
    try {
      return await worker.run(invocation);
    } finally {
      this.#release(worker);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#alive].map((worker) => worker.stop()));
    this.#alive.clear();
  }

  /** Threads alive now: for the control room and tests. */
  get alive(): number {
    return this.#alive.size;
  }

  #acquire(fn: FunctionSpec, nested: boolean): Promise<FunctionWorker> {
    const worker = this.#idle(fn) ?? this.#start(fn, nested);
    if (worker) return Promise.resolve(this.#reserve(worker));
    return new Promise((resolve) => this.#waiting.push({ fn, take: resolve }));
  }

  #reserve(worker: FunctionWorker): FunctionWorker {
    this.#reserved.add(worker);
    this.#alive.delete(worker);
    this.#alive.add(worker);
    return worker;
  }

  #release(worker: FunctionWorker): void {
    this.#reserved.delete(worker);
    if (worker.gone) this.#alive.delete(worker);
    for (const [index, waiting] of this.#waiting.entries()) {
      const next = this.#idle(waiting.fn) ?? this.#start(waiting.fn, false);
      if (!next) return;
      this.#waiting.splice(index, 1);
      waiting.take(this.#reserve(next));
      return;
    }
  }

  #idle(fn: FunctionSpec): FunctionWorker | undefined {
    return this.#free().find((worker) => worker.fn === fn);
  }

  #free(): FunctionWorker[] {
    return [...this.#alive].filter((worker) => !worker.gone && !this.#reserved.has(worker));
  }

  #start(fn: FunctionSpec, beyondCap: boolean): FunctionWorker | undefined {
    for (const worker of this.#alive) if (worker.gone) this.#alive.delete(worker);
    if (this.#alive.size >= this.#cap) {
      const oldest = this.#free()[0];
      if (oldest) {
        this.#alive.delete(oldest);
        oldest.stop().catch((error: unknown) => this.#options.log.write(oldest.fn.name, String(error)));
      } else if (!beyondCap) return undefined;
    }
    const worker = new FunctionWorker(fn, this.#options.time, this.#options.log);
    this.#alive.add(worker);
    return worker;
  }
}
