/**
 * The functions Step Functions adds to JSONata 2, and the built-in ones that would otherwise read the real clock or
 * real randomness. Source: "JSONata functions provided by Step Functions" in the developer guide.
 */
import { createHash } from 'node:crypto';
import type { Expression as JsonataExpression } from 'jsonata';
import { MemoryLimitExceeded } from './bounds.ts';

/** Where an expression's time and randomness come from, so that a run can be replayed exactly. */
export interface Sources {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Uniform in [0, 1). */
  random(): number;
}

/** So many items AWS makes, and refuses one more for the memory they take; `[1..n]` may have more. */
const MAX_RANGE_ITEMS = 360_145;

const HASH_ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** Numbers that have to be whole are cut towards zero. */
function whole(value: number): number {
  // Not -0, which would be told as such.
  return Math.trunc(value) + 0;
}

/** Splits an array into chunks of `size`; the last may be shorter. Nothing when there are no items, or none in a chunk. */
export function partition(array: readonly unknown[], size: number): unknown[][] | undefined {
  const step = whole(size);
  if (step < 0) throw new Error('The chunk size must be a positive integer');
  if (step === 0 || array.length === 0) return undefined;
  const chunks: unknown[][] = [];
  for (let at = 0; at < array.length; at += step) chunks.push(array.slice(at, at + step));
  return chunks;
}

/**
 * Numbers from `first` to `last`, both included when the step meets it; one alone is no array, as with JSONata's own
 * sequences. Nothing without a step, or when it leads away from `last`. Throws MemoryLimitExceeded.
 */
export function range(first: number, last: number, step?: number): number[] | number | undefined {
  const from = whole(first);
  const by = whole(step ?? 0);
  if (by === 0) return undefined;
  const count = Math.floor((whole(last) - from) / by) + 1;
  if (count < 1) return undefined;
  if (count > MAX_RANGE_ITEMS) throw new MemoryLimitExceeded();
  return count === 1 ? from : Array.from({ length: count }, (_, index) => from + index * by);
}

/** Hexadecimal digest; the algorithms are MD5, SHA-1, SHA-256, SHA-384 and SHA-512. Nothing without one. */
export function hash(data: unknown, algorithm?: string): string | undefined {
  if (algorithm === undefined) return undefined;
  const name = HASH_ALGORITHMS[algorithm];
  if (name === undefined) throw new Error(`Unsupported hash algorithm: ${algorithm}`);
  return createHash(name)
    .update(typeof data === 'string' ? data : JSON.stringify(data))
    .digest('hex');
}

/** A version 4 UUID from the given randomness. */
export function uuid(random: () => number): string {
  const bytes = Array.from({ length: 16 }, () => Math.floor(random() * 256));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The first double of `java.util.Random(seed)`, which is what AWS gives, to the last bit. */
export function seededRandom(seed: number): number {
  const mask = (1n << 48n) - 1n;
  let state = (BigInt(Math.trunc(seed)) ^ 0x5deece66dn) & mask;
  const next = (bits: bigint): bigint => {
    state = (state * 0x5deece66dn + 0xbn) & mask;
    return state >> (48n - bits);
  };
  const high = next(26n);
  return Number((high << 27n) + next(27n)) / 2 ** 53;
}

function shuffle(array: readonly unknown[], random: () => number): unknown[] {
  const result = [...array];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [result[at], result[other]] = [result[other], result[at]];
  }
  return result;
}

interface BoundFunction {
  implementation(...args: readonly unknown[]): unknown;
}

/** Adds the functions to a compiled expression. `$eval` is taken away, as on AWS: calling it fails with T1006. */
export function addFunctions(expression: JsonataExpression, sources: Sources): void {
  const { now, random } = sources;
  expression.registerFunction('partition', partition, '<an:a>');
  expression.registerFunction('range', range, '<nnn?:x>');
  expression.registerFunction('hash', hash, '<xs?:s>');
  expression.registerFunction('uuid', () => uuid(random), '<:s>');
  expression.registerFunction(
    'random',
    (seed?: number) => (seed === undefined ? random() : seededRandom(seed)),
    '<n?:n>',
  );
  expression.registerFunction('parse', (text: string): unknown => JSON.parse(text), '<s:x>');
  expression.registerFunction('shuffle', (array: readonly unknown[]) => shuffle(array, random), '<a:a>');
  expression.registerFunction('millis', () => now(), '<:n>');
  expression.registerFunction(
    'now',
    function (picture?: string, timezone?: string): unknown {
      if (picture === undefined && timezone === undefined) return new Date(now()).toISOString();
      const fromMillis = this.environment.lookup('fromMillis') as BoundFunction;
      return fromMillis.implementation(now(), picture, timezone);
    },
    '<s?s?:s>',
  );
  expression.assign('eval', undefined);
}
