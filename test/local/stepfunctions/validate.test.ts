import { describe, expect, it } from 'vitest';
import { validateDefinition } from '../../../local/stepfunctions/definition/validate.ts';
import { branch, callbackTask, type Definition, lambdaTask, machine } from './machine.ts';

function findings(definition: Definition): string[] {
  return validateDefinition(JSON.stringify(definition)).map(
    ({ code, message, location }) => `${code}: ${message} at ${location}`,
  );
}

const end = { Type: 'Succeed' };
const mapState = (fields: Definition): Definition => ({
  ...{ Type: 'Map', End: true, ...fields },
  ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
});
const pass = (fields: Definition = {}): Definition => ({ Type: 'Pass', End: true, ...fields });

describe('accepts', () => {
  it('every field the engine runs', () => {
    const recovery = {
      Retry: [
        {
          ErrorEquals: ['A'],
          IntervalSeconds: 1,
          MaxAttempts: 2,
          BackoffRate: 1.5,
          MaxDelaySeconds: 9,
          JitterStrategy: 'FULL',
        },
        { ErrorEquals: ['States.ALL'] },
      ],
      Catch: [
        {
          ErrorEquals: ['States.ALL'],
          Assign: { e: '{% $states.errorOutput.Error %}' },
          Output: '{% $states.errorOutput %}',
          Next: 'C',
        },
      ],
    };
    const definition = machine(
      {
        A: callbackTask({
          ...recovery,
          TimeoutSeconds: '{% 60 %}',
          HeartbeatSeconds: 30,
          Next: 'B',
          End: undefined,
          Assign: { r: '{% $states.result %}' },
        }),
        B: {
          Type: 'Map',
          Items: '{% $r %}',
          ItemSelector: { v: '{% $states.context.Map.Item.Value %}' },
          MaxConcurrency: '{% 2 %}',
          ToleratedFailureCount: 1,
          ItemProcessor: {
            ProcessorConfig: { Mode: 'INLINE' },
            ...branch({ D: pass({ Output: 'literal', Comment: 'free' }) }),
          },
          ...recovery,
          Next: 'C',
        },
        C: {
          Type: 'Choice',
          Choices: [
            { Condition: '{% $exists($e) %}', Next: 'F', Assign: { x: 1 }, Output: 5 },
            { Condition: true, Next: 'W' },
          ],
          Default: 'P',
        },
        W: { Type: 'Wait', Timestamp: '2026-01-01T00:00:00Z', Next: 'P' },
        P: { Type: 'Parallel', Arguments: { a: 1 }, Branches: [branch({ G: end })], Next: 'F' },
        F: { Type: 'Fail', Error: 'E', Cause: '{% $states.input.why %}' },
      },
      { Comment: 'claim', TimeoutSeconds: 100, Version: '1.0' },
    );
    expect(findings(definition)).toEqual([]);
  });
});

describe('the graph', () => {
  it('names every missing target and unreachable state, in AWS’s words', () => {
    const definition = machine({ pass1: { Type: 'Pass', Next: 'pass3' }, pass2: pass() });
    expect(findings(definition)).toEqual([
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: pass3 at /States/pass1/Next",
      'MISSING_TRANSITION_TARGET: State "pass2" is not reachable. at /States/pass2',
    ]);
  });

  it('finds StartAt, Default, Choices and Catch targets, within their own scope only', () => {
    const definition = machine(
      {
        A: { Type: 'Choice', Choices: [{ Condition: true, Next: 'no1' }], Default: 'no2' },
        T: lambdaTask({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'inner' }] }),
        P: { Type: 'Parallel', Branches: [branch({ inner: pass() })], End: true },
      },
      { StartAt: 'no0' },
    );
    expect(findings(definition).filter((finding) => finding.includes('target'))).toEqual([
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: no0 at /StartAt",
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: no1 at /States/A/Choices[0]/Next",
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: no2 at /States/A/Default",
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: inner at /States/T/Catch[0]/Next",
    ]);
  });

  it('finds a loop without an end, and then no state that is not reached', () => {
    const loop = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } };
    const endless = 'MISSING_END_STATE: Workflow has no terminal state at undefined';
    expect(findings(machine(loop))).toEqual([endless]);
    expect(findings(machine({ ...loop, C: { Type: 'Pass', Next: 'A' } }))).toEqual([endless]);
    expect(findings(machine({ ...loop, C: pass() }))).toEqual([
      'MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C',
    ]);
    expect(findings(machine({ A: { Type: 'Pass', Next: 'NOPE' } }))).toEqual([
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/A/Next",
      endless,
    ]);
  });

  it('finds a name used twice, also across branches', () => {
    const definition = machine({ A: { Type: 'Parallel', Branches: [branch({ A: pass() })], End: true } });
    expect(findings(definition)).toEqual([
      'DUPLICATE_STATE_NAME: Duplicate State name: A at /States/A/Branches[0]/States/A',
    ]);
  });
});

describe('fields', () => {
  it.each<[string, Definition, string]>([
    [
      'an unknown field',
      pass({ Foo: 1 }),
      "SCHEMA_VALIDATION_FAILED: Field 'Foo' is not supported at /States/S",
    ],
    [
      'Retry on Pass',
      pass({ Retry: [] }),
      "SCHEMA_VALIDATION_FAILED: Field 'Retry' is not supported at /States/S",
    ],
    [
      'TimeoutSeconds on Wait',
      { Type: 'Wait', Seconds: 1, TimeoutSeconds: 3, End: true },
      "SCHEMA_VALIDATION_FAILED: Field 'TimeoutSeconds' is not supported at /States/S",
    ],
    [
      'Assign on Succeed',
      { Type: 'Succeed', Assign: {} },
      "SCHEMA_VALIDATION_FAILED: Field 'Assign' is not supported at /States/S",
    ],
    [
      'a JSONPath field',
      pass({ ResultPath: '$.a' }),
      "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'ResultPath' is only supported for the 'JSONPath' QueryLanguage at /States/S",
    ],
    [
      'JSONPath in a state',
      pass({ QueryLanguage: 'JSONPath' }),
      "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/S",
    ],
    [
      'a Result, which is JSONPath’s',
      pass({ Result: 1 }),
      "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'Result' is only supported for the 'JSONPath' QueryLanguage at /States/S",
    ],
    [
      'a query language in the wrong case',
      pass({ QueryLanguage: 'jsonpath' }),
      'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] at /States/S/QueryLanguage',
    ],
    [
      'a query language that is no text',
      pass({ QueryLanguage: 5 }),
      'SCHEMA_VALIDATION_FAILED: Expected value of type [STRING] at /States/S/QueryLanguage',
    ],
    [
      'neither Next nor End',
      { Type: 'Pass' },
      'SCHEMA_VALIDATION_FAILED: One and only one of these fields is required: [Next, End] at /States/S',
    ],
    ['no type', { End: true }, 'SCHEMA_VALIDATION_FAILED: These fields are required: [Type] at /States/S'],
    [
      'an unknown type',
      { Type: 'Jump', End: true },
      'SCHEMA_VALIDATION_FAILED: Value is not a valid state type: Jump at /States/S',
    ],
    [
      'no resource',
      { Type: 'Task', End: true },
      'SCHEMA_VALIDATION_FAILED: These fields are required: [Resource] at /States/S',
    ],
    [
      'a resource that is no ARN',
      { Type: 'Task', Resource: 'x', End: true },
      'SCHEMA_VALIDATION_FAILED: Value is not a valid resource ARN at /States/S/Resource',
    ],
    [
      'both waits',
      { Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z', End: true },
      'SCHEMA_VALIDATION_FAILED: One and only one of these fields is required: [Seconds, Timestamp] at /States/S',
    ],
    [
      'a bad timestamp',
      { Type: 'Wait', Timestamp: 'tomorrow', End: true },
      'SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp at /States/S/Timestamp',
    ],
    [
      'negative seconds',
      { Type: 'Wait', Seconds: -1, End: true },
      'SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /States/S/Seconds',
    ],
    [
      'a percentage over a hundred',
      mapState({ ToleratedFailurePercentage: 100.5 }),
      'SCHEMA_VALIDATION_FAILED: Maximum value is 100.0 at /States/S/ToleratedFailurePercentage',
    ],
    [
      'text for a number',
      mapState({ MaxConcurrency: '3' }),
      'SCHEMA_VALIDATION_FAILED: Expected value of type Integer at /States/S/MaxConcurrency',
    ],
    [
      'a heartbeat beyond the timeout',
      callbackTask({ TimeoutSeconds: 5, HeartbeatSeconds: 5 }),
      'SCHEMA_VALIDATION_FAILED: The HeartbeatSeconds must be smaller than the TimeoutSeconds at /States/S/HeartbeatSeconds',
    ],
    [
      'States.ALL with others',
      lambdaTask({ Retry: [{ ErrorEquals: ['A', 'States.ALL'] }] }),
      'SCHEMA_VALIDATION_FAILED: States.ALL must appear alone at /States/S/Retry[0]/ErrorEquals',
    ],
    [
      'States.ALL before others',
      lambdaTask({ Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] }] }),
      'SCHEMA_VALIDATION_FAILED: States.ALL must appear in the last retrier or catcher at /States/S/Retry[0]/ErrorEquals',
    ],
    [
      'a backoff below one',
      lambdaTask({ Retry: [{ ErrorEquals: ['A'], BackoffRate: 0.5 }] }),
      'SCHEMA_VALIDATION_FAILED: Minimum value is 1.0 at /States/S/Retry[0]/BackoffRate',
    ],
    [
      'a condition that is text',
      { Type: 'Choice', Choices: [{ Condition: 'yes', Next: 'S' }] },
      'SCHEMA_VALIDATION_FAILED: Expected value of type Boolean, or a JSONata expression at /States/S/Choices[0]/Condition',
    ],
    [
      'a Distributed Map',
      {
        Type: 'Map',
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, ...branch({ X: pass() }) },
        End: true,
      },
      'SCHEMA_VALIDATION_FAILED: Distributed Map is not simulated on this machine at /States/S/ItemProcessor/ProcessorConfig/Mode',
    ],
    [
      'a role for one task, which AWS has and this machine has not',
      lambdaTask({ Credentials: { RoleArn: 'arn:aws:iam::000000000000:role/Other' } }),
      'SCHEMA_VALIDATION_FAILED: The role of a single task is not available on this machine at /States/S/Credentials',
    ],
    [
      'QueryLanguage in a branch',
      { Type: 'Parallel', Branches: [{ QueryLanguage: 'JSONata', ...branch({ X: pass() }) }], End: true },
      "SCHEMA_VALIDATION_FAILED: Field 'QueryLanguage' is not supported at /States/S/Branches[0]",
    ],
  ])('refuses %s', (_what, state, finding) => {
    expect(findings(machine({ S: state }))).toContain(finding);
  });

  it.each<[Definition, string]>([
    [{ Type: 'Pass', Next: 5 }, '/States/S/Next'],
    [pass({ End: 'yes', Next: 'S' }), '/States/S/End'],
    [pass({ Comment: 1 }), '/States/S/Comment'],
    [pass({ Assign: 'x' }), '/States/S/Assign'],
    [{ Type: 'Choice', Choices: [1], Default: 'S' }, '/States/S/Choices'],
    [{ Type: 'Choice', Choices: [{ Condition: true, Next: 1 }] }, '/States/S/Choices[0]/Next'],
    [{ Type: 'Parallel', Branches: [], End: true }, '/States/S/Branches'],
    [
      { Type: 'Parallel', Branches: [{ StartAt: 1, States: [] }], End: true },
      '/States/S/Branches[0]/StartAt',
    ],
    [lambdaTask({ Catch: [{ ErrorEquals: ['E'], Next: 1 }] }), '/States/S/Catch[0]/Next'],
    [lambdaTask({ Catch: 'E' }), '/States/S/Catch'],
    [lambdaTask({ Retry: [{ ErrorEquals: 'E' }] }), '/States/S/Retry[0]/ErrorEquals'],
  ])('refuses values of the wrong type: %j', (state, location) => {
    const locations = validateDefinition(JSON.stringify(machine({ S: state }))).map(
      (finding) => finding.location,
    );
    expect(locations).toContain(location);
  });

  it('says nothing of the fields of a state whose language is refused', () => {
    expect(findings(machine({ S: pass({ QueryLanguage: 'JSONPath', Parameters: {}, Result: 1 }) }))).toEqual([
      "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/S",
    ]);
  });

  it.each([
    ['an Output', { Output: 1 }, "but field 'Output' is only supported for the 'JSONata' QueryLanguage"],
    ['no other', {}, undefined],
  ])('takes the states of a processor for the machine’s language: %s', (_what, fields, finding) => {
    const ItemProcessor = branch({ P: pass(fields) });
    const state = { Type: 'Map', QueryLanguage: 'JSONata', Items: [1], ItemProcessor, End: true };
    expect(findings({ StartAt: 'S', States: { S: state } })).toEqual(
      finding === undefined
        ? []
        : [
            `SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', ${finding} at /States/S/ItemProcessor/States/P`,
          ],
    );
  });

  it.each(['MaxConcurrencyPath', 'ToleratedFailureCountPath', 'ToleratedFailurePercentagePath'])(
    'wants a reference path in %s',
    (field) => {
      const found = (path: string): string[] =>
        findings({
          StartAt: 'S',
          States: { S: mapState({ [field]: path, ItemsPath: '$$.Execution.Input' }) },
        });
      for (const path of ['$$.Execution.Input.n', '$.list[*]']) {
        expect(found(path)).toEqual([
          `SCHEMA_VALIDATION_FAILED: Value is not a Reference Path at /States/S/${field}`,
        ]);
      }
      expect(found('$.n')).toEqual([]);
      expect(found('$n')).toEqual([]);
    },
  );

  it.each([
    { Type: 'Wait', SecondsPath: '$$.Execution.Input.n', End: true },
    { Type: 'Wait', TimestampPath: '$$.Execution.StartTime', End: true },
    { Type: 'Wait', SecondsPath: '$.list[0:1]', End: true },
  ])('wants one in a Wait as well: %j', (state) => {
    expect(findings({ StartAt: 'S', States: { S: state } })).toEqual([
      expect.stringContaining('SCHEMA_VALIDATION_FAILED: Value is not a Reference Path at /States/S/'),
    ]);
  });

  it.each([
    ['a[1,2)', 'Expected "]", got ","'],
    ['"unterminated', 'String literal must be terminated by a matching quote'],
    ['{"a":}', 'The symbol "}" cannot be used as a unary operator'],
    ['$x :=', 'Unexpected end of expression'],
    ['$match("a", /abc', 'No terminating / in regular expression'],
  ])('tells of %s what the parser says, without its code', (source, message) => {
    expect(findings(machine({ S: pass({ Output: `{% ${source} %}` }) }))).toEqual([
      `INVALID_JSONATA_EXPRESSION: ${message} at /States/S/Output`,
    ]);
  });

  it('refuses an execution timeout of nothing', () => {
    expect(findings(machine({ S: pass() }, { TimeoutSeconds: 0 }))).toHaveLength(1);
  });

  it('refuses what is no JSON, no object, or in a language that it does not know', () => {
    expect(validateDefinition('{')).toMatchObject([{ code: 'INVALID_JSON_DESCRIPTION' }]);
    const notAnObject = { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED' };
    for (const text of ['', '[]', '1']) {
      expect(validateDefinition(text)).toEqual([
        { ...notAnObject, message: 'Definition must be a valid JSON object' },
      ]);
    }
    expect(validateDefinition('not a definition')).toEqual([
      {
        severity: 'ERROR',
        code: 'INVALID_JSON_DESCRIPTION',
        location: '[Source: (String)"not a definition"; line: 1, column: 4]',
        message:
          "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: (String)\"not a definition\"; line: 1, column: 4]",
      },
    ]);
    expect(findings({})).toEqual([
      'SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /',
    ]);
    expect(findings({ QueryLanguage: 'JSONiq', StartAt: 'A', States: { A: pass() } })).toEqual([
      'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage',
    ]);
    expect(findings({ QueryLanguage: 'JSONata' })).toContain(
      'SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /',
    );
  });
});

describe('expressions', () => {
  it.each<[string, Definition, string]>([
    [
      'bad syntax',
      pass({ Output: '{% 1 + %}' }),
      'INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/S/Output',
    ],
    [
      'a bare name',
      pass({ Output: { v: '{% phone %}' } }),
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/S/Output/v",
    ],
    [
      '$$',
      pass({ Output: '{% $$ %}' }),
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported. at /States/S/Output",
    ],
    [
      '$states.result in Arguments',
      lambdaTask({ Arguments: { a: '{% $states.result %}' } }),
      "UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. at /States/S/Arguments/a",
    ],
    [
      '$states.result in a Pass',
      pass({ Output: '{% $states.result %}' }),
      "UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. at /States/S/Output",
    ],
    [
      '$states.errorOutput outside a Catch',
      lambdaTask({ Output: '{% $states.errorOutput %}' }),
      "UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.errorOutput' does not exist. at /States/S/Output",
    ],
    [
      '$eval',
      pass({ Output: "{% $eval('1') %}" }),
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to undefined variable '$eval'. at /States/S/Output",
    ],
    [
      'a variable nobody assigns',
      pass({ Output: '{% $nobody %}' }),
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to undefined variable '$nobody'. at /States/S/Output",
    ],
    [
      'assigning states',
      pass({ Assign: { states: 1 } }),
      "SCHEMA_VALIDATION_FAILED: The reserved variable 'states' can not be assigned at /States/S/Assign/states",
    ],
    [
      'binding $states',
      pass({ Output: '{% ($states := 1; 2) %}' }),
      "UNSUPPORTED_JSONATA_EXPRESSION: The reserved variable '$states' can not be assigned. at /States/S/Output",
    ],
    [
      'a bad variable name',
      pass({ Assign: { 'a-b': 1 } }),
      "SCHEMA_VALIDATION_FAILED: Variable name 'a-b' is not valid at /States/S/Assign/a-b",
    ],
  ])('refuses %s', (_what, state, finding) => {
    expect(findings(machine({ S: state }))).toEqual([finding]);
  });

  it.each(['{% 1', '1 %}', ' {% 1 %}', '{% 1 %} ', '{%}'])(
    'refuses %j, whose delimiters are not its ends',
    (text) => {
      expect(findings(machine({ S: pass({ Output: { v: [text] } }) }))).toEqual([
        "SCHEMA_VALIDATION_FAILED: A JSONata expression must start with '{%' and end with '%}' at /States/S/Output/v[0]",
      ]);
    },
  );

  it('lets inner scopes read outer variables, and neither see nor assign the other way round', () => {
    const definition = machine({
      A: pass({ Assign: { outer: 1 }, Next: 'P', End: undefined }),
      P: {
        Type: 'Parallel',
        Branches: [branch({ I: pass({ Assign: { inner: '{% $outer %}', outer: 2 } }) })],
        Next: 'Z',
      },
      Z: pass({ Output: '{% $inner %}' }),
    });
    expect(findings(definition)).toEqual([
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to undefined variable '$inner'. at /States/Z/Output",
      "SCHEMA_VALIDATION_FAILED: Variable 'outer' is assigned in an outer scope and can not be assigned here at /States/P/Branches[0]/States/I/Assign/outer",
    ]);
  });
});
