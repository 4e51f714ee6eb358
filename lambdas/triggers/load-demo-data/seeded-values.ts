import { createHash } from 'node:crypto';

/** Values that follow from the seed and a label alone: loading again, at another time too, finds the same ids. */
export interface SeededValues {
  /** At most 32 bytes. */
  bytes(label: string, length: number): Uint8Array;
  /** 0 up to, not including, `below`. */
  number(label: string, below: number): number;
  /** One of several. Throws RangeError for none. */
  pick<T>(label: string, from: readonly T[]): T;
}

export function seededValues(seed: number): SeededValues {
  const digest = (label: string): Buffer => createHash('sha256').update(`${seed}/${label}`).digest();
  const number = (label: string, below: number): number => digest(label).readUInt32BE() % below;
  return {
    bytes: (label, length) => digest(label).subarray(0, length),
    number,
    pick(label, from) {
      // One of several may well be `undefined` (sold by nobody): only an empty list has nothing to pick from.
      if (from.length === 0) throw new RangeError(`nothing to pick from for ${label}`);
      return from[number(label, from.length)] as (typeof from)[number];
    },
  };
}

/** The check digit that makes 14 digits an IMEI (Luhn). */
const luhnDigit = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
};

/** An IMEI with a valid check digit, in a range of type codes given out for tests (00 to 09). */
export const testImei = (values: SeededValues, label: string): string => {
  const digits = `0101240${String(values.number(label, 10_000_000)).padStart(7, '0')}`;
  return digits + luhnDigit(digits);
};
