import type * as z from 'zod/mini';

/** An issue before its message is made, when what came in still stands beside it. */
type RawIssue = z.core.$ZodRawIssue;

/** Of anything that is no number, NaN included. */
export const NO_NUMBER = 'must be a number';

const TYPES: Readonly<Record<string, string>> = {
  string: 'must be text',
  number: NO_NUMBER,
  int: 'must be a whole number',
  boolean: 'must be true or false',
  array: 'must be a list',
  object: 'must be an object',
  record: 'must be an object',
  null: 'must be null',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'must be an email address such as name@example.com',
  url: 'must be a web address',
  date: 'must be a day such as 2026-03-15',
  datetime: 'must be an instant such as 2026-03-15T12:00:00Z',
  uuid: 'must be a UUID',
};

/** What is counted, with its plural; numbers are compared as they are. */
const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
};

type Bound = 'least' | 'most';

function atBound(bound: Bound, origin: string, limit: number | bigint, inclusive = true): string {
  const unit = UNITS[origin];
  if (!unit) {
    if (inclusive) return `must be at ${bound} ${limit}`;
    return bound === 'least' ? `must be above ${limit}` : `must be below ${limit}`;
  }
  const [one, many] = unit;
  if (bound === 'least' && Number(limit) === 1) return 'must not be empty';
  return `must have at ${bound} ${limit} ${Number(limit) === 1 ? one : many}`;
}

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1 ? `must be ${String(values[0])}` : `must be one of ${values.map(String).join(', ')}`;

/**
 * What is wrong with one value, to stand behind the name of its field: "is missing", "must be a whole number". Says what
 * to write, in no words of the library's; undefined where only the schema knows, which then has words of its own.
 */
export function faultWords(issue: RawIssue): string | undefined {
  const left = issue.input === undefined;
  switch (issue.code) {
    case 'invalid_type':
      return left ? 'is missing' : (TYPES[issue.expected] ?? `must be a ${issue.expected}`);
    case 'invalid_value':
      return left ? 'is missing' : oneOf(issue.values);
    case 'invalid_union':
      return left ? 'is missing' : 'has a shape that is not known here';
    case 'too_small':
      return atBound('least', issue.origin, issue.minimum, issue.inclusive);
    case 'too_big':
      return atBound('most', issue.origin, issue.maximum, issue.inclusive);
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'is not written as it should be';
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `must not have ${issue.keys.join(', ')}`;
    default:
      return undefined;
  }
}
