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
 * all match; entries of an array are alternatives; an array in the event matches when any element does.
 * Throws InvalidEventPattern.
 */
export function compilePattern(pattern: unknown, path = ''): EventMatcher {
  if (!isObject(pattern)) throw new InvalidEventPattern(`${path || 'the pattern'} must be an object`);
  const fields = Object.entries(pattern).map(([name, wanted]) => {
    const where = path ? `${path}.${name}` : name;
    if (name === '$or') return anyOf(wanted, path);
    const test = Array.isArray(wanted) ? leaf(wanted, where) : nested(wanted, where);
    return (event: unknown) => test(isObject(event) ? event[name] : undefined);
  });
  return (event) => fields.every((matches) => matches(event));
}

function anyOf(wanted: unknown, path: string): EventMatcher {
  if (!Array.isArray(wanted) || wanted.length === 0)
    throw new InvalidEventPattern('$or takes a list of patterns');
  const alternatives = wanted.map((pattern) => compilePattern(pattern, path));
  return (event) => alternatives.some((matches) => matches(event));
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
  if (!isObject(alternative)) return (value) => value === alternative;
  const [[operator, operand] = ['', undefined], ...more] = Object.entries(alternative);
  if (more.length > 0) throw new InvalidEventPattern(`${where}: one comparison at a time`);
  if (operator === 'exists') return (value) => (value !== undefined && !isObject(value)) === operand;
  if (operator === 'anything-but') return anythingBut(operand, where);
  if (operator === 'numeric') return numeric(operand, where);
  return textTest(operator, operand, where);
}

function textTest(operator: string, operand: unknown, where: string): ValueTest {
  if (isObject(operand) && (operator === 'prefix' || operator === 'suffix')) {
    const text = String(operand['equals-ignore-case']).toLowerCase();
    const test = textTest(operator, text, where);
    return (value) => typeof value === 'string' && test(value.toLowerCase());
  }
  if (typeof operand !== 'string') throw new InvalidEventPattern(`${where}: ${operator} takes a text`);
  const onText = (test: (text: string) => boolean): ValueTest => {
    return (value) => typeof value === 'string' && test(value);
  };
  switch (operator) {
    case 'prefix':
      return onText((text) => text.startsWith(operand));
    case 'suffix':
      return onText((text) => text.endsWith(operand));
    case 'equals-ignore-case':
      return onText((text) => text.toLowerCase() === operand.toLowerCase());
    case 'wildcard': {
      const escaped = operand.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
      const expression = new RegExp(`^${escaped.join('.*')}$`, 's');
      return onText((text) => expression.test(text));
    }
    default:
      throw new InvalidEventPattern(`${where}: the comparison ${operator} is not known here`);
  }
}

function anythingBut(operand: unknown, where: string): ValueTest {
  const present = (test: ValueTest): ValueTest => {
    return (value) => value !== undefined && !isObject(value) && !test(value);
  };
  if (!isObject(operand)) {
    const refused: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
    return present((value) => refused.includes(value));
  }
  const [[operator, inner] = ['', undefined]] = Object.entries(operand);
  const tests = (Array.isArray(inner) ? inner : [inner]).map((one: unknown) =>
    textTest(operator, one, where),
  );
  return present((value) => tests.some((test) => test(value)));
}

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

function numeric(operand: unknown, where: string): ValueTest {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0)
    throw new InvalidEventPattern(`${where}: numeric takes pairs of comparison and number`);
  const tests: Array<(value: number) => boolean> = [];
  for (let index = 0; index < operand.length; index += 2) {
    const compare = COMPARISONS[String(operand[index])];
    const bound: unknown = operand[index + 1];
    if (!compare || typeof bound !== 'number')
      throw new InvalidEventPattern(`${where}: numeric has no comparison ${String(operand[index])}`);
    tests.push((value) => compare(value, bound));
  }
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
