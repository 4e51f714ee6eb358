import { Console } from 'node:console';
import { Writable } from 'node:stream';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { replacedDate } from '../../time/replaced-date.ts';
import { immediateFiles } from './immediate-files.ts';
import type { InProcessHttp } from './in-process-http.ts';
import type { InstanceOutsideWork } from './outside-work.ts';
import { type Random, seededCrypto } from './seeded-crypto.ts';
import type { VirtualTimers } from './virtual-timers.ts';

export interface SandboxParts {
  readonly environment: Readonly<Record<string, string>>;
  readonly timers: VirtualTimers;
  readonly http: InProcessHttp;
  readonly random: Random;
  readonly outside: InstanceOutsideWork;
  /** What the function gets instead of a file beside its code, by the name it asks for. */
  readonly standIns: Readonly<Record<string, () => object>>;
  now(): number;
  log(text: string): void;
  /** The function called `process.exit`. */
  exit(status: number): never;
}

/** Globals that functions see replaced. They become parameters of the compiled module (see compileModule). */
export const REPLACED_GLOBALS = [
  'globalThis',
  'global',
  'process',
  'console',
  'Date',
  'Math',
  'crypto',
  'fetch',
  'AbortSignal',
  'DecompressionStream',
  'setTimeout',
  'setInterval',
  'clearTimeout',
  'clearInterval',
] as const;

export interface Sandbox {
  /** Values for REPLACED_GLOBALS, in order. */
  readonly globals: readonly unknown[];
  /** `require`, with the modules that reach time, chance, sockets or the process replaced. */
  require(id: string): unknown;
}

/** A function instance's own world: its environment, the machine's time, seeded chance, no sockets, no real timers. */
export function createSandbox(parts: SandboxParts, require: (id: string) => unknown): Sandbox {
  const { module: cryptoModule, global: cryptoGlobal } = seededCrypto(parts.random);
  const processObject = sandboxProcess(parts);
  const timerFunctions = parts.timers.globals();
  const values: Record<string, unknown> = {
    ...timerFunctions,
    process: processObject,
    console: new Console({ stdout: logStream(parts), stderr: logStream(parts) }),
    Date: replacedDate(parts.now),
    Math: Object.create(Math, { random: { value: parts.random } }),
    crypto: cryptoGlobal,
    fetch: parts.http.fetch,
    AbortSignal: abortSignals(parts.timers),
    // It inflates in the thread pool, at a moment of its own; pdf.js has an inflater in this thread for where it is missing.
    DecompressionStream: undefined,
  };
  values.globalThis = ownGlobals(values);
  values.global = values.globalThis;
  const modules: Record<string, unknown> = {
    crypto: cryptoModule,
    process: processObject,
    http: parts.http.module('http:'),
    https: parts.http.module('https:'),
    'fs/promises': immediateFiles,
    timers: withOwn(timers, timerFunctions),
    'timers/promises': withOwn(timersPromises, {
      setTimeout: (delay?: number, value?: unknown) => parts.timers.sleep(delay, value),
    }),
  };
  return {
    globals: REPLACED_GLOBALS.map((name) => values[name]),
    require: (id) =>
      id.startsWith('.')
        ? parts.outside.module(parts.standIns[id]?.() ?? asObject(require(id)))
        : (modules[id.replace(/^node:/, '')] ?? require(id)),
  };
}

/** A bundle is one file; what stands beside it is a binary, in threads of its own. */
function asObject(module: unknown): object {
  if (typeof module === 'object' && module !== null) return module;
  throw new TypeError('a file beside a function must export an object');
}

/** Reads fall through to the real globals; writes stay with the instance. */
function ownGlobals(values: Record<string, unknown>): object {
  return new Proxy(values, {
    get: (target, key) => (key in target ? Reflect.get(target, key) : Reflect.get(globalThis, key)),
    has: (target, key) => key in target || key in globalThis,
  });
}

function withOwn(real: object, replaced: Readonly<Record<string, unknown>>): object {
  return Object.create(
    real,
    Object.fromEntries(
      Object.entries(replaced).map(([name, value]) => [
        name,
        { value, enumerable: true, configurable: true },
      ]),
    ),
  );
}

function sandboxProcess({ environment, log, exit }: SandboxParts): object {
  const stdout = logStream({ log });
  return withOwn(process, {
    env: { ...environment },
    stdout,
    stderr: stdout,
    exit,
    // Listeners on the real process would outlive the instance.
    on: () => undefined,
    once: () => undefined,
    emitWarning: (warning: unknown) => log(`(warning) ${String(warning)}`),
    nextTick: process.nextTick,
    hrtime: process.hrtime,
  });
}

function logStream({ log }: Pick<SandboxParts, 'log'>): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: unknown, _encoding, done) {
      log(String(chunk));
      done();
    },
  });
}

function abortSignals(timers: VirtualTimers): object {
  const timeout = (ms: number): AbortSignal => {
    const controller = new AbortController();
    const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    timers.set(() => controller.abort(reason), ms, false, []);
    return controller.signal;
  };
  return new Proxy(AbortSignal, {
    get: (target, key) => (key === 'timeout' ? timeout : Reflect.get(target, key, target)),
  });
}
