import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';
import { FunctionLoadError } from './function-failure.ts';
import type { FunctionSpec } from './function-spec.ts';
import { keptCode } from './kept-code.ts';

export type Handler = (event: unknown, context: LambdaContext) => unknown;

/** The context object of Lambda's Node.js runtime. */
export interface LambdaContext {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  callbackWaitsForEmptyEventLoop: boolean;
  getRemainingTimeInMillis(): number;
}

/** The part of a spec that a host needs to load and call a handler. */
export type HandlerSource = Pick<FunctionSpec, 'name' | 'arn' | 'handler' | 'codeDir' | 'memoryMb'>;

export function contextOf(fn: HandlerSource, requestId: string, remaining: () => number): LambdaContext {
  return {
    functionName: fn.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: fn.arn,
    memoryLimitInMB: String(fn.memoryMb),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${fn.name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: remaining,
  };
}

const MODULE_PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname'];

export interface CompiledModule {
  /** Evaluates the module anew. @param globals values for the extra names given to `compileModule`, in their order. */
  evaluate(require: (id: string) => unknown, globals: readonly unknown[]): Record<string, unknown>;
  readonly file: string;
}

/**
 * Compiles a function's file as CommonJS whatever package.json lies above it, as Lambda does. `names` are globals that
 * the module sees instead of the real ones: they become parameters, so the module stays in this realm and `instanceof`
 * holds between it and Node's own modules. Throws FunctionLoadError.
 */
export function compileModule(
  codeDir: string,
  handler: string,
  names: readonly string[],
  prepare: (source: string) => string = (source) => source,
): CompiledModule {
  const moduleName = handler.slice(0, handler.lastIndexOf('.'));
  const file = [`${moduleName}.js`, `${moduleName}.cjs`].map((name) => join(codeDir, name)).find(existsSync);
  if (!file)
    throw new FunctionLoadError('Runtime.ImportModuleError', `Error: Cannot find module '${moduleName}'`);
  const parameters = [...MODULE_PARAMETERS, ...names].join(', ');
  const source = `(function (${parameters}) {\n${prepare(readFileSync(file, 'utf8'))}\n})`;
  const kept = keptCode(source);
  const script = new Script(source, {
    filename: file,
    lineOffset: -1,
    ...(kept.data && { cachedData: kept.data }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const compiled = script.runInThisContext() as (...args: unknown[]) => void;
  let isKept = kept.data !== undefined && script.cachedDataRejected === false;
  return {
    file,
    evaluate(require, globals) {
      const module = { exports: {} as Record<string, unknown> };
      compiled.call(module.exports, module.exports, require, module, file, dirname(file), ...globals);
      // Now, not before: V8 compiles what is called, and keeps what it has compiled.
      if (!isKept) kept.keep(() => script.createCachedData());
      isKept = true;
      return module.exports;
    },
  };
}

/** `require` as the function's own file has it. */
export function requireFrom(file: string): (id: string) => unknown {
  return createRequire(file);
}

/** The exported handler. Throws FunctionLoadError. */
export function handlerOf(exports: Record<string, unknown>, handler: string): Handler {
  const name = handler.slice(handler.lastIndexOf('.') + 1);
  const found = exports[name];
  if (typeof found === 'function') return found as Handler;
  throw new FunctionLoadError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
}
