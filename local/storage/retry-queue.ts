import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Activity, Clock } from '../clock.ts';
import { inTransaction } from './transaction.ts';

/** What is known of a job when it is attempted. */
export interface Attempt {
  /** Position in the queue, unique in it. */
  readonly serial: number;
  /** Attempts that came before this one. */
  readonly failures: number;
  /** When the job was kept, milliseconds on the machine's clock. */
  readonly since: number;
}

export interface RetryQueueOptions<Job> {
  readonly database: DatabaseSync;
  /** Distinguishes the queue's timers from those of others; its table, in a database of several queues, too. */
  readonly name: string;
  readonly clock: Clock;
  readonly activity: Activity;
  /** Which job, for timers and reports: a function, a rule. */
  describe(job: Job): string;
  /**
   * Does the job, or answers when to attempt it again (milliseconds since the epoch). A rejection is a fault of our own:
   * it is reported, and the job attempted again after a pause.
   */
  attempt(job: Job, attempt: Attempt): Promise<number | undefined>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** The pause after so many failures: a second, doubled each time, a minute at most. */
export function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
}

/** Jobs kept until they are done: each at least once, also over crashes. A job is JSON. */
export class RetryQueue<Job> {
  readonly #options: RetryQueueOptions<Job>;
  readonly #statements: Readonly<Record<'insert' | 'after' | 'remove' | 'postpone', StatementSync>>;
  /** The last job that was taken up. */
  #last = 0;
  #stopped = false;

  constructor(options: RetryQueueOptions<Job>) {
    this.#options = options;
    const { database, name } = options;
    const table = `job_${name.replace(/\W/g, '_')}`;
    database.exec(`CREATE TABLE IF NOT EXISTS ${table} (
      serial INTEGER PRIMARY KEY AUTOINCREMENT, job TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0,
      next_at INTEGER NOT NULL, since INTEGER NOT NULL)`);
    this.#statements = {
      insert: database.prepare(`INSERT INTO ${table} (job, next_at, since) VALUES (?, ?, ?)`),
      after: database.prepare(`SELECT * FROM ${table} WHERE serial > ? ORDER BY serial`),
      remove: database.prepare(`DELETE FROM ${table} WHERE serial = ?`),
      postpone: database.prepare(`UPDATE ${table} SET failures = ?, next_at = ? WHERE serial = ?`),
    };
  }

  /** Keeps jobs within the transaction of whoever asks, who calls `takeUp` once that has committed. */
  keep(jobs: readonly Job[]): void {
    const { clock } = this.#options;
    for (const job of jobs) this.#statements.insert.run(JSON.stringify(job), clock.now(), clock.now());
  }

  /** Keeps jobs, all or none, and starts them. */
  add(jobs: readonly Job[]): void {
    if (jobs.length === 0) return;
    inTransaction(this.#options.database, () => this.keep(jobs));
    this.takeUp();
  }

  /** Starts whatever is kept and was not taken up yet: after a commit, and after a start. */
  takeUp(): void {
    if (this.#stopped) return;
    for (const row of this.#statements.after.all(this.#last)) {
      const { serial, failures, since } = row;
      this.#last = Number(serial);
      const attempt = { serial: this.#last, failures: Number(failures), since: Number(since) };
      this.#schedule(JSON.parse(String(row.job)) as Job, attempt, Number(row.next_at));
    }
  }

  /** Attempts nothing more; what is kept is taken up after the next start. */
  stop(): void {
    this.#stopped = true;
  }

  #schedule(job: Job, attempt: Attempt, at: number): void {
    const { clock, activity, name, describe } = this.#options;
    const start = () => {
      if (!this.#stopped) activity.track(`${name} ${describe(job)}`, this.#attempt(job, attempt));
    };
    if (at <= clock.now()) start();
    else clock.set({ id: `${name}/${attempt.serial}`, at, kind: 'retry', name: describe(job), fire: start });
  }

  async #attempt(job: Job, attempt: Attempt): Promise<void> {
    let again: number | undefined;
    try {
      again = await this.#options.attempt(job, attempt);
    } catch (error) {
      this.#retry(job, attempt, this.#options.clock.now() + pauseAfter(attempt.failures + 1));
      throw error;
    }
    if (again !== undefined) this.#retry(job, attempt, again);
    else if (!this.#stopped) this.#statements.remove.run(attempt.serial);
  }

  #retry(job: Job, attempt: Attempt, at: number): void {
    if (this.#stopped) return;
    const failures = attempt.failures + 1;
    this.#statements.postpone.run(failures, at, attempt.serial);
    this.#schedule(job, { ...attempt, failures }, at);
  }
}
