/** What each intrinsic function does. JSONata's namesakes are more lenient: they give nothing where these refuse. */
import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json } from '../json-text.ts';
import { hash, partition, type Sources, seededRandom, uuid } from '../jsonata/functions.ts';

/** Arguments that a function does not take. */
export class IntrinsicError extends Error {
  override readonly name = 'IntrinsicError';
}

/** Quota of the base64 functions and of `States.Hash`, in characters. */
const MAX_ENCODED = 10_000;

/** Quota of `States.ArrayRange`. */
const MAX_RANGE_ITEMS = 1_000;

type Implementation = (args: readonly Json[], sources: Sources) => Json;

const text = (value: Json | undefined): string =>
  expected(typeof value === 'string', value, 'a string') as string;
const list = (value: Json | undefined): readonly Json[] =>
  expected(Array.isArray(value), value, 'an array') as readonly Json[];
/** Fractions are rounded, as AWS does. */
const whole = (value: Json | undefined): number =>
  Math.round(expected(typeof value === 'number', value, 'a number') as number);

function expected(holds: boolean, value: Json | undefined, what: string): Json {
  if (!holds || value === undefined)
    throw new IntrinsicError(`expected ${what}, but was ${JSON.stringify(value)}`);
  return value;
}

function short(value: string): string {
  if (value.length > MAX_ENCODED)
    throw new IntrinsicError(`the input is longer than ${MAX_ENCODED} characters`);
  return value;
}

function format([template, ...values]: readonly Json[]): string {
  let next = 0;
  const filled = text(template).replace(/\\([{}])|\{\}/g, (whole, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (next === values.length)
      throw new IntrinsicError('number of arguments do not match the occurrences of {}');
    const value = values[next++] as Json;
    if (typeof value === 'object' && value !== null)
      throw new IntrinsicError(`expected a string, number, boolean or null in place of ${whole}`);
    return String(value);
  });
  if (next !== values.length)
    throw new IntrinsicError('number of arguments do not match the occurrences of {}');
  return filled;
}

function chunks(array: readonly Json[], size: number): Json {
  if (size < 1) throw new IntrinsicError('the chunk size must be a positive integer');
  return (partition(array, size) ?? []) as Json;
}

function range(first: number, last: number, step: number): number[] {
  if (step === 0) throw new IntrinsicError('the step of a range must not be 0');
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > MAX_RANGE_ITEMS) throw new IntrinsicError(`a range must not exceed ${MAX_RANGE_ITEMS} items`);
  return Array.from({ length }, (_, index) => first + index * step);
}

function item(array: readonly Json[], index: number): Json {
  const found = array[index];
  if (found === undefined) throw new IntrinsicError(`index ${index} is outside of the array`);
  return found;
}

function merge([one, other, deep]: readonly Json[]): Json {
  if (!isObject(one) || !isObject(other)) throw new IntrinsicError('expected two JSON objects');
  if (deep !== false) throw new IntrinsicError('deep merging is not supported');
  return { ...one, ...other } as Json;
}

function random([start, end, seed]: readonly Json[], sources: Sources): number {
  const [first, last] = [whole(start), whole(end)];
  if (last <= first) throw new IntrinsicError('the end must be greater than the start');
  const chance = seed === undefined ? sources.random() : seededRandom(whole(seed));
  return first + Math.floor(chance * (last - first));
}

const FUNCTIONS: Readonly<Record<string, readonly [least: number, most: number, run: Implementation]>> = {
  'States.Format': [1, Number.POSITIVE_INFINITY, format],
  'States.StringToJson': [1, 1, ([value]) => JSON.parse(text(value)) as Json],
  'States.JsonToString': [1, 1, ([value]) => JSON.stringify(value)],
  'States.Array': [0, Number.POSITIVE_INFINITY, (args) => [...args]],
  'States.ArrayPartition': [2, 2, ([array, size]) => chunks(list(array), whole(size))],
  'States.ArrayContains': [
    2,
    2,
    ([array, value]) => list(array).some((one) => isDeepStrictEqual(one, value)),
  ],
  'States.ArrayRange': [3, 3, ([first, last, step]) => range(whole(first), whole(last), whole(step))],
  'States.ArrayGetItem': [2, 2, ([array, index]) => item(list(array), whole(index))],
  'States.ArrayLength': [1, 1, ([array]) => list(array).length],
  'States.ArrayUnique': [
    1,
    1,
    ([array]) => [...new Map(list(array).map((one) => [JSON.stringify(one), one])).values()],
  ],
  'States.Base64Encode': [1, 1, ([value]) => Buffer.from(short(text(value))).toString('base64')],
  'States.Base64Decode': [1, 1, ([value]) => Buffer.from(short(text(value)), 'base64').toString('utf8')],
  'States.Hash': [2, 2, ([data, algorithm]) => hash(data, text(algorithm)) ?? null],
  'States.JsonMerge': [3, 3, merge],
  'States.MathRandom': [2, 3, random],
  'States.MathAdd': [2, 2, ([one, other]) => whole(one) + whole(other)],
  'States.StringSplit': [2, 2, ([value, separators]) => split(text(value), text(separators))],
  'States.UUID': [0, 0, (_, { random: chance }) => uuid(chance)],
};

/** At any of the characters; nothing between two of them is no part. */
function split(value: string, separators: string): string[] {
  const parts: string[] = [''];
  for (const character of value) {
    if (separators.includes(character)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.filter((part) => part !== '');
}

export const isIntrinsic = (name: string): boolean => Object.hasOwn(FUNCTIONS, name);

/** @throws IntrinsicError */
export function call(name: string, args: readonly Json[], sources: Sources): Json {
  const [least, most, run] = FUNCTIONS[name] ?? [0, 0, () => null];
  if (args.length < least || args.length > most) throw new IntrinsicError('invalid number of arguments');
  try {
    return run(args, sources);
  } catch (error) {
    if (error instanceof IntrinsicError || !(error instanceof Error)) throw error;
    throw new IntrinsicError(error.message, { cause: error });
  }
}
