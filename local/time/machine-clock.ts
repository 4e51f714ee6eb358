import type { Activity } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import { ClockCannotGoBack, MovableClock } from './movable-clock.ts';
import { SharedTime } from './shared-time.ts';

/** How far the clock looks ahead with its one real timer; also how old the remembered instant may be, at most. */
const LONGEST_SLEEP_MS = 1000;

interface Remembered {
  /** Milliseconds to add to the machine's time. */
  readonly offset: number;
  /** The latest instant that anything has surely seen. */
  readonly stood: number;
}

/**
 * The machine's time plus an offset, kept in the data folder. It never goes back, also over restarts: a clock that was
 * never moved follows the machine, one that was moved goes on from where it stood.
 */
export class MachineClock extends MovableClock {
  /** The same time for worker threads. */
  readonly shared = new SharedTime();
  readonly #memory: ClockMemory;
  #offset: number;
  #latest: number;
  #frozenAt: number | undefined;
  #stored: Remembered | undefined;
  #sleeping: NodeJS.Timeout | undefined;

  /** @param startAt where to start instead (milliseconds since the epoch). Throws ClockCannotGoBack. */
  constructor(activity: Activity, folder: DataFolder, startAt?: number) {
    super(activity);
    this.#memory = new ClockMemory(folder);
    const remembered = this.#memory.read();
    const machine = Date.now();
    // Up to LONGEST_SLEEP_MS may have passed unrecorded before a crash; two data must not carry swapped times.
    const stood = remembered ? remembered.stood + LONGEST_SLEEP_MS : machine;
    if (startAt !== undefined && remembered && startAt < remembered.stood)
      throw new ClockCannotGoBack(remembered.stood, startAt);
    const start = startAt ?? (remembered && remembered.offset !== 0 ? stood : Math.max(machine, stood));
    this.#offset = start - machine;
    this.#latest = start;
    this.shared.run(this.#offset);
    this.#remember(start);
    this.rearm();
  }

  now(): number {
    // The machine's own clock may be set back by an hour; ours then stands still until it has caught up.
    this.#latest = Math.max(this.#frozenAt ?? Date.now() + this.#offset, this.#latest);
    return this.#latest;
  }

  override stop(): void {
    super.stop();
    clearTimeout(this.#sleeping);
    this.#remember(this.now());
  }

  protected standAt(instant: number): void {
    this.#frozenAt = instant;
    this.shared.freeze(instant);
    this.#offset = instant - Date.now();
    this.#remember(instant);
  }

  protected moving(yes: boolean): void {
    if (yes) {
      this.#frozenAt = this.now();
      this.shared.freeze(this.#frozenAt);
      return;
    }
    this.#offset = this.now() - Date.now();
    this.#frozenAt = undefined;
    this.shared.run(this.#offset);
    this.rearm();
  }

  protected rearm(): void {
    if (this.isMoving || this.stopped) return;
    clearTimeout(this.#sleeping);
    const next = this.timers.nextAt() ?? Number.POSITIVE_INFINITY;
    const wait = Math.min(Math.max(next - this.now(), 0), LONGEST_SLEEP_MS);
    this.#sleeping = setTimeout(() => this.#wake(), wait).unref();
  }

  #wake(): void {
    if (this.isMoving || this.stopped) return;
    const now = this.now();
    for (let due = this.timers.take(now); due; due = this.timers.take(now)) this.fire(due);
    this.#remember(now);
    this.rearm();
  }

  #remember(instant: number): void {
    // An hour of drift in the offset of an unmoved clock is the machine's clock being set, not a move of ours.
    const offset = Math.abs(this.#offset) < 1000 ? 0 : this.#offset;
    const known = this.#stored;
    if (known && known.offset === offset && instant - known.stood < LONGEST_SLEEP_MS) return;
    this.#stored = { offset, stood: instant };
    this.#memory.write(this.#stored);
  }
}

/** The one row of `clock.sqlite`. */
class ClockMemory {
  readonly #folder: DataFolder;

  constructor(folder: DataFolder) {
    this.#folder = folder;
    const database = folder.sqlite('clock');
    database.exec('CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 1), offset, stood)');
  }

  read(): Remembered | undefined {
    const row = this.#folder.sqlite('clock').prepare('SELECT offset, stood FROM clock').get();
    return row && { offset: Number(row.offset), stood: Number(row.stood) };
  }

  write({ offset, stood }: Remembered): void {
    this.#folder
      .sqlite('clock')
      .prepare('INSERT OR REPLACE INTO clock (id, offset, stood) VALUES (1, ?, ?)')
      .run(offset, stood);
  }
}
