import { isRecord } from '../json-shape.ts';

/** An event pattern that is not one, or that uses a comparison not known here. Stops the start. */
export class InvalidEventPattern extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvalidEventPattern';
  }
}

/** Whether an event (parsed JSON) matches. */
export type EventMatcher = (event: unknown) => boolean;

/** One value of the event against one entry of a pattern's array; `undefined` is a field that is not there. */
type ValueTest = (value: unknown) => boolean;

/**
 * Compiles an EventBridge event pattern, also used by the filters of event source mappings. Fields of a pattern must
 * all match; entries of an array are alternatives; an array in the event matches when any element does. Values are
 * compared as they are: of EventBridge's comparisons (`prefix`, `exists`, …) the template has none. Throws
 * InvalidEventPattern.
 */
export function compilePattern(pattern: unknown, path = ''): EventMatcher {
  if (!isRecord(pattern)) throw new InvalidEventPattern(`${path || 'the pattern'} must be an object`);
  const fields = Object.entries(pattern).map(([name, wanted]) => {
    const where = path ? `${path}.${name}` : name;
    if (name === '$or') throw new InvalidEventPattern(`${where} is not known here`);
    const test = Array.isArray(wanted) ? leaf(wanted, where) : nested(wanted, where);
    return (event: unknown) => test(isRecord(event) ? event[name] : undefined);
  });
  return (event) => fields.every((matches) => matches(event));
}

function nested(wanted: unknown, where: string): ValueTest {
  const matches = compilePattern(wanted, where);
  return (value) => (Array.isArray(value) ? value.some(matches) : matches(value));
}

function leaf(alternatives: readonly unknown[], where: string): ValueTest {
  if (alternatives.length === 0) throw new InvalidEventPattern(`${where} has no alternatives`);
  const tests = alternatives.map((alternative) => valueTest(alternative, where));
  return (value) => {
    const values = Array.isArray(value) && value.length > 0 ? value : [value];
    return values.some((one: unknown) => tests.some((test) => test(one)));
  };
}

function valueTest(alternative: unknown, where: string): ValueTest {
  if (!isRecord(alternative)) return (value) => value === alternative;
  const [comparison] = Object.keys(alternative);
  throw new InvalidEventPattern(`${where}: the comparison ${comparison} is not known here`);
}
