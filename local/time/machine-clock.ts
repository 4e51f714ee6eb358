import type { Activity } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import { ClockCannotGoBack, MovableClock } from './movable-clock.ts';
import { SharedTime } from './shared-time.ts';

/** How far the clock looks ahead with its one real timer. */
const LONGEST_SLEEP_MS = 1000;

/**
 * How far a running clock is remembered ahead of itself: whatever anybody saw before a `kill -9` is then earlier than
 * where the next start begins. Twice the sleep is left for a busy machine that wakes us late.
 */
const REMEMBERED_AHEAD_MS = 3 * LONGEST_SLEEP_MS;

interface Remembered {
  /** Whether the clock was ever moved or told where to start; one that was not follows the machine's time. */
  readonly moved: boolean;
  /** No instant after this one was seen by anything. */
  readonly stood: number;
}

/**
 * The machine's time plus an offset, kept in the data folder. It never goes back, also over restarts: a clock that was
 * never moved follows the machine, one that was moved goes on from where it stood. On a known folder it stands still
 * where it stood until `catchUp`, so that what fell due meanwhile fires in order and at its own instant.
 */
export class MachineClock extends MovableClock {
  /** The same time for worker threads. */
  readonly shared = new SharedTime();
  readonly #memory: ClockMemory;
  readonly #target: number;
  #moved: boolean;
  #offset = 0;
  #latest: number;
  #frozenAt: number | undefined;
  /** Waiting for, or going through, `catchUp`: no move of whoever uses the clock. */
  #catchingUp: boolean;
  #stored: Remembered | undefined;
  #sleeping: NodeJS.Timeout | undefined;

  /** @param startAt where to start instead (milliseconds since the epoch). Throws ClockCannotGoBack. */
  constructor(activity: Activity, folder: DataFolder, startAt?: number) {
    super(activity);
    this.#memory = new ClockMemory(folder);
    const known = this.#memory.read();
    if (startAt !== undefined && known && startAt < known.stood)
      throw new ClockCannotGoBack(known.stood, startAt);
    const machine = Date.now();
    const stood = known?.stood ?? startAt ?? machine;
    this.#moved = startAt !== undefined || known?.moved === true;
    this.#target = Math.max(startAt ?? (this.#moved ? stood : machine), stood);
    this.#latest = stood;
    this.#catchingUp = known !== undefined;
    this.#freeze(stood);
    if (this.#catchingUp) this.#remember(stood);
    else this.#run();
    this.rearm();
  }

  now(): number {
    // The machine's own clock may be set back by an hour; ours then stands still until it has caught up.
    this.#latest = Math.max(this.#frozenAt ?? Date.now() + this.#offset, this.#latest);
    return this.#latest;
  }

  /** Sets a clock on a known folder going: fires what fell due since it stood, in order, then runs on. */
  async catchUp(): Promise<void> {
    if (!this.#catchingUp) return;
    await this.advance(this.#target);
    this.#catchingUp = false;
    this.#run();
    this.rearm();
  }

  override stop(): void {
    super.stop();
    clearTimeout(this.#sleeping);
    this.#store(this.now());
  }

  protected standAt(instant: number): void {
    this.#freeze(instant);
    this.#remember(instant);
  }

  protected moving(yes: boolean): void {
    if (yes) {
      if (!this.#catchingUp) this.#moved = true;
      this.#freeze(this.now());
    } else if (!this.#catchingUp) {
      this.#run();
      this.rearm();
    }
  }

  protected rearm(): void {
    if (this.isMoving || this.#catchingUp || this.stopped) return;
    clearTimeout(this.#sleeping);
    const next = this.timers.nextAt() ?? Number.POSITIVE_INFINITY;
    const wait = Math.min(Math.max(next - this.now(), 0), LONGEST_SLEEP_MS);
    this.#sleeping = setTimeout(() => this.#wake(), wait).unref();
  }

  #freeze(instant: number): void {
    this.#frozenAt = instant;
    this.shared.freeze(instant);
  }

  /** Lets time run on from where it stands; a clock that was never moved goes with the machine's again. */
  #run(): void {
    this.#offset = this.#moved ? this.now() - Date.now() : 0;
    this.#frozenAt = undefined;
    this.#remember(this.now(), REMEMBERED_AHEAD_MS);
    this.shared.run(this.#offset);
  }

  #wake(): void {
    if (this.isMoving || this.stopped) return;
    this.#remember(this.now(), REMEMBERED_AHEAD_MS);
    this.fireDue();
    this.rearm();
  }

  /** Sees to it that what is remembered is not before `instant`, and well ahead of it while time runs. */
  #remember(instant: number, ahead = 0): void {
    const known = this.#stored;
    // Half a sleep less is enough, or every timer that fires would be a write.
    const enough = instant + Math.max(0, ahead - LONGEST_SLEEP_MS / 2);
    if (known?.moved !== this.#moved || known.stood < enough) this.#store(instant + ahead);
  }

  #store(stood: number): void {
    this.#stored = { moved: this.#moved, stood };
    this.#memory.write(this.#stored);
  }
}

/** The one row of `clock.sqlite`. */
class ClockMemory {
  readonly #folder: DataFolder;

  constructor(folder: DataFolder) {
    this.#folder = folder;
    folder
      .sqlite('clock')
      .exec('CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 1), moved, stood)');
  }

  read(): Remembered | undefined {
    const row = this.#folder.sqlite('clock').prepare('SELECT moved, stood FROM clock').get();
    return row && { moved: row.moved === 1, stood: Number(row.stood) };
  }

  write({ moved, stood }: Remembered): void {
    this.#folder
      .sqlite('clock')
      .prepare('INSERT OR REPLACE INTO clock (id, moved, stood) VALUES (1, ?, ?)')
      .run(moved ? 1 : 0, stood);
  }
}
