import type { Activity } from '../clock.ts';
import { MovableClock } from './movable-clock.ts';

/** Time that moves only by `advance`: no real timer anywhere, the same run every time. */
export class SimulatedClock extends MovableClock {
  #now: number;
  #draining = false;

  constructor(activity: Activity, start: number) {
    super(activity);
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  protected standAt(instant: number): void {
    this.#now = instant;
  }

  protected moving(): void {}

  protected override get mustPushOn(): boolean {
    return true;
  }

  /** What is due already need not wait for the next move. */
  protected rearm(): void {
    const next = this.timers.nextAt();
    if (this.#draining || this.isMoving || next === undefined || next > this.#now) return;
    this.#draining = true;
    const end = this.activity.begin('due timers');
    queueMicrotask(() => {
      this.#draining = false;
      this.fireDue();
      end();
    });
  }
}
