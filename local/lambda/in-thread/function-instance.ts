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
import type { InstanceOutsideWork } from './outside-work.ts';
import { createSandbox, type SandboxParts } from './sandbox.ts';
import type { VirtualTimers } from './virtual-timers.ts';

/** Turns of the event loop without a request under way after which a short timer may run: nothing else will happen. */
const QUIET_TURNS = 50;
/** Timers due this close to the function's deadline guard against it; earlier ones are back-offs and yields. */
const GUARD_MS = 1000;
/** Quiet turns after which guards run: a function that has not gone on by then never will. */
const GUARD_QUIET_TURNS = 2000;

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
  readonly #outside: InstanceOutsideWork;
  readonly #handler: Handler | undefined;
  readonly #loadFailure: string | undefined;
  #initMs: number | undefined;
  #exited: ((exit: ProcessExit) => void) | undefined;

  constructor(fn: FunctionSpec, compiled: CompiledModule, parts: Omit<SandboxParts, 'exit'>) {
    this.#fn = fn;
    this.#http = parts.http;
    this.#timers = parts.timers;
    this.#outside = parts.outside;
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
    while (!settled && !this.dead) {
      if (this.#http.unanswered) return TIMED_OUT;
      if (this.#http.inFlight > 0) {
        await Promise.race([done, this.#http.nextAnswer()]);
        quietTurns = 0;
        continue;
      }
      await new Promise<void>((resolve) => setImmediate(resolve));
      // Own work outside takes no time of the function's; a guard has to see what another's brings about.
      const due = this.#timers.nextDue() ?? Number.POSITIVE_INFINITY;
      const guard = due > deadline - GUARD_MS;
      if (guard ? this.#outside.anywhere : this.#outside.underWay) quietTurns = 0;
      else quietTurns += 1;
      if (settled || quietTurns < (guard ? GUARD_QUIET_TURNS : QUIET_TURNS)) continue;
      if (due >= deadline) return TIMED_OUT;
      this.#timers.runNext();
      this.#outside.moved();
      quietTurns = 0;
    }
    return await work;
  }
}

function loadFailure(): string {
  return failurePayload(new FunctionLoadError('Runtime.HandlerNotFound', 'the function has no handler'));
}
