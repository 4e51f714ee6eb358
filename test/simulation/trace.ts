import { createHash } from 'node:crypto';

/** What happened in a story, line by line, and one hash of all of it: two runs of a seed must agree in it. */
export class Trace {
  readonly #lines: string[] = [];
  readonly #hash = createHash('sha256');

  /** `detail` counts in the hash and is not shown. */
  add(line: string, detail?: unknown): void {
    this.#lines.push(line);
    this.#hash.update(`${line}\n`);
    if (detail !== undefined) this.#hash.update(`${JSON.stringify(detail)}\n`);
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  tail(count: number): readonly string[] {
    return this.#lines.slice(-count);
  }

  digest(): string {
    return this.#hash.copy().digest('hex');
  }
}
