import type { Machine } from './machine.ts';

export interface LoggedLine {
  readonly functionName: string;
  /** ISO 8601. */
  readonly at: string;
  readonly line: string;
}

/** Lines of the structured logger at these levels, and what the runtime writes when a function dies. */
const ERROR = /"level":\s*"(ERROR|CRITICAL)"|^\S*(Error|Exception): |Task timed out after|Runtime\.\w+/;

export const isError = (line: string): boolean => ERROR.test(line);

/** Every error in the functions' logs, newest first. */
export function errorsOf({ logs }: Machine): readonly LoggedLine[] {
  return logs
    .functions()
    .flatMap((functionName) =>
      logs.lines(functionName).flatMap(({ at, line }) => (isError(line) ? [{ functionName, at, line }] : [])),
    )
    .sort((a, b) => b.at.localeCompare(a.at));
}
