import type { Activity } from '../clock.ts';

/** Reports what went wrong in work nobody waits for; the runtime shows it in the control room's log. */
export type ReportFailure = (what: string, error: unknown) => void;

/** Counts what is going on. `idle` is a fact: nothing is under way, and nothing started in the turn after. */
export class ActivityCount implements Activity {
  readonly #underWay = new Map<number, string>();
  readonly #report: ReportFailure;
  #waiting: Array<() => void> = [];
  #serial = 0;

  constructor(report: ReportFailure = (what, error) => console.error(`${what} failed:`, error)) {
    this.#report = report;
  }

  begin(what: string): () => void {
    const id = this.#serial++;
    this.#underWay.set(id, what);
    return () => {
      if (!this.#underWay.delete(id) || this.#underWay.size > 0) return;
      // Work is often handed on in the same turn (a commit wakes a stream reader): only a whole turn of quiet counts.
      setImmediate(() => this.#wake());
    };
  }

  track(what: string, work: Promise<unknown>): void {
    const end = this.begin(what);
    work.then(end, (error: unknown) => {
      end();
      this.#report(what, error);
    });
  }

  async idle(): Promise<void> {
    if (this.#underWay.size === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#underWay.size > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** What is going on now, oldest first: for the control room and for a test that hangs. */
  underWay(): readonly string[] {
    return [...this.#underWay.values()];
  }

  #wake(): void {
    if (this.#underWay.size > 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
