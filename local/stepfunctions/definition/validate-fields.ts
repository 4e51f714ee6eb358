/** Fields: which a state type has, which it must have, and what may stand in them. */

import { isKnownSdkService } from '../integrations/aws-names.ts';
import { parseResource } from '../integrations/resource.ts';
import { parseTimestamp } from '../interpreter/wait.ts';
import { isObject } from '../json-text.ts';
import { isExpression } from '../jsonata/expression.ts';
import { type Finding, schemaFinding } from './finding.ts';
import { validateRecovery } from './validate-recovery.ts';
import { objects, type Raw, type RawScope, type RawState } from './walk.ts';

const MOVING = ['Next', 'End', 'Assign', 'Output'];
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Pass: MOVING,
  Task: [...MOVING, 'Resource', 'Arguments', 'TimeoutSeconds', 'HeartbeatSeconds', 'Retry', 'Catch'],
  Choice: ['Choices', 'Default', 'Assign', 'Output'],
  Wait: [...MOVING, 'Seconds', 'Timestamp'],
  Succeed: ['Output'],
  Fail: ['Error', 'Cause'],
  Parallel: [...MOVING, 'Branches', 'Arguments', 'Retry', 'Catch'],
  Map: [
    ...MOVING,
    ...['Items', 'ItemProcessor', 'Iterator', 'ItemSelector', 'MaxConcurrency', 'Retry', 'Catch'],
    ...['ToleratedFailureCount', 'ToleratedFailurePercentage'],
  ],
};

const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Task: ['Resource'],
  Choice: ['Choices'],
  Parallel: ['Branches'],
};

const JSONPATH_ONLY = /^(InputPath|OutputPath|Parameters|ResultSelector|ResultPath|\w+Path)$/;

/** Numbers that may be expressions too, and their least value. */
const NUMBERS: Readonly<Record<string, number>> = {
  TimeoutSeconds: 1,
  HeartbeatSeconds: 1,
  Seconds: 0,
  MaxConcurrency: 0,
  ToleratedFailureCount: 0,
  ToleratedFailurePercentage: 0,
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
  if (kind === 'machine' && timeout !== undefined && !(Number.isInteger(timeout) && Number(timeout) > 0)) {
    findings.push(schemaFinding('Expected value of type Integer of at least 1', '/TimeoutSeconds'));
  }
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

function validateState({ name, json, path }: RawState): Finding[] {
  const findings: Finding[] = [];
  const report = (message: string, field = ''): void => {
    findings.push(schemaFinding(message, field === '' ? path : `${path}/${field}`));
  };
  if (name.length > MAX_STATE_NAME) report(`State name must not be longer than ${MAX_STATE_NAME} characters`);
  const fields = typeof json.Type === 'string' ? FIELDS[json.Type] : undefined;
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
    report(
      JSONPATH_ONLY.test(field)
        ? `The QueryLanguage is set to 'JSONata', but field '${field}' is only supported for the 'JSONPath' QueryLanguage`
        : `Field '${field}' is not supported`,
    );
  }
  const missing = (REQUIRED[json.Type as string] ?? []).filter((field) => json[field] === undefined);
  if (missing.length > 0) report(`These fields are required: [${missing.join(', ')}]`);
  if (fields.includes('Next') && (json.Next === undefined) === (json.End !== true)) {
    report('One and only one of these fields is required: [Next, End]');
  }
  validateConstants(json, report);
  validateNumbers(json, report);
  validateByType(json, report);
  return [...findings, ...validateRecovery(json, path)];
}

type Report = (message: string, field?: string) => void;

function validateConstants(json: Raw, report: Report, prefix = ''): void {
  for (const [field, type] of Object.entries(TYPES)) {
    const value = json[field];
    if (value === undefined || typeof value === type) continue;
    report(`Expected value of type ${type === 'string' ? 'String' : 'Boolean'}`, `${prefix}${field}`);
  }
}

function validateNumbers(json: Raw, report: Report): void {
  for (const [field, least] of Object.entries(NUMBERS)) {
    const value = json[field];
    if (value === undefined || (typeof value === 'string' && isExpression(value))) continue;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > 99_999_999) {
      report(`Expected value of type Integer from ${least} to 99999999, or a JSONata expression`, field);
    }
  }
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat } = json;
  if (typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
    report('The HeartbeatSeconds must be smaller than the TimeoutSeconds', 'HeartbeatSeconds');
  }
}

function validateByType(json: Raw, report: Report): void {
  if (json.Type === 'Task' && json.Resource !== undefined) validateResource(json.Resource, report);
  if (json.Type === 'Wait') validateWait(json, report);
  if (json.Type === 'Choice') validateChoices(json, report);
  if (json.Type === 'Parallel') validateObjects(json.Branches, 'Branches', report);
  if (json.Type === 'Map') validateMap(json, report);
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

function validateWait(json: Raw, report: Report): void {
  if ((json.Seconds === undefined) === (json.Timestamp === undefined)) {
    report('One and only one of these fields is required: [Seconds, Timestamp]');
  }
  const { Timestamp: timestamp } = json;
  if (timestamp === undefined || (typeof timestamp === 'string' && isExpression(timestamp))) return;
  if (typeof timestamp !== 'string' || parseTimestamp(timestamp) === null) {
    report('String does not match RFC3339 timestamp', 'Timestamp');
  }
}

function validateChoices(json: Raw, report: Report): void {
  validateObjects(json.Choices, 'Choices', report);
  objects(json.Choices).forEach((rule, index) => {
    const at = `Choices[${index}]`;
    validateConstants(rule, report, `${at}/`);
    if (rule.Assign !== undefined && !isObject(rule.Assign))
      report('Expected value of type Object', `${at}/Assign`);
    const missing = ['Condition', 'Next'].filter((field) => rule[field] === undefined);
    if (missing.length > 0) report(`These fields are required: [${missing.join(', ')}]`, at);
    for (const field of Object.keys(rule)) {
      if (!['Condition', 'Next', 'Assign', 'Output', 'Comment'].includes(field))
        report(`Field '${field}' is not supported`, at);
    }
    const { Condition: condition } = rule;
    const valid =
      typeof condition === 'boolean' || (typeof condition === 'string' && isExpression(condition));
    if (condition !== undefined && !valid)
      report('Expected value of type Boolean, or a JSONata expression', `${at}/Condition`);
  });
}

function validateObjects(value: unknown, field: string, report: Report): void {
  if (value === undefined) return;
  const valid = Array.isArray(value) && value.length > 0 && value.every(isObject);
  if (!valid) report('Expected a non-empty Array of objects', field);
}

function validateMap(json: Raw, report: Report): void {
  if (isObject(json.ItemProcessor) === isObject(json.Iterator)) {
    report('One and only one of these fields is required: [ItemProcessor, Iterator]');
  }
  const { Items: items } = json;
  if (typeof items === 'string' && !isExpression(items))
    report('Expected value of type Array, or a JSONata expression', 'Items');
}
