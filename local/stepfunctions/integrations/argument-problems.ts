/** What Step Functions itself refuses in a task's arguments, before it calls anything. */
import { isObject } from '../json-text.ts';
import type { Resource } from './resource.ts';
import { unknownToJava } from './sdk-members.ts';

/** Members that an optimised integration takes; where none are listed, any. Source: its page in the developer guide. */
const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  lambda: ['ClientContext', 'FunctionName', 'InvocationType', 'Payload', 'Qualifier'],
  states: ['Input', 'Name', 'StateMachineArn', 'TraceHeader'],
};

const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Invoke: ['FunctionName'],
  StartExecution: ['StateMachineArn'],
  GetItem: ['TableName', 'Key'],
  PutItem: ['TableName', 'Item'],
  UpdateItem: ['TableName', 'Key'],
  DeleteItem: ['TableName', 'Key'],
};

/** AWS's words, one for each problem. `parameters` is the JSON text of the arguments. */
export function argumentProblems({ kind, type, operation }: Resource, parameters: string): string[] {
  if (kind === 'function') return [];
  const fields: unknown = JSON.parse(parameters);
  if (!isObject(fields)) return ['The value must be an object'];
  const names = Object.keys(fields);
  const accepted = ACCEPTED[type];
  const unknown =
    kind === 'sdk'
      ? unknownToJava(type.slice('aws-sdk:'.length), fields)
      : names.filter((name) => accepted !== undefined && !accepted.includes(name));
  const missing = kind === 'sdk' ? [] : (REQUIRED[operation] ?? []).filter((name) => !names.includes(name));
  return [
    ...unknown.map((name) => `The field "${name}" is not supported by Step Functions`),
    ...missing.map((name) => `The field '${name}' is required but was missing`),
  ];
}
