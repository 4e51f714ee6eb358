/** JSONPath states, the Amazon States Language's first query language: what they read, keep and compare. */
import { describe, expect, it } from 'vitest';
import { validateDefinition } from '../../../local/stepfunctions/definition/validate.ts';
import { branch, type Definition, lambdaAnswer, lambdaError, Machine } from './machine.ts';

const paths = (states: Record<string, unknown>): Definition => ({
  StartAt: Object.keys(states)[0],
  States: states,
});
const pass = (fields: Definition): Definition => paths({ S: { Type: 'Pass', End: true, ...fields } });

async function output(definition: Definition, input: unknown = {}, sim = new Machine()): Promise<unknown> {
  const arn = await sim.start(definition, input);
  await sim.advance(1_000);
  return sim.output(arn);
}

async function failure(definition: Definition, input: unknown = {}, sim = new Machine()): Promise<unknown> {
  const arn = await sim.start(definition, input);
  await sim.advance(1_000);
  return sim.details(arn, 'ExecutionFailed');
}

const runtime = (reason: string): unknown => ({
  error: 'States.Runtime',
  cause: `An error occurred while executing the state 'S' (entered at the event id #2). ${reason}`,
});

describe('input and output', () => {
  const input = { a: { b: [10, 20, { c: 'x' }] }, keep: true };

  it.each<[string, Definition, unknown]>([
    ['nothing said: the input', {}, input],
    ['InputPath', { InputPath: '$.a.b[2]' }, { c: 'x' }],
    ['InputPath of null', { InputPath: null }, {}],
    ['OutputPath', { OutputPath: "$['a']['b'][0]" }, 10],
    ['OutputPath of null', { OutputPath: null }, {}],
    ['from the end of a list', { OutputPath: '$.a.b[-1].c' }, 'x'],
    ['all of a list', { OutputPath: '$.a.b[*]' }, [10, 20, { c: 'x' }]],
    ['a slice', { OutputPath: '$.a.b[0:2]' }, [10, 20]],
    ['a filter', { OutputPath: "$.a.b[?(@.c == 'x')].c" }, ['x']],
    ['anywhere below', { OutputPath: '$..c' }, ['x']],
    ['how many', { OutputPath: '$.a.b.length()' }, 3],
    ['Result', { Result: { 'd.$': '$.a' } }, { 'd.$': '$.a' }],
    ['Result at ResultPath', { Result: 1, ResultPath: '$.new.place' }, { ...input, new: { place: 1 } }],
    [
      'Result over what is there',
      { Result: 1, ResultPath: '$.a.b[1]' },
      { a: { b: [10, 1, { c: 'x' }] }, keep: true },
    ],
    ['ResultPath of null', { Result: 1, ResultPath: null }, input],
    [
      'Parameters',
      { Parameters: { fix: [1], 'c.$': '$.a.b[2].c', deep: { 'k.$': '$.keep' }, 'gone.$': '$.a.b[9]' } },
      { fix: [1], c: 'x', deep: { k: true }, gone: null },
    ],
    [
      'the context object',
      { Parameters: { 'name.$': '$$.Execution.Name', 'in.$': '$$.State.Name' } },
      { name: 'CLM-1', in: 'S' },
    ],
    ['InputPath, then Parameters', { InputPath: '$.a', Parameters: { 'first.$': '$.b[0]' } }, { first: 10 }],
  ])('%s', async (_, fields, expected) => {
    expect(await output(pass(fields), input)).toEqual(expected);
  });

  it.each<[string, Definition, string]>([
    [
      'InputPath',
      { InputPath: '$.no.where' },
      "Invalid path '$.no.where' : No results for path: $['no']['where']",
    ],
    ['OutputPath', { OutputPath: '$.no' }, "Invalid path '$.no' : No results for path: $['no']"],
    [
      'Parameters',
      { Parameters: { 'v.$': '$.no' } },
      `The JSONPath '$.no' specified for the field 'v.$' could not be found in the input '${JSON.stringify(input)}'`,
    ],
    [
      'an intrinsic function',
      { Parameters: { 'v.$': "States.Format('{}', States.Format('{}', $.no))" } },
      `The function 'States.Format('{}', States.Format('{}', $.no))' had the following error: The JsonPath argument for the field '$.no' could not be found in the input '${JSON.stringify(input)}'`,
    ],
  ])('tells what is not there: %s', async (_, fields, reason) => {
    expect(await failure(pass(fields), input)).toEqual(runtime(reason));
  });

  it('does not place a result in what can’t hold it', async () => {
    expect(await failure(pass({ Result: 1, ResultPath: '$.keep.x' }), input)).toMatchObject({
      error: 'States.ResultPathMatchFailure',
    });
  });
});

describe('a task', () => {
  const task = (fields: Definition): Definition => ({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'f', 'Payload.$': '$.claim' },
    End: true,
    ...fields,
  });

  it('is given its Parameters, and leaves its selected result beside its input', async () => {
    const sim = new Machine(() => lambdaAnswer({ approved: true }));
    const definition = paths({
      S: task({
        ResultSelector: { 'yes.$': '$.Payload.approved', 'code.$': '$.StatusCode' },
        ResultPath: '$.answer',
        Assign: { 'code.$': '$.StatusCode', fixed: 1 },
        Next: 'T',
        End: undefined,
      }),
      T: { Type: 'Pass', Parameters: { 'all.$': '$', 'kept.$': '$code', 'fixed.$': '$fixed' }, End: true },
    });
    expect(await output(definition, { claim: { id: 7 } }, sim)).toEqual({
      all: { claim: { id: 7 }, answer: { yes: true, code: 200 } },
      kept: 200,
      fixed: 1,
    });
    expect(sim.calls[0]?.input).toMatchObject({ FunctionName: 'f', Payload: JSON.stringify({ id: 7 }) });
  });

  it('has its error placed by the catcher', async () => {
    const sim = new Machine(() => lambdaError('Broken', 'by itself'));
    const definition = paths({
      S: task({
        Catch: [
          {
            ErrorEquals: ['States.ALL'],
            ResultPath: '$.error',
            Assign: { 'why.$': '$.Error' },
            Next: 'Caught',
          },
        ],
      }),
      Caught: { Type: 'Pass', Parameters: { 'why.$': '$why', 'all.$': '$.error.Error' }, End: true },
    });
    expect(await output(definition, { claim: {} }, sim)).toEqual({ why: 'Broken', all: 'Broken' });
  });

  it('takes its time limit from its input', async () => {
    const sim = new Machine();
    const definition = paths({
      S: task({
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Parameters: { FunctionName: 'f', Payload: { 'token.$': '$$.Task.Token' } },
        TimeoutSecondsPath: '$.limit',
      }),
    });
    const arn = await sim.start(definition, { limit: 60 });
    expect(sim.token()).toMatch(/^\S+$/);
    expect(await sim.details(arn, 'TaskScheduled')).toMatchObject({ timeoutInSeconds: 60 });
    await sim.advance(61);
    expect(await sim.details(arn, 'ExecutionFailed')).toMatchObject({ error: 'States.Timeout' });
  });

  it('fails for good without the path of its limit', async () => {
    const states = {
      S: task({ TimeoutSecondsPath: '$.limit', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }] }),
      C: { Type: 'Succeed' },
    };
    expect(await failure(paths(states), { claim: {} })).toEqual(
      runtime('The TimeoutSecondsPath parameter does not reference an input value: $.limit'),
    );
  });
});

describe('a wait', () => {
  const wait = (fields: Definition): Definition => paths({ S: { Type: 'Wait', End: true, ...fields } });

  it('lasts as long as its input says', async () => {
    const sim = new Machine();
    const arn = await sim.start(wait({ SecondsPath: '$.s' }), { s: 30 });
    await sim.advance(29);
    expect(await sim.describe(arn)).toMatchObject({ status: 'RUNNING' });
    await sim.advance(1);
    expect(await sim.output(arn)).toEqual({ s: 30 });
  });

  it.each<[Definition, unknown, string]>([
    [{ SecondsPath: '$.s' }, {}, 'The SecondsPath parameter does not reference an input value: $.s'],
    [
      { TimestampPath: '$.at' },
      { at: '2026-03-01T12:00:00' },
      'The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.at == 2026-03-01T12:00:00',
    ],
  ])('tells what is wrong with %j', async (fields, input, reason) => {
    expect(await failure(wait(fields), input)).toEqual(runtime(reason));
  });
});

describe('a choice', () => {
  const input = { n: 5, s: 'claim.png', t: '2026-03-01T12:00:00Z', b: true, z: null, m: 5 };
  const choice = (rule: Definition, fields: Definition = {}): Definition =>
    paths({
      S: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No', ...fields },
      Yes: { Type: 'Pass', Result: 'yes', End: true },
      No: { Type: 'Pass', Result: 'no', End: true },
    });

  it.each<[Definition, 'yes' | 'no']>([
    [{ Variable: '$.n', NumericEquals: 5 }, 'yes'],
    [{ Variable: '$.n', NumericLessThan: 5 }, 'no'],
    [{ Variable: '$.n', NumericLessThanEquals: 5 }, 'yes'],
    [{ Variable: '$.n', NumericGreaterThanEqualsPath: '$.m' }, 'yes'],
    [{ Variable: '$.n', StringEquals: '5' }, 'no'],
    [{ Variable: '$.s', NumericEquals: 5 }, 'no'],
    [{ Variable: '$.s', StringMatches: '*.png' }, 'yes'],
    [{ Variable: '$.s', StringMatches: 'claim*' }, 'yes'],
    [{ Variable: '$.s', StringMatches: 'claim\\*' }, 'no'],
    [{ Variable: '$.s', StringGreaterThan: 'claim' }, 'yes'],
    [{ Variable: '$.t', TimestampLessThan: '2026-03-01T13:00:00+00:00' }, 'yes'],
    [{ Variable: '$.t', TimestampEqualsPath: '$.t' }, 'yes'],
    [{ Variable: '$.b', BooleanEquals: true }, 'yes'],
    [{ Variable: '$.z', IsNull: true }, 'yes'],
    [{ Variable: '$.z', IsPresent: true }, 'yes'],
    [{ Variable: '$.none', IsPresent: false }, 'yes'],
    [{ Variable: '$.n', IsString: true }, 'no'],
    [{ Variable: '$.t', IsTimestamp: true }, 'yes'],
    [{ Not: { Variable: '$.n', NumericEquals: 5 } }, 'no'],
    [
      {
        And: [
          { Variable: '$.n', IsNumeric: true },
          { Variable: '$.b', BooleanEquals: false },
        ],
      },
      'no',
    ],
    [
      {
        Or: [
          { Variable: '$.n', IsNumeric: false },
          { Variable: '$.b', BooleanEquals: true },
        ],
      },
      'yes',
    ],
    [{ Variable: '$$.Execution.Name', StringEquals: 'CLM-1' }, 'yes'],
  ])('%j: %s', async (rule, expected) => {
    expect(await output(choice(rule), input)).toBe(expected);
  });

  it('may not compare what is not there', async () => {
    expect(await failure(choice({ Variable: '$.none', NumericEquals: 1 }), input)).toEqual(
      runtime("Invalid path '$.none': The choice state's condition path references an invalid value."),
    );
  });
});

describe('an intrinsic function', () => {
  const input = { list: [1, 2, 2, 3, 4], text: 'a,b;c', obj: { a: { x: 1 } }, other: { a: { y: 2 }, b: 1 } };

  it.each<[string, unknown]>([
    ["States.Format('{} of {}', $.list[0], 'it\\'s')", "1 of it's"],
    ["States.Format('\\{\\} {}', null)", '{} null'],
    ["States.StringToJson('[1, {}]')", [1, {}]],
    ['States.JsonToString($.obj)', '{"a":{"x":1}}'],
    ["States.Array('a', 1, true, null, $.obj)", ['a', 1, true, null, { a: { x: 1 } }]],
    ['States.ArrayPartition($.list, 2)', [[1, 2], [2, 3], [4]]],
    ['States.ArrayContains($.list, 3)', true],
    ['States.ArrayRange(1, 9, 2)', [1, 3, 5, 7, 9]],
    ['States.ArrayRange(1, 1, 1)', [1]],
    ['States.ArrayGetItem($.list, 4)', 4],
    ['States.ArrayLength($.list)', 5],
    ['States.ArrayUnique($.list)', [1, 2, 3, 4]],
    ["States.Base64Encode('Data to encode')", 'RGF0YSB0byBlbmNvZGU='],
    ["States.Base64Decode('RGVjb2RlZCBkYXRh')", 'Decoded data'],
    ["States.Hash('input data', 'SHA-1')", 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
    ['States.JsonMerge($.obj, $.other, false)', { a: { y: 2 }, b: 1 }],
    ['States.MathAdd(111, -1)', 110],
    ["States.StringSplit($.text, ',;')", ['a', 'b', 'c']],
    ["States.ArrayLength(States.StringSplit($.text, ','))", 2],
  ])('%s', async (text, expected) => {
    expect(await output(pass({ Parameters: { 'v.$': text } }), input)).toEqual({ v: expected });
  });

  it('makes numbers and ids by chance', async () => {
    const made = {
      'id.$': 'States.UUID()',
      'n.$': 'States.MathRandom(1, 9)',
      'm.$': 'States.MathRandom(1, 9, 7)',
    };
    const { id, n, m } = (await output(pass({ Parameters: made }))) as Record<string, unknown>;
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect([n, m].every((value) => Number(value) >= 1 && Number(value) < 9)).toBe(true);
  });

  it.each([
    ["States.Format('{}')", 'number of arguments do not match'],
    ['States.ArrayGetItem($.list, 9)', 'outside'],
    ['States.ArrayRange(1, 1001, 1)', '1000 items'],
    ['States.ArrayRange(1, 5, 0)', 'must not be 0'],
    ['States.ArrayPartition($.list, 0)', 'positive integer'],
    ['States.MathAdd(1, $.text)', 'a number'],
    ["States.StringToJson('{')", 'JSON'],
  ])('%s: fails', async (text, reason) => {
    const { error, cause } = (await failure(pass({ Parameters: { 'v.$': text } }), input)) as Record<
      string,
      string
    >;
    expect(error).toBe('States.IntrinsicFailure');
    expect(cause).toContain(`The function '${text}' had the following error: `);
    expect(cause).toContain(reason);
  });
});

describe('side by side', () => {
  it('what fails after the branches succeeded names the event of that', async () => {
    const states = {
      S: {
        Type: 'Parallel',
        Branches: [branch({ L: { Type: 'Pass', End: true } })],
        ResultSelector: { 'm.$': '$.no' },
        End: true,
      },
    };
    const sim = new Machine();
    const arn = await sim.start(paths(states), { x: 'a' });
    expect((await sim.outline(arn)).slice(4)).toEqual([
      '5<4 PassStateExited',
      '6<5 ParallelStateSucceeded',
      '7<6 ExecutionFailed',
    ]);
    expect(await sim.details(arn, 'ExecutionFailed')).toEqual(
      runtime(
        `The JSONPath '$.no' specified for the field 'm.$' could not be found in the input '[{"x":"a"}]'`,
      ),
    );
  });

  it('a Map has items by path, each with the selected fields', async () => {
    const definition = paths({
      S: {
        Type: 'Map',
        ItemsPath: '$.units',
        ItemSelector: { 'shop.$': '$.shop', 'unit.$': '$$.Map.Item.Value', 'at.$': '$$.Map.Item.Index' },
        ItemProcessor: branch({ I: { Type: 'Pass', OutputPath: '$.unit', End: true } }),
        ResultPath: '$.done',
        End: true,
      },
    });
    expect(await output(definition, { shop: 'f', units: ['a', 'b'] })).toEqual({
      shop: 'f',
      units: ['a', 'b'],
      done: ['a', 'b'],
    });
    expect(await failure(definition, { shop: 'f', units: 1 })).toEqual(
      runtime('Reference path "$.units" must point to array.'),
    );
  });

  it('branches of a Parallel get its Parameters; what they give is one list', async () => {
    const states = {
      S: {
        Type: 'Parallel',
        Parameters: { 'n.$': '$.a' },
        Branches: [
          branch({ L: { Type: 'Pass', End: true } }),
          branch({ R: { Type: 'Pass', Result: 2, End: true } }),
        ],
        ResultSelector: { 'left.$': '$[0].n', 'right.$': '$[1]' },
        End: true,
      },
    };
    expect(await output(paths(states), { a: 1 })).toEqual({ left: 1, right: 2 });
  });

  it('JSONata states stand beside JSONPath ones, with the same variables', async () => {
    const states = {
      S: { Type: 'Pass', Assign: { 'n.$': '$.n' }, Next: 'T' },
      T: { Type: 'Pass', QueryLanguage: 'JSONata', Output: { m: '{% $n + $states.input.n %}' }, End: true },
    };
    expect(await output(paths(states), { n: 2 })).toEqual({ m: 4 });
  });

  it('a Fail names its error by path', async () => {
    const states = { S: { Type: 'Fail', ErrorPath: '$.e', CausePath: "States.Format('{} failed', $.what)" } };
    expect(await failure(paths(states), { e: 'Custom', what: 'it' })).toEqual({
      error: 'Custom',
      cause: 'it failed',
    });
  });
});

describe('a definition', () => {
  const findings = (state: Definition): string[] =>
    validateDefinition(JSON.stringify(paths({ S: { End: true, ...state } }))).map(
      ({ message, location }) => `${message} at ${String(location)}`,
    );

  it.each<[Definition, string]>([
    [
      { Type: 'Pass', Output: 1 },
      "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/S",
    ],
    [{ Type: 'Pass', InputPath: 'a.b' }, "but was 'a.b' at /States/S/InputPath"],
    [
      { Type: 'Pass', ResultPath: '$.a[*]' },
      "valid reference path, but was '$.a[*]' at /States/S/ResultPath",
    ],
    [
      { Type: 'Pass', Parameters: { 'a.$': 'States.Nothing()' } },
      'intrinsic function call at /States/S/Parameters',
    ],
    [
      { Type: 'Pass', Parameters: { 'a.$': "States.Format('{}'" } },
      'intrinsic function call at /States/S/Parameters',
    ],
    [{ Type: 'Wait' }, 'required: [Seconds, Timestamp, SecondsPath, TimestampPath] at /States/S'],
    [{ Type: 'Wait', Seconds: 1, SecondsPath: '$.s' }, 'One and only one of these fields is required'],
  ])('%j is refused', (state, finding) => {
    expect(findings(state).join('\n')).toContain(finding);
  });

  it('refuses a rule without a comparison', () => {
    const choice = {
      Type: 'Choice',
      Choices: [{ Variable: '$.a', Next: 'S' }],
      Default: 'S',
      End: undefined,
    };
    expect(findings(choice).join('\n')).toContain('exactly one operator at /States/S/Choices[0]');
  });
});
