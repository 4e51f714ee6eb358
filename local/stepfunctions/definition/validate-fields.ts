/** Fields: which a state type has, which it must have, and what may stand in them. */

import { isKnownSdkService } from '../integrations/aws-names.ts';
import { parseResource } from '../integrations/resource.ts';
import { parseTimestamp } from '../interpreter/wait.ts';
import { isObject } from '../json-text.ts';
import { isExpression } from '../jsonata/expression.ts';
import { isOperator } from '../jsonpath/choice-rule.ts';
import { fieldsOf, notSupported } from './fields-by-language.ts';
import { type Finding, schemaFinding } from './finding.ts';
import { MAX_SECONDS, numberProblem, STATE_NUMBERS } from './number-bounds.ts';
import type { QueryLanguage } from './state-fields.ts';
import { validateRecovery } from './validate-recovery.ts';
import { objects, type Raw, type RawScope, type RawState } from './walk.ts';

const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Task: ['Resource'],
  Choice: ['Choices'],
  Parallel: ['Branches'],
};

/** Constant fields by the type of their value. */
const TYPES: Readonly<Record<string, 'string' | 'boolean'>> = {
  Comment: 'string',
  Next: 'string',
  Default: 'string',
  End: 'boolean',
};

/** AWS's quota on the names of states. */
const MAX_STATE_NAME = 80;

export function validateScope(scope: RawScope): Finding[] {
  const { json, path, kind } = scope;
  const at = path === '' ? '/' : path;
  const findings: Finding[] = [];
  const missing = ['States', 'StartAt'].filter((field) => json[field] === undefined);
  if (missing.length > 0)
    findings.push(schemaFinding(`These fields are required: [${missing.join(', ')}]`, at));
  const known =
    kind === 'machine'
      ? ['QueryLanguage', 'TimeoutSeconds', 'Version']
      : kind === 'processor'
        ? ['ProcessorConfig']
        : [];
  const allowed = new Set(['Comment', 'StartAt', 'States', ...known]);
  for (const field of Object.keys(json)) {
    if (!allowed.has(field)) findings.push(schemaFinding(`Field '${field}' is not supported`, at));
  }
  if (isObject(json.ProcessorConfig) && json.ProcessorConfig.Mode === 'DISTRIBUTED') {
    findings.push(
      schemaFinding('Distributed Map is not simulated on this machine', `${path}/ProcessorConfig/Mode`),
    );
  }
  const { TimeoutSeconds: timeout } = json;
  const problem = timeout === undefined ? null : numberProblem(timeout, { least: 1, most: MAX_SECONDS });
  if (kind === 'machine' && problem !== null) findings.push(schemaFinding(problem, '/TimeoutSeconds'));
  if (json.StartAt !== undefined && typeof json.StartAt !== 'string') {
    findings.push(schemaFinding('Expected value of type String', `${path}/StartAt`));
  }
  if (json.States !== undefined && !(isObject(json.States) && Object.values(json.States).every(isObject))) {
    findings.push(schemaFinding('Expected value of type Object', `${path}/States`));
  }
  if (isObject(json.States) && Object.keys(json.States).length === 0) {
    findings.push(schemaFinding('States must have at least one state', `${path}/States`));
  }
  return [...findings, ...scope.states.flatMap((state) => validateState(state))];
}

function validateState({ name, json, path, language }: RawState): Finding[] {
  const findings: Finding[] = [];
  const report = (message: string, field = ''): void => {
    findings.push(schemaFinding(message, field === '' ? path : `${path}/${field}`));
  };
  if (name.length > MAX_STATE_NAME) report(`State name must not be longer than ${MAX_STATE_NAME} characters`);
  const fields = fieldsOf(json.Type, language);
  if (fields === undefined) {
    report(
      json.Type === undefined
        ? 'These fields are required: [Type]'
        : `Value is not a valid state type: ${String(json.Type)}`,
    );
    return findings;
  }
  for (const field of Object.keys(json)) {
    if (field === 'Type' || field === 'Comment' || field === 'QueryLanguage' || fields.includes(field))
      continue;
    if (field === 'Credentials' && json.Type === 'Task')
      report('The role of a single task is not available on this machine', field);
    else report(notSupported(field, language));
  }
  const missing = (REQUIRED[json.Type as string] ?? []).filter((field) => json[field] === undefined);
  if (missing.length > 0) report(`These fields are required: [${missing.join(', ')}]`);
  if (fields.includes('Next') && (json.Next === undefined) === (json.End !== true)) {
    report('One and only one of these fields is required: [Next, End]');
  }
  validateConstants(json, report);
  validateNumbers(json, report, language);
  validateByType(json, report, language);
  return [...findings, ...validateRecovery(json, path, language)];
}

type Report = (message: string, field?: string) => void;

function validateConstants(json: Raw, report: Report, prefix = ''): void {
  for (const [field, type] of Object.entries(TYPES)) {
    const value = json[field];
    if (value === undefined || typeof value === type) continue;
    report(`Expected value of type ${type === 'string' ? 'String' : 'Boolean'}`, `${prefix}${field}`);
  }
}

function validateNumbers(json: Raw, report: Report, language: QueryLanguage): void {
  for (const [field, bounds] of Object.entries(STATE_NUMBERS)) {
    const value = json[field];
    if (value !== undefined && json[`${field}Path`] !== undefined)
      report(`There should only be one of the following fields: [${field}, ${field}Path]`);
    if (value === undefined || computed(value, language)) continue;
    const problem = numberProblem(value, bounds);
    if (problem !== null) report(problem, field);
  }
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat } = json;
  if (typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
    report('The HeartbeatSeconds must be smaller than the TimeoutSeconds', 'HeartbeatSeconds');
  }
}

/** Whether a value is an expression, which only JSONata states have. */
const computed = (value: unknown, language: QueryLanguage): boolean =>
  language === 'JSONata' && typeof value === 'string' && isExpression(value);

function validateByType(json: Raw, report: Report, language: QueryLanguage): void {
  if (json.Type === 'Task' && json.Resource !== undefined) validateResource(json.Resource, report);
  if (json.Type === 'Wait') validateWait(json, report, language);
  if (json.Type === 'Choice') validateChoices(json, report, language);
  if (json.Type === 'Parallel') validateObjects(json.Branches, 'Branches', report);
  if (json.Type === 'Map') validateMap(json, report, language);
  for (const field of ['Error', 'Cause']) {
    if (json[field] !== undefined && typeof json[field] !== 'string')
      report('Expected value of type String', field);
  }
  if (json.Assign !== undefined && !isObject(json.Assign)) report('Expected value of type Object', 'Assign');
}

function validateResource(value: unknown, report: Report): void {
  const resource = typeof value === 'string' ? parseResource(value) : null;
  if (typeof value !== 'string' || !value.startsWith('arn:'))
    report('Value is not a valid resource ARN', 'Resource');
  else if (resource === null)
    report(
      `The resource provided ${value} is not recognized. The value is not a valid resource ARN, or the resource is not available on this machine.`,
      'Resource',
    );
  else if (resource.kind === 'sdk' && !isKnownSdkService(resource.type.slice('aws-sdk:'.length))) {
    report(`The resource provided ${value} is not available on this machine.`, 'Resource');
  }
}

function validateWait(json: Raw, report: Report, language: QueryLanguage): void {
  const ways = ['Seconds', 'Timestamp', ...(language === 'JSONPath' ? ['SecondsPath', 'TimestampPath'] : [])];
  if (ways.filter((field) => json[field] !== undefined).length !== 1) {
    report(`One and only one of these fields is required: [${ways.join(', ')}]`);
  }
  const { Timestamp: timestamp } = json;
  if (timestamp === undefined || computed(timestamp, language)) return;
  if (typeof timestamp !== 'string' || parseTimestamp(timestamp) === null) {
    report('String does not match RFC3339 timestamp', 'Timestamp');
  }
}

function validateChoices(json: Raw, report: Report, language: QueryLanguage): void {
  validateObjects(json.Choices, 'Choices', report);
  objects(json.Choices).forEach((rule, index) => {
    const at = `Choices[${index}]`;
    validateConstants(rule, report, `${at}/`);
    if (rule.Assign !== undefined && !isObject(rule.Assign))
      report('Expected value of type Object', `${at}/Assign`);
    const required = language === 'JSONata' ? ['Condition', 'Next'] : ['Next'];
    const missing = required.filter((field) => rule[field] === undefined);
    if (missing.length > 0) report(`These fields are required: [${missing.join(', ')}]`, at);
    for (const field of Object.keys(rule)) {
      if (!isRuleField(field, language)) report(notSupported(field, language), at);
    }
    if (language === 'JSONPath') return;
    const { Condition: condition } = rule;
    const valid =
      typeof condition === 'boolean' || (typeof condition === 'string' && isExpression(condition));
    if (condition !== undefined && !valid)
      report('Expected value of type Boolean, or a JSONata expression', `${at}/Condition`);
  });
}

const RULE_FIELDS: Readonly<Record<QueryLanguage, readonly string[]>> = {
  JSONata: ['Condition', 'Next', 'Assign', 'Output', 'Comment'],
  JSONPath: ['Variable', 'And', 'Or', 'Not', 'Next', 'Assign', 'Comment'],
};

const isRuleField = (field: string, language: QueryLanguage): boolean =>
  RULE_FIELDS[language].includes(field) || (language === 'JSONPath' && isOperator(field));

function validateObjects(value: unknown, field: string, report: Report): void {
  if (value === undefined) return;
  const valid = Array.isArray(value) && value.length > 0 && value.every(isObject);
  if (!valid) report('Expected a non-empty Array of objects', field);
}

function validateMap(json: Raw, report: Report, language: QueryLanguage): void {
  if (isObject(json.ItemProcessor) === isObject(json.Iterator)) {
    report('One and only one of these fields is required: [ItemProcessor, Iterator]');
  }
  const { Items: items } = json;
  if (language === 'JSONata' && typeof items === 'string' && !isExpression(items))
    report('Expected value of type Array, or a JSONata expression', 'Items');
}
