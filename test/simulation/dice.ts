import { seededRandom } from '../../local/faults/random.ts';

/** All chance of one story, from its seed. */
export class Dice {
  readonly #fraction: () => number;

  constructor(seed: number) {
    this.#fraction = seededRandom(seed);
  }

  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean {
    return this.#fraction() < probability;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.#fraction() * (high - low + 1));
  }

  /** One of several. Throws RangeError for none. */
  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new RangeError('nothing to pick from');
    return from[this.between(0, from.length - 1)] as T;
  }

  /** One of several, as often as its weight says. */
  weighted<T>(from: readonly (readonly [weight: number, value: T])[]): T {
    let left = this.#fraction() * from.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of from) {
      left -= weight;
      if (left < 0) return value;
    }
    return this.pick(from)[1];
  }

  /** A seed for something with chances of its own. */
  seed(): number {
    return this.between(1, 2_000_000_000);
  }
}
