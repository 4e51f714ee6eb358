/** Reads members of an operation's input; what the API's model forbids throws AwsError `ValidationException`. */
import { isExecutionArn, isStateMachineArn } from '../arns.ts';
import { jsonProblemOf } from '../json-problem.ts';
import { MAX_NESTING, MAX_PAYLOAD_BYTES, nestsTooDeep } from '../json-text.ts';
import { invalidArn, validationError } from './errors.ts';

const MAX_ARN_LENGTH = 256;

export type Input = Readonly<Record<string, unknown>>;

export function requiredString(input: Input, member: string, maxLength = Number.POSITIVE_INFINITY): string {
  const value = optionalString(input, member, maxLength);
  if (value === undefined) throw validationError(member, null, 'not be null');
  if (value.length < 1 && member !== 'output') {
    throw validationError(member, '', 'have length greater than or equal to 1');
  }
  return value;
}

export function optionalString(
  input: Input,
  member: string,
  maxLength = Number.POSITIVE_INFINITY,
): string | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw validationError(member, JSON.stringify(value), 'be a string');
  if (value.length > maxLength) {
    throw validationError(member, value, `have length less than or equal to ${maxLength}`);
  }
  return value;
}

/** A member that the API's model has few values for. */
export function choiceOf(input: Input, member: string, choices: readonly string[]): string | undefined {
  const value = optionalString(input, member);
  if (value === undefined || choices.includes(value)) return value;
  throw validationError(member, value, `satisfy enum value set: [${choices.join(', ')}]`);
}

export function stateMachineArnOf(input: Input): string {
  const arn = requiredString(input, 'stateMachineArn', MAX_ARN_LENGTH);
  if (!isStateMachineArn(arn)) throw invalidArn(arn, 'stateMachine');
  return arn;
}

export function executionArnOf(input: Input): string {
  const arn = requiredString(input, 'executionArn', MAX_ARN_LENGTH);
  if (!isExecutionArn(arn)) throw invalidArn(arn, 'execution');
  return arn;
}

/** 0 and absent mean the default of 100. */
export function maxResultsOf(input: Input, most = 1_000): number {
  const value = input.maxResults ?? 0;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw validationError('maxResults', String(value), 'have value greater than or equal to 0');
  }
  if (value > most)
    throw validationError('maxResults', String(value), `have value less than or equal to ${most}`);
  return value === 0 ? 100 : value;
}

/** `null` when the text is JSON within the quota; else what is wrong with it. */
export function jsonProblem(text: string): string | null {
  if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES) return `length exceeds ${MAX_PAYLOAD_BYTES} bytes`;
  try {
    JSON.parse(text);
    return nestsTooDeep(text) ? `nesting exceeds ${MAX_NESTING} levels` : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const problem = jsonProblemOf(text);
    return problem === null ? error.message : `${problem.exception}: ${problem.message}`;
  }
}

/** For `permissions`, which run before the input was checked: the resource as far as it is named. */
export function resourceOf(input: Input, member: string): readonly string[] {
  const value = input[member];
  return [typeof value === 'string' ? value : '*'];
}
