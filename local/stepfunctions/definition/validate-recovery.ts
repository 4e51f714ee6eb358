/** Retry and Catch. */
import { isObject } from '../json-text.ts';
import { type Finding, schemaFinding } from './finding.ts';
import { numberProblem, RETRY_NUMBERS } from './number-bounds.ts';
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
  for (const [field, bounds] of Object.entries(RETRY_NUMBERS)) {
    const problem = retrier[field] === undefined ? null : numberProblem(retrier[field], bounds);
    if (problem !== null) findings.push(schemaFinding(problem, `${at}/${field}`));
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
