/** Retry and Catch. */
import { isObject } from '../json-text.ts';
import { type Finding, schemaFinding } from './finding.ts';
import type { QueryLanguage } from './state-fields.ts';
import { objects, type Raw } from './walk.ts';

const RETRY_FIELDS = [
  'ErrorEquals',
  'IntervalSeconds',
  'MaxAttempts',
  'BackoffRate',
  'MaxDelaySeconds',
  'JitterStrategy',
  'Comment',
];
const CATCH_FIELDS: Readonly<Record<QueryLanguage, readonly string[]>> = {
  JSONata: ['ErrorEquals', 'Next', 'Assign', 'Output', 'Comment'],
  JSONPath: ['ErrorEquals', 'Next', 'Assign', 'ResultPath', 'Comment'],
};

/** Field, least and greatest value, whether whole. Source: "Retry" in the Amazon States Language. */
const RETRY_NUMBERS: readonly (readonly [string, number, number, boolean])[] = [
  ['IntervalSeconds', 1, 99_999_999, true],
  ['MaxAttempts', 0, 99_999_999, true],
  ['BackoffRate', 1, Number.MAX_VALUE, false],
  ['MaxDelaySeconds', 1, 31_622_400, true],
];

export function validateRecovery(json: Raw, path: string, language: QueryLanguage): Finding[] {
  const retriers = validateList(json.Retry, `${path}/Retry`, RETRY_FIELDS, validateRetrier);
  const catchers = validateList(json.Catch, `${path}/Catch`, CATCH_FIELDS[language], validateCatcher);
  return [...retriers, ...catchers];
}

function validateList(
  value: unknown,
  path: string,
  fields: readonly string[],
  validate: (item: Raw, at: string) => Finding[],
): Finding[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isObject))
    return [schemaFinding('Expected value of type Array', path)];
  const items = objects(value);
  return items.flatMap((item, index) => {
    const at = `${path}[${index}]`;
    const unknown = Object.keys(item).filter((field) => !fields.includes(field));
    return [
      ...unknown.map((field) => schemaFinding(`Field '${field}' is not supported`, at)),
      ...validateErrorEquals(item.ErrorEquals, `${at}/ErrorEquals`, index === items.length - 1),
      ...validate(item, at),
    ];
  });
}

function validateErrorEquals(value: unknown, at: string, last: boolean): Finding[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every((name) => typeof name === 'string')) {
    return [schemaFinding('Expected a non-empty Array of error names', at)];
  }
  if (!value.includes('States.ALL')) return [];
  if (value.length > 1) return [schemaFinding('States.ALL must appear alone', at)];
  return last ? [] : [schemaFinding('States.ALL must appear in the last retrier or catcher', at)];
}

function validateCatcher(catcher: Raw, at: string): Finding[] {
  const { Next: next, Assign: assign } = catcher;
  if (next === undefined) return [schemaFinding('These fields are required: [Next]', at)];
  if (typeof next !== 'string') return [schemaFinding('Expected value of type String', `${at}/Next`)];
  if (assign !== undefined && !isObject(assign))
    return [schemaFinding('Expected value of type Object', `${at}/Assign`)];
  return [];
}

function validateRetrier(retrier: Raw, at: string): Finding[] {
  const findings: Finding[] = [];
  for (const [field, least, greatest, whole] of RETRY_NUMBERS) {
    const value = retrier[field];
    if (value === undefined) continue;
    const valid =
      typeof value === 'number' && value >= least && value <= greatest && (!whole || Number.isInteger(value));
    if (!valid)
      findings.push(
        schemaFinding(
          `Expected value of type ${whole ? 'Integer' : 'Number'} of at least ${least}`,
          `${at}/${field}`,
        ),
      );
  }
  const { MaxDelaySeconds: maxDelay, IntervalSeconds: interval = 1, JitterStrategy: jitter } = retrier;
  if (typeof maxDelay === 'number' && typeof interval === 'number' && maxDelay <= interval) {
    findings.push(
      schemaFinding('MaxDelaySeconds must be greater than IntervalSeconds', `${at}/MaxDelaySeconds`),
    );
  }
  if (jitter !== undefined && jitter !== 'FULL' && jitter !== 'NONE') {
    findings.push(schemaFinding("JitterStrategy must be one of: ['FULL', 'NONE']", `${at}/JitterStrategy`));
  }
  return findings;
}
