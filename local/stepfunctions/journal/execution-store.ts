/** Executions as kept in the database: their rows, the journal of events, and the snapshot of those that run. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Definition } from '../definition/model.ts';
import type { Changes, Execution, ExecutionStatus, Strand } from '../interpreter/execution.ts';
import type { HistoryEvent } from '../interpreter/history-event.ts';

export interface ExecutionRow {
  readonly id: number;
  readonly arn: string;
  readonly name: string;
  readonly machine_arn: string;
  readonly definition: number;
  readonly role_arn: string;
  readonly revision: string;
  readonly status: ExecutionStatus;
  /** Milliseconds since the epoch. */
  readonly started_at: number;
  readonly stopped_at: number | null;
  /** JSON text. */
  readonly input: string;
  readonly output: string | null;
  readonly error: string | null;
  readonly cause: string | null;
}

export interface RunningStrand {
  readonly executionId: number;
  readonly arn: string;
  readonly name: string;
  readonly strand: Strand;
}

export class ExecutionStore {
  readonly #list: StatementSync;
  readonly #listByStatus: StatementSync;
  readonly #byArn: StatementSync;
  readonly #byId: StatementSync;
  readonly #insert: StatementSync;
  readonly #close: StatementSync;
  readonly #addEvents: StatementSync;
  readonly #events: StatementSync;
  readonly #eventCount: StatementSync;
  readonly #putStrand: StatementSync;
  readonly #removeStrand: StatementSync;
  readonly #strands: StatementSync;
  readonly #running: StatementSync;
  readonly #runningOf: StatementSync;

  constructor(database: DatabaseSync) {
    const list = 'SELECT * FROM executions WHERE machine_arn = ? AND id < ?';
    this.#list = database.prepare(`${list} ORDER BY id DESC LIMIT ?`);
    this.#listByStatus = database.prepare(`${list} AND status = ? ORDER BY id DESC LIMIT ?`);
    this.#byArn = database.prepare('SELECT * FROM executions WHERE arn = ?');
    this.#byId = database.prepare('SELECT * FROM executions WHERE id = ?');
    this.#insert = database.prepare(
      `INSERT INTO executions (arn, name, machine_arn, definition, role_arn, revision, status, started_at, input)
       VALUES (?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?)`,
    );
    this.#close = database.prepare(
      'UPDATE executions SET status = ?, stopped_at = ?, output = ?, error = ?, cause = ? WHERE id = ?',
    );
    this.#addEvents = database.prepare(
      'INSERT INTO journal (execution, first, count, events) VALUES (?, ?, ?, ?)',
    );
    this.#events = database.prepare('SELECT events FROM journal WHERE execution = ? ORDER BY first');
    this.#eventCount = database.prepare(
      'SELECT first + count AS next FROM journal WHERE execution = ? ORDER BY first DESC LIMIT 1',
    );
    this.#putStrand = database.prepare(
      'INSERT OR REPLACE INTO strands (execution, id, body) VALUES (?, ?, ?)',
    );
    this.#removeStrand = database.prepare('DELETE FROM strands WHERE execution = ? AND id = ?');
    this.#strands = database.prepare('SELECT body FROM strands WHERE execution = ? ORDER BY id');
    this.#running = database.prepare(
      `SELECT s.execution AS executionId, e.arn, e.name, s.body
       FROM strands s JOIN executions e ON e.id = s.execution ORDER BY s.execution, s.id`,
    );
    this.#runningOf = database.prepare(
      `SELECT id FROM executions WHERE machine_arn = ? AND status = 'RUNNING'`,
    );
  }

  find(arn: string): ExecutionRow | undefined {
    return this.#byArn.get(arn) as unknown as ExecutionRow | undefined;
  }

  get(id: number): ExecutionRow | undefined {
    return this.#byId.get(id) as unknown as ExecutionRow | undefined;
  }

  /** Newest first; of one machine, of one status when given, older than the execution `before` when given. */
  list(machineArn: string, status: string | null, before: number | null, limit: number): ExecutionRow[] {
    const older = before ?? Number.MAX_SAFE_INTEGER;
    const rows =
      status === null
        ? this.#list.all(machineArn, older, limit)
        : this.#listByStatus.all(machineArn, older, status, limit);
    return rows as unknown as ExecutionRow[];
  }

  runningOf(machineArn: string): number[] {
    return (this.#runningOf.all(machineArn) as { id: number }[]).map(({ id }) => id);
  }

  /** Adds a running execution and its first event; returns its key. */
  insert(
    row: Pick<
      ExecutionRow,
      'arn' | 'name' | 'machine_arn' | 'definition' | 'role_arn' | 'revision' | 'started_at' | 'input'
    >,
    first: HistoryEvent,
    strand: Strand,
  ): number {
    const { lastInsertRowid } = this.#insert.run(
      row.arn,
      row.name,
      row.machine_arn,
      row.definition,
      row.role_arn,
      row.revision,
      row.started_at,
      row.input,
    );
    const id = Number(lastInsertRowid);
    this.#addEvents.run(id, first.id, 1, JSON.stringify([first]));
    this.#putStrand.run(id, strand.id, JSON.stringify(strand));
    return id;
  }

  /** Writes what a step has changed. */
  apply(execution: Execution, changes: Changes): void {
    const [first] = changes.events;
    if (first !== undefined) {
      this.#addEvents.run(execution.id, first.id, changes.events.length, JSON.stringify(changes.events));
    }
    for (const id of changes.removed) this.#removeStrand.run(execution.id, id);
    for (const id of changes.dirty) {
      const strand = execution.strands.get(id);
      if (strand !== undefined) this.#putStrand.run(execution.id, id, JSON.stringify(strand));
    }
    if (changes.closing !== null) {
      const { status, at, output, error, cause } = changes.closing;
      this.#close.run(status, at, output, error, cause, execution.id);
    }
  }

  /** A running execution to go on with; `null` when there is none, or it has ended. */
  load(id: number, definitionOf: (definition: number) => Definition): Execution | null {
    const row = this.get(id);
    if (row === undefined || row.status !== 'RUNNING') return null;
    const bodies = this.#strands.all(id) as { body: string }[];
    const strands = bodies.map(({ body }) => JSON.parse(body) as Strand);
    return {
      id: row.id,
      arn: row.arn,
      name: row.name,
      machineArn: row.machine_arn,
      machineName: row.machine_arn.split(':').at(-1) ?? '',
      roleArn: row.role_arn,
      definition: definitionOf(row.definition),
      startedAt: row.started_at,
      input: row.input,
      nextEvent: (this.#eventCount.get(id) as { next: number } | undefined)?.next ?? 1,
      nextStrand: Math.max(-1, ...strands.map((strand) => strand.id)) + 1,
      strands: new Map(strands.map((strand) => [strand.id, strand])),
    };
  }

  events(id: number): HistoryEvent[] {
    return (this.#events.all(id) as { events: string }[]).flatMap(
      ({ events }) => JSON.parse(events) as HistoryEvent[],
    );
  }

  /** Every strand of every running execution, read one by one. */
  *running(): Generator<RunningStrand> {
    for (const row of this.#running.iterate()) {
      const { executionId, arn, name, body } = row as unknown as Omit<RunningStrand, 'strand'> & {
        body: string;
      };
      yield { executionId, arn, name, strand: JSON.parse(body) as Strand };
    }
  }
}
