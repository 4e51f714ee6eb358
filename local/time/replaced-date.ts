/**
 * A `Date` whose present is the machine's clock. Dates made by Node's own modules stay instances of it, so that
 * `instanceof Date` in bundled code goes on telling the truth.
 */
export function replacedDate(now: () => number): DateConstructor {
  const Original = Date;
  class MachineDate extends Original {
    constructor(...parts: unknown[]) {
      if (parts.length === 0) super(now());
      else super(...(parts as [number]));
    }

    static override now(): number {
      return now();
    }

    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof Original;
    }
  }
  // Called without `new`, Date answers a string; a class can't be called, so a proxy does it.
  return new Proxy(MachineDate, {
    apply: () => new Original(now()).toString(),
  }) as unknown as DateConstructor;
}
