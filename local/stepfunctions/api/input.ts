/** Reads members of an operation's input; what the API's model forbids throws AwsError `ValidationException`. */
import { isExecutionArn, isStateMachineArn } from '../arns.ts';
import { MAX_PAYLOAD_BYTES } from '../json-text.ts';
import { invalidArn, validationError } from './errors.ts';

export type Input = Readonly<Record<string, unknown>>;

export function requiredString(input: Input, member: string, maxLength = Number.POSITIVE_INFINITY): string {
  const value = optionalString(input, member, maxLength);
  if (value === undefined) throw validationError(member, 'null', 'not be null');
  if (value.length < 1 && member !== 'output') {
    throw validationError(member, "''", 'have length greater than or equal to 1');
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
  if (typeof value !== 'string') throw validationError(member, `'${JSON.stringify(value)}'`, 'be a string');
  if (value.length > maxLength) {
    throw validationError(
      member,
      `'${value.slice(0, 100)}'`,
      `have length less than or equal to ${maxLength}`,
    );
  }
  return value;
}

export function stateMachineArnOf(input: Input): string {
  const arn = requiredString(input, 'stateMachineArn');
  if (!isStateMachineArn(arn)) throw invalidArn(arn, 'stateMachine');
  return arn;
}

export function executionArnOf(input: Input): string {
  const arn = requiredString(input, 'executionArn');
  if (!isExecutionArn(arn)) throw invalidArn(arn, 'execution');
  return arn;
}

/** 0 and absent mean the default of 100; at most 1,000. */
export function maxResultsOf(input: Input): number {
  const value = input.maxResults ?? 0;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw validationError('maxResults', `'${String(value)}'`, 'have value greater than or equal to 0');
  }
  if (value > 1_000)
    throw validationError('maxResults', `'${value}'`, 'have value less than or equal to 1000');
  return value === 0 ? 100 : value;
}

/** `null` when the text is JSON within the quota; else what is wrong with it. */
export function jsonProblem(text: string): string | null {
  if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES) return `length exceeds ${MAX_PAYLOAD_BYTES} bytes`;
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}

/** For `permissions`, which run before the input was checked: the resource as far as it is named. */
export function resourceOf(input: Input, member: string): readonly string[] {
  const value = input[member];
  return [typeof value === 'string' ? value : '*'];
}
