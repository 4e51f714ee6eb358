/** One writer for the database: what asks to be written while the event loop turns is committed together. */
import type { DatabaseSync } from 'node:sqlite';

interface Job {
  run(): void;
  settle(error: unknown): void;
}

export class GroupCommit {
  readonly #database: DatabaseSync;
  #jobs: Job[] = [];
  #stopped = false;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /**
   * Runs `work` in the next transaction and resolves with its result once that is on disk. When `work` throws before it
   * wrote anything (a refused request), only its own promise rejects; it must not throw after.
   */
  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let finish: () => void = () => undefined;
      this.#jobs.push({
        run: () => {
          try {
            const result = work();
            finish = () => resolve(result);
          } catch (error) {
            finish = () => reject(error);
          }
        },
        settle: (error) => (error === null ? finish() : reject(error)),
      });
      if (this.#jobs.length === 1) setImmediate(() => this.#flush());
    });
  }

  /** From here on nothing is written, as if the process had died: what waits never settles. */
  stop(): void {
    this.#stopped = true;
    this.#jobs = [];
  }

  #flush(): void {
    if (this.#stopped) return;
    const jobs = this.#jobs;
    this.#jobs = [];
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      for (const job of jobs) job.run();
      this.#database.exec('COMMIT');
    } catch (error) {
      // Disk full or a locked file: nothing of the group counts.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      for (const job of jobs) job.settle(error ?? new Error('The commit failed'));
      return;
    }
    for (const job of jobs) job.settle(null);
  }
}
