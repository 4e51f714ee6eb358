/** Whatever stands in a definition is either refused with findings or compiles, and can be described. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileDefinition } from '../../../local/stepfunctions/definition/compile.ts';
import { validateDefinition, variablesRead } from '../../../local/stepfunctions/definition/validate.ts';
import { branch, lambdaTask, machine } from './machine.ts';

const JSONATA = machine({
  Choose: {
    Type: 'Choice',
    Choices: [{ Condition: '{% $states.input.a = 1 %}', Next: 'Call', Assign: { a: 1 } }],
    Default: 'No',
  },
  Call: lambdaTask({
    Retry: [{ ErrorEquals: ['A'], MaxDelaySeconds: 9 }],
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'No', Output: '{% $states.errorOutput %}' }],
    TimeoutSeconds: 5,
    End: undefined,
    Next: 'Each',
  }),
  Each: { Type: 'Map', Items: [1], ItemProcessor: branch({ P: { Type: 'Pass', End: true } }), Next: 'Both' },
  Both: { Type: 'Parallel', Branches: [branch({ S: { Type: 'Succeed' } })], Next: 'Wait' },
  Wait: { Type: 'Wait', Seconds: 1, End: true },
  No: { Type: 'Fail', Error: 'No' },
});

const JSONPATH = {
  StartAt: 'Choose',
  States: {
    Choose: {
      Type: 'Choice',
      Choices: [
        {
          And: [{ Variable: '$.a', IsPresent: true }, { Not: { Variable: '$.a', NumericEquals: 1 } }],
          Next: 'Each',
        },
      ],
      Default: 'Wait',
    },
    Each: {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemSelector: { 'at.$': "States.Format('{}', $$.Map.Item.Index)" },
      ItemProcessor: branch({ P: { Type: 'Pass', ResultPath: '$.b', End: true } }),
      End: true,
    },
    Wait: { Type: 'Wait', SecondsPath: '$.s', End: true },
  },
};

const VALUES = [
  ...[null, true, 0, -1, 1.5, '', 'x', '$', '$.a[*]', '{% 1 %}', '{% %}', '{% $x %}', '{%', 'States.Nope()'],
  ...[
    'JSONata',
    'Pass',
    'Map',
    '__proto__',
    [],
    {},
    [null],
    [{}],
    { 'a.$': 1 },
    { 'a.$': '$.b' },
    ['States.ALL'],
  ],
];
const KEYS = [
  ...[
    'Type',
    'Next',
    'End',
    'Output',
    'Assign',
    'Items',
    'ItemsPath',
    'Seconds',
    'QueryLanguage',
    'Resource',
  ],
  ...[
    'Retry',
    'Catch',
    'InputPath',
    'Parameters',
    'Branches',
    'ItemProcessor',
    'Choices',
    'Comment',
    'constructor',
  ],
  ...[
    'CausePath',
    'MaxConcurrencyPath',
    'States',
    'StartAt',
    'Condition',
    'Variable',
    'Not',
    'Or',
    'ErrorEquals',
  ],
];

/** Every object and list in it. */
function holders(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(holders)];
}

it('is refused, or compiles', () => {
  const change = fc.record({
    at: fc.nat(),
    key: fc.nat(),
    own: fc.boolean(),
    value: fc.constantFrom(...VALUES),
  });
  let taken = 0;
  const property = fc.property(
    fc.constantFrom(JSONATA, JSONPATH),
    fc.array(change, { minLength: 1, maxLength: 2 }),
    (definition, changes) => {
      const json = JSON.parse(JSON.stringify(definition)) as Record<string, unknown>;
      for (const { at, key, own, value } of changes) {
        const all = holders(json);
        const holder = all[at % all.length] ?? json;
        const keys = own ? Object.keys(holder) : KEYS;
        holder[keys[key % keys.length] ?? 'x'] = structuredClone(value);
      }
      const text = JSON.stringify(json);
      if (validateDefinition(text).some(({ severity }) => severity === 'ERROR')) return;
      taken += 1;
      compileDefinition(text, { now: () => 0, random: () => 0 });
      variablesRead(text);
    },
  );
  fc.assert(property, { seed: 1, numRuns: 400 });
  expect(taken).toBeGreaterThan(20);
});
