import type { Activity, Clock, Timer } from '../clock.ts';
import { type Due, TimerQueue } from './timer-queue.ts';

/** One timer that fired while the clock was moved. */
export interface Fired {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly kind: string;
  readonly name: string;
}

export interface Advanced {
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly fired: readonly Fired[];
}

/** The clock was asked to go back, or to an instant that is none. */
export class ClockCannotGoBack extends Error {
  constructor(now: number, to: number) {
    const target = Number.isFinite(to) ? new Date(to).toISOString() : 'an invalid date';
    super(`the clock stands at ${new Date(now).toISOString()} and cannot go to ${target}`);
    this.name = 'ClockCannotGoBack';
  }
}

/** A timer for a call that is only held up (an injected delay): what goes on waits for it, so it can't be waited out. */
const HELD_UP = 'delay';

/**
 * What both clocks share: timers, and moving forward. While the clock is moved it stands at the instant of the timer
 * being fired, for every service and every Lambda; it leaves that instant when nothing is going on any more.
 */
export abstract class MovableClock implements Clock {
  protected readonly timers = new TimerQueue();
  protected readonly activity: Activity;
  #advancing: Promise<unknown> = Promise.resolve();
  #moving = 0;
  readonly #heldUp = new Map<string, number>();
  /** Whoever waits for quiet: each must hear of a call that is held up, or it waits for ever. */
  readonly #watching = new Set<() => void>();
  #stopped = false;

  constructor(activity: Activity) {
    this.activity = activity;
  }

  abstract now(): number;
  /** Makes every service and Lambda see `instant`. */
  protected abstract standAt(instant: number): void;
  /** Called before a move and after it, when time runs on from where it stands. */
  protected abstract moving(yes: boolean): void;
  /** A timer was set or the clock was moved: looks again when to fire next. */
  protected abstract rearm(): void;

  set(timer: Timer): void {
    if (this.#stopped) return;
    this.timers.set(timer, this.now());
    if (timer.kind === HELD_UP) {
      this.#heldUp.set(timer.id, timer.at);
      for (const wake of this.#watching) wake();
    }
    this.rearm();
  }

  clear(id: string): void {
    this.timers.clear(id);
    this.#heldUp.delete(id);
  }

  /** The next timers (instants in ms), soonest first, without the ticks of rate schedules: for the control room. */
  upcoming(count: number): readonly { at: number; kind: string; name: string }[] {
    return this.timers.upcoming(count).map(({ at, timer: { kind, name } }) => ({ at, kind, name }));
  }

  /** No timer fires any more and none is taken. */
  stop(): void {
    this.#stopped = true;
  }

  protected get stopped(): boolean {
    return this.#stopped;
  }

  protected get isMoving(): boolean {
    return this.#moving > 0;
  }

  /**
   * Moves to `to` (milliseconds since the epoch), firing every timer due on the way in order, and answers when the
   * system is quiet. Several calls run one after the other. Throws ClockCannotGoBack.
   */
  advance(to: number): Promise<Advanced> {
    const run = this.#advancing.then(() => this.#advance(to));
    this.#advancing = run.catch(() => undefined);
    return run;
  }

  /** Resolves when nothing is going on and nothing is due. */
  async settle(): Promise<void> {
    do {
      if (!this.isMoving) this.fireDue();
      await this.#untilIdle();
    } while (
      !this.isMoving &&
      !this.#stopped &&
      (this.timers.nextAt() ?? Number.POSITIVE_INFINITY) <= this.now()
    );
  }

  async #untilIdle(): Promise<void> {
    let quiet = false;
    const idle = this.activity.idle().then(() => {
      quiet = true;
    });
    while (!quiet && !this.#stopped) {
      const heldUp = Promise.withResolvers<void>();
      this.#watching.add(heldUp.resolve);
      if (this.#heldUp.size > 0 && this.mustPushOn) heldUp.resolve();
      await Promise.race([idle, heldUp.promise]);
      this.#watching.delete(heldUp.resolve);
      if (!quiet && this.mustPushOn && this.#heldUp.size > 0) this.#fireHeldUp();
    }
  }

  /** Whether held-up calls go on only by our moving the time: always in a simulation, while moving otherwise. */
  protected get mustPushOn(): boolean {
    return this.isMoving;
  }

  /** Fires one timer; what it sets off is tracked, a failure is reported and stops nothing else. */
  protected fire(due: Due): void {
    this.#heldUp.delete(due.timer.id);
    const { kind, name } = due.timer;
    this.activity.track(
      `${kind} ${name}`,
      Promise.resolve().then(() => due.timer.fire()),
    );
  }

  /** Fires whatever is due at this instant. */
  protected fireDue(): void {
    for (let due = this.timers.take(this.now()); due && !this.#stopped; due = this.timers.take(this.now()))
      this.fire(due);
  }

  async #advance(to: number): Promise<Advanced> {
    if (!(to >= this.now())) throw new ClockCannotGoBack(this.now(), to);
    const fired: Fired[] = [];
    this.#moving += 1;
    this.moving(true);
    try {
      await this.settle();
      for (let due = this.timers.take(to); due && !this.#stopped; due = this.timers.take(to)) {
        this.standAt(Math.max(due.at, this.now()));
        this.#fireAndNote(due, fired);
        for (let also = this.timers.take(this.now()); also; also = this.timers.take(this.now()))
          this.#fireAndNote(also, fired);
        await this.settle();
      }
      this.standAt(Math.max(to, this.now()));
    } finally {
      this.#moving -= 1;
      this.moving(false);
    }
    return { now: new Date(this.now()).toISOString(), fired };
  }

  #fireAndNote(due: Due, fired: Fired[]): void {
    fired.push({ at: new Date(this.now()).toISOString(), kind: due.timer.kind, name: due.timer.name });
    this.fire(due);
  }

  /** Goes to the first held-up call's instant, taking along whatever is due before it. */
  #fireHeldUp(): void {
    const at = Math.min(...this.#heldUp.values());
    for (let due = this.timers.take(at); due; due = this.timers.take(at)) {
      this.standAt(Math.max(due.at, this.now()));
      this.fire(due);
    }
    for (const [id, due] of this.#heldUp) if (due <= at) this.#heldUp.delete(id);
  }
}
