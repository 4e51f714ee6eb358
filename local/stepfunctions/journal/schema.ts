import type { DatabaseSync } from 'node:sqlite';

/**
 * `journal` is append-only, one row per step: its events as a JSON array. `strands` is the snapshot that a running
 * execution goes on from; it is empty once the execution has ended. A machine's executions keep the definition they
 * started with, so definitions are kept by content.
 */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS definitions (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
);
CREATE TABLE IF NOT EXISTS machines (
  arn TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  definition INTEGER NOT NULL REFERENCES definitions(id),
  role_arn TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revision TEXT NOT NULL,
  logging TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS executions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  arn TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  machine_arn TEXT NOT NULL,
  definition INTEGER NOT NULL REFERENCES definitions(id),
  role_arn TEXT NOT NULL,
  revision TEXT NOT NULL,
  status TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  stopped_at INTEGER,
  input TEXT NOT NULL,
  output TEXT,
  error TEXT,
  cause TEXT
);
CREATE INDEX IF NOT EXISTS executions_by_machine ON executions (machine_arn, id);
CREATE INDEX IF NOT EXISTS executions_running ON executions (id) WHERE status = 'RUNNING';
CREATE TABLE IF NOT EXISTS strands (
  execution INTEGER NOT NULL REFERENCES executions(id),
  id INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (execution, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS journal (
  execution INTEGER NOT NULL REFERENCES executions(id),
  first INTEGER NOT NULL,
  count INTEGER NOT NULL,
  events TEXT NOT NULL,
  PRIMARY KEY (execution, first)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS secrets (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
`;

export function createSchema(database: DatabaseSync): void {
  database.exec(SCHEMA);
}
