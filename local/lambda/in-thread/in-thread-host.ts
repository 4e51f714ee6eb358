import { transformSync } from 'esbuild';
import { failurePayload } from '../function-failure.ts';
import type {
  FunctionLog,
  FunctionSpec,
  Invocation,
  InvocationResult,
  LambdaHost,
} from '../function-spec.ts';
import { type CompiledModule, compileModule } from '../handler-module.ts';
import { FunctionInstance } from './function-instance.ts';
import { type HttpOutlet, InProcessHttp } from './in-process-http.ts';
import { InstanceOutsideWork, OutsideWork } from './outside-work.ts';
import { REPLACED_GLOBALS } from './sandbox.ts';
import type { Random } from './seeded-crypto.ts';
import { VirtualTimers } from './virtual-timers.ts';

export interface InThreadHostOptions {
  readonly log: FunctionLog;
  /** Where every request of a function goes. */
  readonly outlet: HttpOutlet;
  /** A generator of its own for each function instance, from the run's seed. */
  random(instance: string): Random;
  /** The machine's clock. */
  now(): number;
  /**
   * What functions get instead of a file beside their code, by the name they ask for (`./decoder.js`): the same work by a
   * library of this machine, which need not be compiled first. The file itself without one.
   */
  readonly standIns?: Readonly<Record<string, () => object>>;
}

/** Environments per function at once; more invocations wait, as behind a concurrency limit. */
const INSTANCES_PER_FUNCTION = 10;

/** Compiled once per process: many runtimes (one per test, per crash of a simulation) share the bundles. */
const compiledModules = new Map<string, CompiledModule>();

interface Pool {
  readonly instances: Set<FunctionInstance>;
  readonly waiting: Array<() => void>;
  started: number;
}

/** Functions in this thread: no sockets, no real timers, time and chance given; a run is repeatable. */
export class InThreadHost implements LambdaHost {
  readonly #options: InThreadHostOptions;
  readonly #pools = new Map<FunctionSpec, Pool>();
  readonly #outside = new OutsideWork();
  #stopped = false;

  constructor(options: InThreadHostOptions) {
    this.#options = options;
  }

  async invoke(fn: FunctionSpec, invocation: Invocation): Promise<InvocationResult> {
    if (this.#stopped) return new Promise(() => undefined);
    let instance: FunctionInstance;
    try {
      instance = await this.#acquire(fn);
    } catch (error) {
      return { payload: failurePayload(error), functionError: 'Unhandled', durationMs: 0 };
    }
    try {
      this.#outside.moved();
      const result = await instance.run(invocation);
      this.#outside.moved();
      if (this.#stopped) return await new Promise(() => undefined);
      const initMs = instance.takeInitMs();
      return initMs === undefined ? result : { ...result, initMs };
    } finally {
      this.#release(fn, instance);
    }
  }

  /** Drops every environment at once; invocations under way never answer. */
  drop(): void {
    this.#stopped = true;
    this.#outside.drop();
    for (const pool of this.#pools.values()) for (const instance of pool.instances) instance.drop();
    this.#pools.clear();
  }

  async stop(): Promise<void> {
    this.drop();
  }

  async #acquire(fn: FunctionSpec): Promise<FunctionInstance> {
    const pool = this.#pools.get(fn) ?? { instances: new Set(), waiting: [], started: 0 };
    this.#pools.set(fn, pool);
    for (;;) {
      const idle = [...pool.instances].find((instance) => !instance.busy);
      const instance =
        idle ?? (pool.instances.size < INSTANCES_PER_FUNCTION ? this.#start(fn, pool) : undefined);
      if (instance) {
        instance.busy = true;
        return instance;
      }
      await new Promise<void>((resolve) => pool.waiting.push(resolve));
    }
  }

  #release(fn: FunctionSpec, instance: FunctionInstance): void {
    instance.busy = false;
    const pool = this.#pools.get(fn);
    if (instance.dead) pool?.instances.delete(instance);
    pool?.waiting.shift()?.();
  }

  #start(fn: FunctionSpec, pool: Pool): FunctionInstance {
    const { log, outlet, random, now, standIns = {} } = this.#options;
    const serial = pool.started++;
    const outside = new InstanceOutsideWork(this.#outside);
    const instance = new FunctionInstance(fn, compiledOf(fn), {
      environment: fn.environment,
      timers: new VirtualTimers(),
      http: new InProcessHttp(outlet, () => outside.moved()),
      outside,
      standIns,
      random: random(`${fn.name}/${serial}`),
      now,
      log: (text) => log.write(fn.name, text),
    });
    pool.instances.add(instance);
    return instance;
  }
}

function compiledOf(fn: FunctionSpec): CompiledModule {
  const key = `${fn.codeDir} ${fn.handler}`;
  const known = compiledModules.get(key);
  if (known) return known;
  const compiled = compileModule(fn.codeDir, fn.handler, REPLACED_GLOBALS, withoutDynamicImport);
  compiledModules.set(key, compiled);
  return compiled;
}

/**
 * `import()` would bypass the replaced modules (the SDK loads `node:http` that way); `require` does not. pdf.js has one in
 * a text, and a bundle of its size takes a second to transform.
 */
function withoutDynamicImport(source: string): string {
  if (!/(?<!`await )\bimport\s*\(/.test(source)) return source;
  return transformSync(source, {
    supported: { 'dynamic-import': false },
    platform: 'node',
    logLevel: 'silent',
  }).code;
}
