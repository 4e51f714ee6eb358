/** How Lambda's Node.js runtime describes what a handler threw: errorType is the error's name. */
export function failurePayload(error: unknown): string {
  if (!looksLikeError(error))
    return JSON.stringify({ errorType: typeof error, errorMessage: String(error), trace: [] });
  return JSON.stringify({
    errorType: error.name,
    errorMessage: error.message,
    trace: (error.stack ?? '').split('\n'),
  });
}

/** By shape, as Lambda's runtime does: an error that came from another thread or realm is none of ours. */
function looksLikeError(value: unknown): value is Error {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'message' in value &&
    typeof value.message === 'string' &&
    'stack' in value
  );
}

export function timeoutPayload(requestId: string, timeoutMs: number): string {
  const seconds = (timeoutMs / 1000).toFixed(2);
  return JSON.stringify({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
  });
}

export function exitPayload(requestId: string, status: number): string {
  return JSON.stringify({
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: exit status ${status}`,
  });
}

/** A function whose code can't be started; the name is the `errorType` that AWS shows. */
export class FunctionLoadError extends Error {
  constructor(name: 'Runtime.ImportModuleError' | 'Runtime.HandlerNotFound', message: string) {
    super(message);
    this.name = name;
  }
}

/** Lambda answers `null` for a handler that returns nothing. */
export function resultPayload(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}
