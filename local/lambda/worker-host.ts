import { availableParallelism, totalmem } from 'node:os';
import type { FunctionLog, FunctionSpec, Invocation, InvocationResult, LambdaHost } from './function-spec.ts';
import { FunctionWorker } from './function-worker.ts';

export interface WorkerHostOptions {
  /** The machine's time for the threads (SharedTime). */
  readonly time: SharedArrayBuffer;
  readonly log: FunctionLog;
  /** Threads at work at once; default twice the cores. */
  readonly cap?: number;
  /** Threads alive, at work or warm; default `cap` where that is given, else what memory allows ({@link warmThreads}). */
  readonly warm?: number;
}

/**
 * A claim passes through a dozen functions, and claims side by side need some of them twice: a thread that makes room
 * for another is a cold start at the next step. Four claims at once ran at 1.1 a second with 20 warm threads and at 3.7
 * with 48 (`npm run bench`, 2 cores). A warm thread costs some 20 MB, of which the machine gives a quarter of its memory.
 */
const MOST_WARM = 48;
const WARM_THREAD_BYTES = 20e6;

function warmThreads(): number {
  return Math.min(MOST_WARM, Math.floor(totalmem() / 4 / WARM_THREAD_BYTES));
}

interface Waiting {
  readonly fn: FunctionSpec;
  take(worker: FunctionWorker): void;
}

/**
 * Functions in worker threads, started on first use and kept warm; the least recently used idle thread makes room for
 * another function's. At the cap an invocation waits its turn, except a nested one, whose caller holds a thread already.
 */
export class WorkerHost implements LambdaHost {
  readonly #options: WorkerHostOptions;
  readonly #cap: number;
  readonly #warm: number;
  /** In order of last use. */
  readonly #alive = new Set<FunctionWorker>();
  /** Handed to an invocation, from the moment of choosing. */
  readonly #reserved = new Set<FunctionWorker>();
  readonly #waiting: Waiting[] = [];
  #stopped = false;

  constructor(options: WorkerHostOptions) {
    this.#options = options;
    this.#cap = options.cap ?? 2 * availableParallelism();
    this.#warm = Math.max(this.#cap, options.warm ?? options.cap ?? warmThreads());
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
    if (nested || this.#reserved.size < this.#cap) return Promise.resolve(this.#take(fn));
    return new Promise((resolve) => this.#waiting.push({ fn, take: resolve }));
  }

  #take(fn: FunctionSpec): FunctionWorker {
    return this.#reserve(this.#idle(fn) ?? this.#start(fn));
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
    if (this.#reserved.size >= this.#cap) return;
    const next = this.#waiting.shift();
    next?.take(this.#take(next.fn));
  }

  #idle(fn: FunctionSpec): FunctionWorker | undefined {
    return this.#free().find((worker) => worker.fn === fn);
  }

  #free(): FunctionWorker[] {
    return [...this.#alive].filter((worker) => !worker.gone && !this.#reserved.has(worker));
  }

  #start(fn: FunctionSpec): FunctionWorker {
    for (const worker of this.#alive) if (worker.gone) this.#alive.delete(worker);
    const oldest = this.#alive.size >= this.#warm ? this.#free()[0] : undefined;
    if (oldest) {
      this.#alive.delete(oldest);
      oldest.stop().catch((error: unknown) => this.#options.log.write(oldest.fn.name, String(error)));
    }
    const worker = new FunctionWorker(fn, this.#options.time, this.#options.log);
    this.#alive.add(worker);
    return worker;
  }
}
