import { setTimeout as pause } from 'node:timers/promises';
import type { Claimflow } from '../../bench/outside/claimflow.ts';
import { eventually, NotInTime } from '../../bench/outside/claimflow.ts';
import type { ClaimShape } from '../../bench/outside/contract-shapes.ts';
import type { Person } from '../../bench/outside/person.ts';
import { MONDAY_MORNING, type Started, start } from './started.ts';

/** Acts between two kills: at least and at most. */
const BETWEEN_KILLS = [3, 14] as const;
/** From the act that is too much to the kill, at most, ms: so that it hits work at every stage. */
const LONGEST_DELAY_MS = 120;
/** Waiting longer than this for a status, somebody moves the clock: retries and the reconcile are due by it. */
const PATIENCE_MS = 3_000;
const NUDGE = 'PT5M';
const MOST_NUDGES = 30;

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A machine on one data folder that is killed now and then, by the count of what is asked of it, and started again.
 * Whoever works with it does so through `act`, which repeats what a kill has cut off.
 */
export class KilledMachine {
  readonly #folder: string;
  readonly #random: () => number;
  #killsLeft: number;
  #started: Started;
  #generation = 0;
  #acts = 0;
  #nextKill = 0;
  #up: Promise<void> = Promise.resolve();
  #nudging: Promise<void> | undefined;

  private constructor(started: Started, folder: string, kills: number, seed: number) {
    this.#started = started;
    this.#folder = folder;
    this.#killsLeft = kills;
    this.#random = seededRandom(seed);
    this.#planKill();
  }

  static async start(port: number, folder: string, kills: number, seed: number): Promise<KilledMachine> {
    return new KilledMachine(await start(port, { data: folder, now: MONDAY_MORNING }), folder, kills, seed);
  }

  get flow(): Claimflow {
    return this.#started.flow;
  }

  get started(): Started {
    return this.#started;
  }

  get killsLeft(): number {
    return this.#killsLeft;
  }

  /** Does something that may safely be repeated, again after every kill on the way. Other failures are thrown. */
  async act<T>(work: (flow: Claimflow) => Promise<T>): Promise<T> {
    for (;;) {
      await this.#up;
      const generation = this.#generation;
      this.#acts += 1;
      if (this.#acts >= this.#nextKill && this.#killsLeft > 0) this.#kill();
      try {
        return await work(this.flow);
      } catch (error) {
        if (this.#generation === generation) throw error;
      }
    }
  }

  /** Waits for a claim's status, over kills; where it does not come by itself, time passes. */
  async reaches(who: string, claimId: string, ...statuses: readonly string[]): Promise<ClaimShape> {
    let last = '';
    const look = (person: Person) =>
      eventually(
        `${claimId} at ${statuses.join(' or ')}`,
        async () => {
          const claim = await person.get<ClaimShape>(`/claims/${claimId}`);
          last = claim.status;
          return statuses.includes(claim.status) ? claim : undefined;
        },
        PATIENCE_MS,
      );
    for (let nudges = 0; nudges <= MOST_NUDGES; nudges += 1) {
      try {
        return await this.act((flow) => look(flow.as(who)));
      } catch (error) {
        if (!(error instanceof NotInTime)) throw error;
      }
      await this.#nudge();
    }
    throw new NotInTime(`${claimId} stands at ${last} and never came to ${statuses.join(' or ')}`);
  }

  stop(): Promise<number | null> {
    return this.#started.stop();
  }

  /** One at a time, however many wait. */
  async #nudge(): Promise<void> {
    this.#nudging ??= this.act((flow) => flow.local.advance(NUDGE)).then(() => undefined);
    try {
      await this.#nudging;
    } finally {
      this.#nudging = undefined;
    }
  }

  #planKill(): void {
    const [least, most] = BETWEEN_KILLS;
    this.#nextKill = this.#acts + least + Math.floor(this.#random() * (most - least + 1));
  }

  #kill(): void {
    this.#killsLeft -= 1;
    this.#nextKill = Number.POSITIVE_INFINITY;
    this.#up = this.#killAndStart(this.#random() * LONGEST_DELAY_MS);
    // Whoever acts next hears of a start that failed.
    this.#up.catch(() => undefined);
  }

  async #killAndStart(delayMs: number): Promise<void> {
    // Others go on working meanwhile: the kill must not come between two acts only.
    await pause(delayMs);
    this.#generation += 1;
    await this.#started.kill();
    const { ports } = this.#started;
    this.#started = await start(ports.port, { data: this.#folder, ports });
    this.#planKill();
  }
}
