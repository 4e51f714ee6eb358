import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import { parseSchedule, type Schedule } from './schedule-expression.ts';

export interface Tick {
  /** Unique over the ticker, e.g. a rule's name. */
  readonly name: string;
  readonly expression: string;
  readonly zone?: string;
  /** Puts what is due in a durable queue; `at` is the instant the tick was due. */
  fire(at: number): void;
}

/**
 * Due dates of schedules, kept in the table `tick` of a database: a tick missed while the machine was off fires once
 * at the next start.
 */
export class Ticker {
  readonly #clock: Clock;
  readonly #database: DatabaseSync;
  readonly #owner: string;

  /** @param owner distinguishes timers and rows of several tickers, e.g. `events`. */
  constructor(owner: string, clock: Clock, database: DatabaseSync) {
    this.#owner = owner;
    this.#clock = clock;
    this.#database = database;
    database.exec(
      'CREATE TABLE IF NOT EXISTS tick (name TEXT PRIMARY KEY, expression TEXT NOT NULL, next_at INTEGER)',
    );
  }

  /** Starts a schedule, or goes on with it if it is known with the same expression. Throws InvalidScheduleExpression. */
  start(tick: Tick): void {
    const schedule = parseSchedule(tick.expression, tick.zone);
    const expression = `${tick.expression} ${tick.zone ?? 'UTC'}`;
    const known = this.#database
      .prepare('SELECT expression, next_at FROM tick WHERE name = ?')
      .get(tick.name);
    if (known?.expression === expression) {
      if (known.next_at !== null) this.#arm(tick, schedule, Number(known.next_at));
      return;
    }
    const now = this.#clock.now();
    const first = schedule.next(now, now);
    this.#database
      .prepare('INSERT OR REPLACE INTO tick VALUES (?, ?, ?)')
      .run(tick.name, expression, first ?? null);
    if (first !== undefined) this.#arm(tick, schedule, first);
  }

  #arm(tick: Tick, schedule: Schedule, at: number): void {
    this.#clock.set({
      id: `${this.#owner}/${tick.name}`,
      at,
      kind: schedule.kind,
      name: tick.name,
      ...(schedule.every !== undefined && { coalesce: true, every: schedule.every }),
      fire: () => {
        const now = this.#clock.now();
        tick.fire(at);
        const next = schedule.next(now, at);
        this.#database.prepare('UPDATE tick SET next_at = ? WHERE name = ?').run(next ?? null, tick.name);
        if (next !== undefined) this.#arm(tick, schedule, next);
      },
    });
  }
}
