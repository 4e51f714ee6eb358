import {
  exitPayload,
  FunctionLoadError,
  failurePayload,
  resultPayload,
  timeoutPayload,
} from '../function-failure.ts';
import type { FunctionSpec, Invocation, InvocationResult } from '../function-spec.ts';
import { type CompiledModule, contextOf, type Handler, handlerOf, requireFrom } from '../handler-module.ts';
import type { InProcessHttp } from './in-process-http.ts';
import { createSandbox, type SandboxParts } from './sandbox.ts';
import type { VirtualTimers } from './virtual-timers.ts';

/** Turns of the event loop without a request under way after which a short timer may run: nothing else will happen. */
const QUIET_TURNS = 50;
/** Timers due this close to the function's deadline guard against it; earlier ones are back-offs and yields. */
const GUARD_MS = 1000;
/**
 * Quiet after which guards run, in milliseconds of this thread's own processor time. Work in other threads (image
 * decoding) shows in no count, so a guard may fire only when surely nothing will come; on a busy machine the others get
 * no more than this thread does, so time on the wall would say nothing. Compiling the image decoder takes 3 seconds.
 */
const GUARD_QUIET_MS = 6000;

const ownTimeMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const TIMED_OUT = Symbol('timed out');

class ProcessExit extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`process.exit(${status})`);
    this.status = status;
  }
}

/** One execution environment of a function in this thread: module state of its own, one invocation at a time. */
export class FunctionInstance {
  busy = false;
  /** A timeout or an exit ends an environment, as on AWS; the next invocation starts a new one. */
  dead = false;
  readonly #fn: FunctionSpec;
  readonly #http: InProcessHttp;
  readonly #timers: VirtualTimers;
  readonly #handler: Handler | undefined;
  readonly #loadFailure: string | undefined;
  #initMs: number | undefined;
  #exited: ((exit: ProcessExit) => void) | undefined;

  constructor(fn: FunctionSpec, compiled: CompiledModule, parts: Omit<SandboxParts, 'exit'>) {
    this.#fn = fn;
    this.#http = parts.http;
    this.#timers = parts.timers;
    const exit = (status = 0): never => {
      const reason = new ProcessExit(status);
      this.#exited?.(reason);
      throw reason;
    };
    const began = performance.now();
    try {
      const sandbox = createSandbox({ ...parts, exit }, requireFrom(compiled.file));
      this.#handler = handlerOf(compiled.evaluate(sandbox.require, sandbox.globals), fn.handler);
    } catch (error) {
      this.#loadFailure = failurePayload(error);
    }
    this.#initMs = performance.now() - began;
  }

  /** How long loading took, told once. */
  takeInitMs(): number | undefined {
    const initMs = this.#initMs;
    this.#initMs = undefined;
    return initMs;
  }

  /** Nothing this environment still does reaches anything any more. */
  drop(): void {
    this.dead = true;
    this.#http.drop();
  }

  async run(invocation: Invocation): Promise<InvocationResult> {
    const { requestId, payload } = invocation;
    const handler = this.#handler;
    if (!handler)
      return { payload: this.#loadFailure ?? loadFailure(), functionError: 'Unhandled', durationMs: 0 };
    const started = performance.now();
    const deadline = this.#timers.now + this.#fn.timeoutMs;
    const context = contextOf(this.#fn, requestId, () => Math.max(0, deadline - this.#timers.now));
    const exited = new Promise<never>((_, reject) => {
      this.#exited = reject;
    });
    const work = Promise.race([Promise.resolve().then(() => handler(JSON.parse(payload), context)), exited]);
    const failed = (text: string): InvocationResult => ({
      payload: text,
      functionError: 'Unhandled',
      durationMs: performance.now() - started,
    });
    try {
      const value = await this.#untilSettled(work, deadline);
      if (value !== TIMED_OUT)
        return { payload: resultPayload(value), durationMs: performance.now() - started };
      this.drop();
      return failed(timeoutPayload(requestId, this.#fn.timeoutMs));
    } catch (error) {
      if (!(error instanceof ProcessExit)) return failed(failurePayload(error));
      this.drop();
      return failed(exitPayload(requestId, error.status));
    }
  }

  /** Runs the instance's timers while nothing else goes on, until the handler is done or its time is up. */
  async #untilSettled(work: Promise<unknown>, deadline: number): Promise<unknown> {
    let settled = false;
    const done = work.then(
      () => {
        settled = true;
      },
      () => {
        settled = true;
      },
    );
    let quietTurns = 0;
    let quietSince = ownTimeMs();
    const stir = () => {
      quietTurns = 0;
      quietSince = ownTimeMs();
    };
    while (!settled && !this.dead) {
      if (this.#http.inFlight > 0) {
        await Promise.race([done, this.#http.nextAnswer()]);
        stir();
        continue;
      }
      await new Promise<void>((resolve) => setImmediate(resolve));
      quietTurns += 1;
      if (settled || quietTurns < QUIET_TURNS) continue;
      const due = this.#timers.nextDue() ?? Number.POSITIVE_INFINITY;
      if (due > deadline - GUARD_MS && ownTimeMs() - quietSince < GUARD_QUIET_MS) continue;
      if (due >= deadline) return TIMED_OUT;
      this.#timers.runNext();
      stir();
    }
    return await work;
  }
}

function loadFailure(): string {
  return failurePayload(new FunctionLoadError('Runtime.HandlerNotFound', 'the function has no handler'));
}
