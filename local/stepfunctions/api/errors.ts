/** The API's errors, in the words AWS uses. */
import { AwsError } from '../../aws-service.ts';

/** What is no ARN at all, and what is one of something else, AWS tells apart. */
export function invalidArn(arn: string, wanted: 'stateMachine' | 'execution'): AwsError {
  const [, type] = /^arn:[^:]*:states:[^:]*:[^:]*:([^:]+)/.exec(arn) ?? [];
  if (!arn.startsWith('arn:')) return new AwsError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  const reason =
    type === undefined || type === wanted ? arn : `Resource type not valid in this context: ${type}`;
  return new AwsError('InvalidArn', `Invalid Arn: '${reason}'`);
}

export const invalidName = (name: string): AwsError => new AwsError('InvalidName', `Invalid Name: '${name}'`);

export const machineDoesNotExist = (arn: string): AwsError =>
  new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);

export const machineAlreadyExists = (arn: string): AwsError =>
  new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);

export const executionDoesNotExist = (arn: string): AwsError =>
  new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);

export const executionAlreadyExists = (arn: string): AwsError =>
  new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);

export const invalidExecutionInput = (reason: string): AwsError =>
  new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${reason}'`);

export const invalidOutput = (reason: string): AwsError =>
  new AwsError('InvalidOutput', `Invalid Output: '${reason}'`);

export const invalidToken = (): AwsError => new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");

export const taskTimedOut = (): AwsError =>
  new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");

export const taskDoesNotExist = (): AwsError =>
  new AwsError('TaskDoesNotExist', "Task Does Not Exist: 'Task does not exist'");

export const invalidDefinition = (findings: string): AwsError =>
  new AwsError('InvalidDefinition', `Invalid State Machine Definition: '${findings}'`);

/** What the API's model calls sensitive, AWS does not repeat. */
const SENSITIVE: ReadonlySet<string> = new Set(['cause', 'definition', 'error', 'input', 'output']);

/** A member missing (`null`) or out of bounds, before the operation looks at anything. */
export function validationError(member: string, value: string | null, constraint: string): AwsError {
  const told = value === null ? ' null' : SENSITIVE.has(member) ? '' : ` '${value}'`;
  return new AwsError(
    'ValidationException',
    `1 validation error detected: Value${told} at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  );
}
