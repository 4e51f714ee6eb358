import { describe, expect, it } from 'vitest';
import { StateFailure } from '../../../local/stepfunctions/interpreter/failure.ts';
import { BOUNDS } from '../../../local/stepfunctions/jsonata/bounds.ts';
import { Expression } from '../../../local/stepfunctions/jsonata/expression.ts';
import { hash, partition, range, uuid } from '../../../local/stepfunctions/jsonata/functions.ts';
import { referencesOf } from '../../../local/stepfunctions/jsonata/references.ts';
import { Machine, machine, ROLE } from './machine.ts';

/** The output of one Pass state, or its failure. */
async function evaluate(output: unknown, input: unknown = {}): Promise<unknown> {
  const sim = new Machine();
  const arn = await sim.start(machine({ E: { Type: 'Pass', Output: output, End: true } }), input);
  const { status, error, cause } = await sim.describe(arn);
  return status === 'SUCCEEDED' ? sim.output(arn) : { error, cause };
}

const PLACE = "An error occurred while executing the state 'E' (entered at the event id #2). ";

describe('Step Functions’ own functions', () => {
  it.each<[string, unknown]>([
    ['{% $parse("{\\"a\\":[1]}").a %}', [1]],
    ['{% $partition([1,2,3,4,5], 2) %}', [[1, 2], [3, 4], [5]]],
    ['{% $range(1, 9, 2) %}', [1, 3, 5, 7, 9]],
    ['{% $range(5, 1, -2) %}', [5, 3, 1]],
    ['{% $hash("input data", "SHA-1") %}', 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
    ['{% $now() %}', '2026-03-01T12:00:00.000Z'],
    ["{% $now('[Y]-[M01]') %}", '2026-03'],
    ['{% $millis() %}', 1772366400000],
    ['{% $random(42) %}', 0.7275636800328681],
    ['{% $random(0) = $random(0.9) %}', true],
    ['{% $range(-1.7, 2, 1) %}', [-1, 0, 1, 2]],
    ['{% $range(-2.9, 0, 1) %}', [-2, -1, 0]],
    ['{% $range(5, 1, -1.5) %}', [5, 4, 3, 2, 1]],
    ['{% $range(3, 3, 1) %}', 3],
    ['{% $count($range(1, 360145, 1)) %}', 360_145],
    [
      '{% $partition([1,2,3,4], 2.9) %}',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['{% $hash("input", "SHA-1") %}', '140f86aae51ab9e1cda9b4254fe98a74eb54c1a1'],
  ])('%s', async (expression, value) => {
    expect(await evaluate(expression)).toEqual(value);
  });

  it('makes UUIDs and random numbers from the given randomness', async () => {
    const first = await evaluate({
      id: '{% $uuid() %}',
      n: '{% $random() %}',
      s: '{% $shuffle([1,2,3,4,5,6,7]) %}',
    });
    expect(
      await evaluate({ id: '{% $uuid() %}', n: '{% $random() %}', s: '{% $shuffle([1,2,3,4,5,6,7]) %}' }),
    ).toEqual(first);
    expect((first as { id: string }).id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it.each([
    '$range(1, 5)',
    '$range(1, 5, -1)',
    '$range(5, 1, 1)',
    '$partition([1,2], 0)',
    '$partition([1,2], -0.5)',
    '$partition([], 2)',
    '$hash("input")',
  ])('give nothing for %s, which fails the field it stands in', async (expression) => {
    expect(await evaluate(`{% ${expression} %}`)).toMatchObject({
      cause: expect.stringContaining(`'${expression}' specified for the field 'Output' returned nothing`),
    });
  });

  it.each([
    ['{% 1/0 %}', 'Infinity'],
    ['{% 1e308 * 10 %}', 'Infinity'],
    ['{% [0/0] %}', ['NaN']],
    ["{% $parseInteger('abc', '0') %}", 'NaN'],
    ["{% {'less': [-1/0]} %}", { less: ['-Infinity'] }],
  ])('gives %s, which JSON does not have, as text', async (expression, value) => {
    expect(await evaluate(expression)).toEqual(value);
  });

  it.each([
    ['$string(1e20)', '100000000000000000000'],
    ['$string(-1e20)', '-100000000000000000000'],
    ['$string(1e21)', '1e+21'],
    ['$string(999999999999999868928)', '999999999999999900000'],
    ['$string(9223372036854775808)', '9223372036854776000'],
    ['$count($states.input.nothing)', 1],
    ['$exists($states.input.nothing)', true],
    ['$type($states.input.nothing)', 'null'],
    ['$states.input.nothing', null],
  ])('takes numbers and null for what AWS does: %s', async (expression, value) => {
    expect(await evaluate(`{% ${expression} %}`, { nothing: null })).toEqual(value);
  });

  it('refuses what they are not made for', () => {
    expect(() => partition([1], -1)).toThrow('positive integer');
    expect(() => range(1, 360_146, 1)).toThrow('memory limit exceeded');
    expect(() => hash('a', 'sha-1')).toThrow('Unsupported hash algorithm: sha-1');
    expect(uuid(() => 0.999)).toHaveLength(36);
  });
});

describe('failures', () => {
  it('fails where nothing comes back, naming the field down to the key', async () => {
    expect(await evaluate({ a: { b: ['{% $states.input.missing %}'] } })).toEqual({
      error: 'States.QueryEvaluationError',
      cause: `${PLACE}The JSONata expression '$states.input.missing' specified for the field 'Output/a/b[0]' returned nothing (undefined).`,
    });
  });

  it('tells JSONata’s code and message', async () => {
    expect(await evaluate('{% "a" + 1 %}')).toEqual({
      error: 'States.QueryEvaluationError',
      cause: `${PLACE}The JSONata expression '"a" + 1' specified for the field 'Output' threw an error during evaluation. T2001: The left side of the "+" operator must evaluate to a number`,
    });
  });

  it.each([
    [
      '{% ($f := function($x) { 1 + $f($x) }; $f(1)) %}',
      'threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.',
    ],
    ['{% {"f": [function($x) { $x }]} %}', 'returned an unsupported result type.'],
    ['{% $eval("1") %}', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
    [
      '{% $formatNumber(1, "x") %}',
      'threw an error during evaluation. D3086: The sub-picture must not contain a passive character that is preceded by an active character and that is followed by another active character',
    ],
    [
      '{% $sum(["a"]) %}',
      'threw an error during evaluation. T0412: Argument 1 of function "sum" must be an array of "numbers"',
    ],
  ])('ends %s', async (expression, told) => {
    expect(((await evaluate(expression)) as { cause: string }).cause.slice(-told.length)).toBe(told);
  });

  /** Outside of a machine, and with time enough: what is tried here is not quick on every machine. */
  const alone = (source: string, timeout = 60_000): Expression =>
    new Expression(`{% ${source} %}`, 'Output', { now: () => 0, random: () => 0 }, { ...BOUNDS, timeout });

  const refused = async (expression: Expression): Promise<StateFailure> => {
    const failure = await expression.evaluate({}).catch((error: unknown) => error);
    if (failure instanceof StateFailure) return failure;
    throw new Error(`not refused: ${String(failure)}`);
  };

  const doubled = (times: number): string =>
    `($p := function($s, $n) { $n = 0 ? $s : $p($s & $s, $n - 1) }; $length($p("x", ${times})))`;

  it.each([
    ['[1..873782] ~> $count()', 873_782],
    [doubled(22), 4_194_304],
    [Array(100).fill('1').join('+'), 100],
    [`${'('.repeat(99)}1${')'.repeat(99)}`, 1],
    ['($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(31))', 31],
  ])('evaluates %s, as far as AWS goes', async (expression, value) => {
    expect(await alone(expression).evaluate({})).toBe(value);
  });

  it.each([
    ['[1..873783] ~> $count()', 'Expression evaluation memory limit exceeded'],
    ['$sum([1..900000])', 'Expression evaluation memory limit exceeded'],
    ['[1..20000000]', 'Expression evaluation memory limit exceeded'],
    ['$length($pad("", 6990257))', 'Expression evaluation memory limit exceeded'],
    [doubled(23), 'Expression evaluation memory limit exceeded'],
    [Array(101).fill('1').join('+'), 'Stack overflow error'],
    [`${'('.repeat(100)}1${')'.repeat(100)}`, 'Stack overflow error'],
    ['($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(32))', 'Stack overflow error'],
  ])('refuses %s, one more than AWS takes', async (expression, told) => {
    const { error, reason } = await refused(alone(expression));
    expect(error).toBe('States.QueryEvaluationError');
    expect(reason).toContain(
      `specified for the field 'Output' threw an error during evaluation: ${told}: Check for `,
    );
  });

  it('ends an expression that runs too long', async () => {
    const { reason } = await refused(alone('($f := function($x) { $f($x + 1) }; $f(1))', 20));
    expect(reason).toMatch(
      /threw an error during evaluation: Expression evaluation timeout: Check for infinite loop$/,
    );
    expect(BOUNDS.timeout).toBe(10_000);
  });

  it('tells a message without a code after a colon', async () => {
    expect(await evaluate('{% $hash("a", "CRC") %}')).toMatchObject({
      cause: expect.stringContaining('threw an error during evaluation: Unsupported hash algorithm: CRC'),
    });
  });
});

describe('$states', () => {
  it('has the whole context object', async () => {
    expect(await evaluate('{% $states.context %}', { a: 1 })).toEqual({
      Execution: {
        Id: 'arn:aws:states:us-east-1:000000000000:execution:claim:CLM-1',
        Input: { a: 1 },
        Name: 'CLM-1',
        RoleArn: ROLE,
        StartTime: '2026-03-01T12:00:00Z',
        RedriveCount: 0,
      },
      State: { EnteredTime: '2026-03-01T12:00:00Z', Name: 'E' },
      StateMachine: { Id: 'arn:aws:states:us-east-1:000000000000:stateMachine:claim', Name: 'claim' },
    });
  });

  it('is plain JSON: an array stays one, whatever JSONata marked it with', async () => {
    expect(
      await evaluate(
        { one: '{% $states.input.items[id = 1] %}', all: '{% $states.input.items.id %}' },
        { items: [{ id: 1 }, { id: 2 }] },
      ),
    ).toEqual({
      one: { id: 1 },
      all: [1, 2],
    });
  });
});

describe('referencesOf', () => {
  it.each([
    ['$a ?? $b', '?'],
    ['$states.input.items[1] ?: 3', ':'],
    ['$map($list, function($x) { $x ?? 1 })', '?'],
  ])('refuses %s as JSONata 2.0.6 does', (source, symbol) => {
    expect(() => referencesOf(source)).toThrow(`The symbol "${symbol}" cannot be used as a unary operator`);
  });

  it.each<[string, string[], string[], string[]]>([
    ['$states.input.a + $b', ['states', 'b'], [], ['input']],
    ['($x := 1; $x + $y)', ['y'], [], []],
    ['$map($states.input, function($v, $i) { $v.n * $i })', ['map', 'states'], [], ['input']],
    ['phone', [], ['phone'], []],
    ['a.b[c = 1].d', [], ['a'], []],
    ['$states.input.items[price > 3].name', ['states'], [], ['input']],
    ['$sum(prices)', ['sum'], ['prices'], []],
    ['$$.a', [], ['$$'], []],
    ['$', [], ['$'], []],
    ['$states.input.items^(price)', ['states'], [], ['input']],
    ['$states.input.items@$i.{"n": $i.n}', ['states'], [], ['input']],
    ['$states.input ~> |items|{"a": b}|', ['states'], [], ['input']],
    ['$states.input.items{name: $sum(price)}', ['states', 'sum'], [], ['input']],
    ['$match($states.input, /a+/)', ['match', 'states'], [], ['input']],
    ['$exists($a) ? $a : 1 ? "??" : "?:"', ['a', 'exists'], [], []],
  ])('%s', (source, free, topLevel, states) => {
    const references = referencesOf(source);
    expect([...references.free].sort()).toEqual(free.sort());
    expect([...references.topLevel]).toEqual(topLevel);
    expect([...references.states]).toEqual(states);
  });
});
