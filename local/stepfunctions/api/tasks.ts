/** SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat: the callbacks of `.waitForTaskToken`. */
import type { AwsOperation } from '../../aws-service.ts';
import { StateFailure } from '../interpreter/failure.ts';
import { calledBack, heartbeat } from '../interpreter/messages.ts';
import type { Run } from '../interpreter/run.ts';
import { MAX_PAYLOAD_BYTES } from '../json-text.ts';
import type { TokenContent } from '../tokens.ts';
import type { ApiContext } from './context.ts';
import { invalidOutput, invalidToken, taskDoesNotExist, taskTimedOut } from './errors.ts';
import { type Input, jsonProblem, optionalString, requiredString } from './input.ts';

const MAX_TOKEN_LENGTH = 2_048;

export function sendTaskSuccess(context: ApiContext): AwsOperation {
  return {
    permissions: (input: Input) => [
      { action: 'states:SendTaskSuccess', resources: machineOf(context, input) },
    ],
    run: async (input: Input) => {
      const token = requiredString(input, 'taskToken', MAX_TOKEN_LENGTH);
      const output = requiredString(input, 'output', MAX_PAYLOAD_BYTES);
      const problem = jsonProblem(output);
      if (problem !== null) throw invalidOutput(problem);
      await deliver(context, token, (run, { strandId, attempt }) =>
        calledBack(run, strandId, attempt, { output }),
      );
      return {};
    },
  };
}

export function sendTaskFailure(context: ApiContext): AwsOperation {
  return {
    permissions: (input: Input) => [
      { action: 'states:SendTaskFailure', resources: machineOf(context, input) },
    ],
    run: async (input: Input) => {
      const token = requiredString(input, 'taskToken', MAX_TOKEN_LENGTH);
      const error = optionalString(input, 'error', 256) ?? '';
      const cause = optionalString(input, 'cause', 32_768);
      const failure = new StateFailure(error, cause);
      await deliver(context, token, (run, { strandId, attempt }) =>
        calledBack(run, strandId, attempt, { failure }),
      );
      return {};
    },
  };
}

export function sendTaskHeartbeat(context: ApiContext): AwsOperation {
  return {
    permissions: (input: Input) => [
      { action: 'states:SendTaskHeartbeat', resources: machineOf(context, input) },
    ],
    run: async (input: Input) => {
      const token = requiredString(input, 'taskToken', MAX_TOKEN_LENGTH);
      await deliver(context, token, (run, { strandId, attempt }) => heartbeat(run, strandId, attempt));
      return {};
    },
  };
}

/** The resource of these actions is the machine whose task it is (CDK's `grantTaskResponse` grants on it). */
function machineOf({ tokens, executions }: ApiContext, input: Input): readonly string[] {
  const content = typeof input.taskToken === 'string' ? tokens.read(input.taskToken) : null;
  const row = content === null ? undefined : executions.get(content.executionId);
  return [row?.machine_arn ?? '*'];
}

async function deliver(
  { engine, executions, tokens }: ApiContext,
  token: string,
  work: (run: Run, task: TokenContent) => Promise<boolean> | boolean,
): Promise<void> {
  const task = tokens.read(token);
  if (task === null) throw invalidToken();
  if (executions.get(task.executionId) === undefined) throw taskDoesNotExist();
  const open = await engine.post(task.executionId, (run) => work(run, task));
  // Timed out, called back before, caught by a retry, or the execution has ended.
  if (open !== true) throw taskTimedOut();
}
