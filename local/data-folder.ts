import type { DatabaseSync } from 'node:sqlite';

/**
 * Where everything is kept. One folder on disk, or nothing but memory (`--ephemeral`, tests). A memory folder outlives
 * the runtime that uses it, so that a test can crash the runtime and start another on what was committed.
 */
export interface DataFolder {
  /** The folder's path; `null` when everything stays in memory. */
  readonly path: string | null;
  /**
   * The SQLite database `<name>.sqlite` (WAL, synchronous=FULL), opened once per folder. Owners create their tables
   * with IF NOT EXISTS and commit before they answer.
   */
  sqlite(name: string): DatabaseSync;
  /** A subfolder for files (`s3`, `dynamodb`, `mail`), created; `null` in memory. */
  directory(name: string): string | null;
  /**
   * A value kept for the life of a memory folder, for stores that are not SQLite (LevelDB in memory, blobs); `copy` makes
   * another with the same content.
   */
  memory<T>(name: string, create: () => T, copy: (value: T) => T | Promise<T>): T;
  close(): void;
}
