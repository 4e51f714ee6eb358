import type { FunctionLog } from './function-spec.ts';

/** Lines kept per function; older ones are dropped. */
const KEPT_LINES = 500;

export interface LogLine {
  /** ISO 8601, on the machine's clock. */
  readonly at: string;
  readonly line: string;
}

/** What functions wrote to their console: stands in for CloudWatch Logs, in memory only. */
export class FunctionLogs implements FunctionLog {
  readonly #lines = new Map<string, LogLine[]>();
  readonly #now: () => number;
  readonly #ingested: (text: string) => void;

  /** @param ingested told of all that is written: CloudWatch bills it by the byte */
  constructor(now: () => number, ingested: (text: string) => void = () => undefined) {
    this.#now = now;
    this.#ingested = ingested;
  }

  write(functionName: string, text: string): void {
    this.#ingested(text);
    const lines = this.#lines.get(functionName) ?? [];
    const at = new Date(this.#now()).toISOString();
    for (const line of text.split('\n')) if (line !== '') lines.push({ at, line });
    if (lines.length > KEPT_LINES) lines.splice(0, lines.length - KEPT_LINES);
    this.#lines.set(functionName, lines);
  }

  of(functionName: string): readonly LogLine[] {
    return this.#lines.get(functionName) ?? [];
  }

  functions(): readonly string[] {
    return [...this.#lines.keys()];
  }
}
