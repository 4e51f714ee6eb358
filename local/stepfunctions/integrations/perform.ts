/** Calls what a Task names and turns the answer into the task's result, or its error as AWS names it. */
import { type AwsCaller, AwsError, type Caller } from '../../aws-service.ts';
import { isoInstant } from '../instant.ts';
import { StateFailure } from '../interpreter/failure.ts';
import type { TaskOutcome } from '../interpreter/messages.ts';
import { isObject, type Json, type JsonObject } from '../json-text.ts';
import { uuid } from '../jsonata/functions.ts';
import { camelCase, isModelled, mapKeys, optimizedNames, pascalCase, sdkNames } from './aws-names.ts';
import type { Resource } from './resource.ts';
import { apiMembers, javaMembers } from './sdk-members.ts';
import { answerHeaders } from './sdk-metadata.ts';

export interface TaskCaller {
  readonly call: AwsCaller;
  readonly caller: Caller;
  /** Uniform in [0, 1), for request ids. */
  readonly random: () => number;
  /** Milliseconds since the epoch, for the `Date` of answers. */
  now(): number;
}

/** What Lambda's Invoke answers in process: the payload is the text of the function's JSON. */
interface InvokeAnswer {
  readonly StatusCode: number;
  readonly ExecutedVersion?: string;
  readonly FunctionError?: string;
  readonly Payload?: string;
}

/**
 * `parameters` is the JSON text of the evaluated arguments, for all but a function itself of an object. Throws only what
 * is no AWS error: a fault of this machine.
 */
export async function perform(resource: Resource, parameters: string, by: TaskCaller): Promise<TaskOutcome> {
  try {
    if (resource.kind === 'function') return await invokeFunction(resource.arn, parameters, by);
    const fields = JSON.parse(parameters) as JsonObject;
    if (resource.kind === 'sdk') return { output: await callSdk(resource, fields, by) };
    if (resource.type === 'lambda') return await invokeOptimized(fields, by);
    if (resource.type === 'dynamodb') return { output: await callDynamo(resource, fields, by) };
    return { output: await startExecution(fields, by) };
  } catch (error) {
    if (error instanceof AwsError) return { failure: failureOf(resource, error, by.random) };
    throw error;
  }
}

async function invoke(input: JsonObject, by: TaskCaller): Promise<InvokeAnswer> {
  return (await by.call(by.caller, 'lambda', 'Invoke', input)) as InvokeAnswer;
}

async function invokeFunction(arn: string, payload: string, by: TaskCaller): Promise<TaskOutcome> {
  const answer = await invoke({ FunctionName: arn, Payload: payload, InvocationType: 'RequestResponse' }, by);
  if (answer.FunctionError !== undefined) return { failure: functionFailure(answer.Payload ?? '') };
  return { output: answer.Payload === undefined || answer.Payload === '' ? 'null' : answer.Payload };
}

async function invokeOptimized(fields: JsonObject, by: TaskCaller): Promise<TaskOutcome> {
  const { Payload: payload, ...others } = fields;
  const answer = await invoke(
    { InvocationType: 'RequestResponse', ...others, Payload: JSON.stringify(payload ?? {}) },
    by,
  );
  if (answer.FunctionError !== undefined) return { failure: functionFailure(answer.Payload ?? '') };
  const result = {
    ExecutedVersion: answer.ExecutedVersion ?? '$LATEST',
    Payload: parsePayload(answer.Payload),
    ...answerHeaders('lambda', answer.Payload ?? '', answer.StatusCode, by),
    StatusCode: answer.StatusCode,
  };
  return { output: JSON.stringify(result) };
}

function parsePayload(text: string | undefined): Json {
  return text === undefined || text === '' ? null : (JSON.parse(text) as Json);
}

/** A function's error: named by its `errorType`, with the whole payload as its cause. */
function functionFailure(payload: string): StateFailure {
  const value = parsePayload(payload);
  if (isObject(value) && typeof value.errorType === 'string')
    return new StateFailure(value.errorType, payload);
  return new StateFailure(
    'Lambda.Unknown',
    `The cause could not be determined because Lambda did not return an error type. Returned payload: ${payload}`,
  );
}

async function callDynamo(resource: Resource, fields: JsonObject, by: TaskCaller): Promise<string> {
  const answer = await by.call(by.caller, 'dynamodb', resource.operation, fields);
  return JSON.stringify({
    ...(answer as object),
    ...answerHeaders('dynamodb', JSON.stringify(answer), 200, by),
  });
}

async function callSdk(resource: Resource, fields: JsonObject, by: TaskCaller): Promise<string> {
  const { signing } = sdkNames(resource.type.slice('aws-sdk:'.length));
  const own = signing === 'states';
  const input = own ? mapKeys(withTexts(fields), camelCase) : apiMembers(signing, fields);
  const answer = (await by.call(by.caller, signing, resource.operation, input)) ?? {};
  return JSON.stringify(isoDates(own ? mapKeys(answer, pascalCase) : javaMembers(signing, answer)));
}

/** The SDK integrations give instants as ISO 8601 text. */
function isoDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(isoDates);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, member]) => [
    key,
    key.endsWith('Date') && typeof member === 'number' ? isoInstant(member * 1000) : isoDates(member),
  ]);
  return Object.fromEntries(entries);
}

/** Step Functions' API takes documents as texts; a task may give them as JSON. */
function withTexts(fields: JsonObject): JsonObject {
  const entries = Object.entries(fields).map(([name, value]): [string, Json] => {
    const document = name === 'Input' || name === 'Output';
    return [name, document && typeof value !== 'string' ? JSON.stringify(value) : value];
  });
  return Object.fromEntries(entries);
}

async function startExecution(fields: JsonObject, by: TaskCaller): Promise<string> {
  const answer = await by.call(by.caller, 'states', 'StartExecution', mapKeys(withTexts(fields), camelCase));
  const { executionArn, startDate } = answer as { executionArn: string; startDate: number };
  return JSON.stringify({
    ExecutionArn: executionArn,
    ...answerHeaders('states', JSON.stringify(answer), 200, by),
    StartDate: Math.round(startDate * 1000),
  });
}

/** Error names and causes as the two Java SDKs give them to Step Functions. */
function failureOf(resource: Resource, error: AwsError, random: () => number): StateFailure {
  const requestId = uuid(random);
  const exception = `${error.code.replace(/Exception$/, '')}Exception`;
  if (resource.kind === 'sdk') {
    const names = sdkNames(resource.type.slice('aws-sdk:'.length));
    const name = isModelled(names.signing, error.code) ? exception : names.unmodelled;
    // S3 has a second id for its support.
    const extended =
      names.signing === 's3' ? `, Extended Request ID: ${uuid(random).replaceAll('-', '')}=` : '';
    const where = `(Service: ${names.inCause}, Status Code: ${error.status}, Request ID: ${requestId}${extended})`;
    return new StateFailure(`${names.errors}.${name}`, `${error.message} ${where}`);
  }
  const names = optimizedNames(resource.type);
  const own = resource.type === 'states' ? exception : error.code;
  const name = isModelled(names.signing, error.code) ? own : names.unmodelled;
  const where = `(Service: ${names.inCause}; Status Code: ${error.status}; Error Code: ${error.code}; Request ID: ${requestId}; Proxy: null)`;
  return new StateFailure(`${names.errors}.${name}`, `${error.message} ${where}`);
}
