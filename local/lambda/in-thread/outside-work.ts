/**
 * Turns of the event loop after which nothing in this thread moves by itself any more. A step of anything here (a commit,
 * a stream's chunk, a function's promise chain) takes a few turns; a back-off of the SDK is let pass after 50.
 */
const QUIET_TURNS = 200;

interface Piece {
  /** Resolves, at a moment of the real world, with what tells the function. */
  readonly done: Promise<() => void>;
}

/**
 * Work that functions have done outside this thread, such as decoding a picture. When it ends is the one thing here that
 * no seed decides. So it is taken to last longer than everything in this thread: a function hears of it when nothing
 * else moves any more, and of several pieces the first begun comes first. A run is then the same every time.
 */
export class OutsideWork {
  readonly #pieces: Piece[] = [];
  #moves = 0;
  #handingOver = false;
  #dropped = false;

  /** Something went on in this thread: whoever waits for quiet waits anew. */
  moved(): void {
    this.#moves += 1;
  }

  /** Whether a function waits for anything outside. */
  get underWay(): boolean {
    return this.#pieces.length > 0;
  }

  /** Work begins. To be called, with what tells the function, when it has ended. */
  begin(): (tell: () => void) => void {
    const { promise, resolve } = Promise.withResolvers<() => void>();
    this.#pieces.push({ done: promise });
    if (!this.#handingOver) {
      this.#handingOver = true;
      // Telling a function can't fail here: what it does with its callback ends in its own promises.
      void this.#handOver();
    }
    return resolve;
  }

  /** Nobody is told anything any more. */
  drop(): void {
    this.#dropped = true;
    this.#pieces.length = 0;
  }

  async #handOver(): Promise<void> {
    for (let piece = this.#pieces[0]; piece && !this.#dropped; piece = this.#pieces[0]) {
      await this.#quiet();
      const tell = await piece.done;
      if (this.#dropped) return;
      this.#pieces.shift();
      this.moved();
      tell();
    }
    this.#handingOver = false;
  }

  async #quiet(): Promise<void> {
    for (let turns = 0, seen = this.#moves; turns < QUIET_TURNS; turns += 1) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (seen === this.#moves) continue;
      seen = this.#moves;
      turns = 0;
    }
  }
}

/** The outside work of one function instance. */
export class InstanceOutsideWork {
  readonly #all: OutsideWork;
  #pending = 0;

  constructor(all: OutsideWork) {
    this.#all = all;
  }

  /** Whether this instance waits for any. */
  get underWay(): boolean {
    return this.#pending > 0;
  }

  /** Whether any instance does. */
  get anywhere(): boolean {
    return this.#all.underWay;
  }

  moved(): void {
    this.#all.moved();
  }

  /**
   * A module that works in threads: each of its functions that is given a callback calls it when its turn has come
   * (see {@link OutsideWork}).
   */
  module(real: object): object {
    return Object.fromEntries(
      Object.entries(real).map(([name, value]) => [
        name,
        typeof value === 'function' ? this.#held((...args) => value.apply(real, args)) : value,
      ]),
    );
  }

  #held(work: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
    return (...args) => {
      const callback = args.at(-1);
      if (typeof callback !== 'function') return work(...args);
      this.#pending += 1;
      const ended = this.#all.begin();
      const end = (tell: () => void) =>
        ended(() => {
          this.#pending -= 1;
          tell();
        });
      try {
        return work(...args.slice(0, -1), (...results: unknown[]) => end(() => callback(...results)));
      } catch (error) {
        end(() => undefined);
        throw error;
      }
    };
  }
}
