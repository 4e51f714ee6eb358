/** Choice rules of JSONPath states: comparisons of a path with a value or another path, and their combinations. */
import { StateFailure } from '../interpreter/failure.ts';
import { isObject, type Json, type JsonObject } from '../json-text.ts';
import type { Bindings } from '../jsonata/expression.ts';
import { InvalidPath, Path } from './path.ts';

type Test = (bindings: Bindings) => boolean;

const compare: Readonly<Record<string, (order: number) => boolean>> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  GreaterThan: (order) => order > 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThanEquals: (order) => order >= 0,
};

/** RFC 3339, as the language asks for timestamps: capital T, and Z or an offset. */
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Values as they are compared; `undefined` for one of another type, which never matches. */
const types: Readonly<Record<string, (value: Json) => number | string | boolean | undefined>> = {
  String: (value) => (typeof value === 'string' ? value : undefined),
  Numeric: (value) => (typeof value === 'number' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  Timestamp: (value) => (isTimestamp(value) ? Date.parse(value as string) : undefined),
};

const is: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsNumeric: (value) => typeof value === 'number',
  IsString: (value) => typeof value === 'string',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: isTimestamp,
};

function isTimestamp(value: Json): boolean {
  return typeof value === 'string' && TIMESTAMP.test(value) && !Number.isNaN(Date.parse(value));
}

const COMPARISON =
  /^(String|Numeric|Boolean|Timestamp)(Equals|LessThan|GreaterThan|LessThanEquals|GreaterThanEquals)(Path)?$/;

/** Whether a rule's field is one of the operators. */
export const isOperator = (field: string): boolean =>
  COMPARISON.test(field) || Object.hasOwn(is, field) || field === 'IsPresent' || field === 'StringMatches';

const INNER_FIELDS: readonly string[] = ['Variable', 'And', 'Or', 'Not', 'Comment'];

/** @throws InvalidPath for a path that is none, or a rule without exactly one operator */
export function compileRule(json: JsonObject): Test {
  const { And: and, Or: or, Not: not } = json;
  if (Array.isArray(and)) {
    const tests = and.map(compileInner);
    return (bindings) => tests.every((test) => test(bindings));
  }
  if (Array.isArray(or)) {
    const tests = or.map(compileInner);
    return (bindings) => tests.some((test) => test(bindings));
  }
  if (isObject(not)) {
    const test = compileInner(not);
    return (bindings) => !test(bindings);
  }
  const [operator, ...others] = Object.keys(json).filter(isOperator);
  if (operator === undefined || others.length > 0 || typeof json.Variable !== 'string')
    throw new InvalidPath('A choice rule needs a Variable and exactly one operator');
  return compileTest(new Path(json.Variable), operator, json[operator] as Json);
}

/** A rule within a rule: nothing but a test. */
function compileInner(json: unknown): Test {
  if (!isObject(json)) throw new InvalidPath('Expected value of type Object');
  const other = Object.keys(json).find((field) => !INNER_FIELDS.includes(field) && !isOperator(field));
  if (other !== undefined) throw new InvalidPath(`Field '${other}' is not supported`);
  return compileRule(json as JsonObject);
}

function compileTest(variable: Path, operator: string, expected: Json): Test {
  if (operator === 'IsPresent') return (bindings) => 'value' in variable.read(bindings) === expected;
  const test = is[operator];
  if (test !== undefined) return (bindings) => test(readValue(variable, bindings)) === expected;
  if (operator === 'StringMatches') {
    const pattern = wildcard(String(expected));
    return (bindings) => {
      const value = readValue(variable, bindings);
      return typeof value === 'string' && pattern.test(value);
    };
  }
  const [, type = '', order = '', byPath] = COMPARISON.exec(operator) ?? [];
  const [read, holds] = [types[type] ?? (() => undefined), compare[order] ?? (() => false)];
  const other = byPath === undefined ? null : new Path(String(expected));
  return (bindings) => {
    const one = read(readValue(variable, bindings));
    const two = read(other === null ? expected : readValue(other, bindings));
    if (one === undefined || two === undefined) return false;
    return holds(one < two ? -1 : one > two ? 1 : 0);
  };
}

/** @throws StateFailure `States.Runtime` when nothing is there: only `IsPresent` may ask for what is not. */
function readValue(path: Path, bindings: Bindings): Json {
  const found = path.read(bindings);
  if ('value' in found) return found.value;
  throw StateFailure.runtime(
    `Invalid path '${path.text}': The choice state's condition path references an invalid value.`,
  );
}

/** `*` is any text, `\*` a star, `\\` a backslash. */
function wildcard(pattern: string): RegExp {
  const source = pattern.replace(
    /\\([*\\])|(\*)|[.+?^${}()|[\]\\]/g,
    (character, escaped: string | undefined, star) => {
      if (escaped !== undefined) return `\\${escaped}`;
      return star === undefined ? `\\${character}` : '.*';
    },
  );
  return new RegExp(`^${source}$`, 's');
}
