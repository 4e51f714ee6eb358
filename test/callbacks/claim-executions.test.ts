import {
  ExecutionAlreadyExists,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ClaimExecutions } from '../../lambdas/callbacks/claim-executions.ts';

const machineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:Claim';
const states = mockClient(SFNClient);
afterAll(() => states.restore());
const executions = new ClaimExecutions(new SFNClient({}), machineArn);
const fault = { message: 'no', $metadata: {} };

beforeEach(() => {
  states.reset();
});

describe('starting an execution', () => {
  it('names it after claim and run, with the same input byte for byte', async () => {
    states.on(StartExecutionCommand).resolves({});
    await executions.start('CLM-0123ABCD', 2);
    expect(states.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: machineArn,
      name: 'CLM-0123ABCD-2',
      input: '{"claimId":"CLM-0123ABCD","run":2}',
    });
  });

  it('takes an execution that exists already as success', async () => {
    states.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(fault));
    await expect(executions.start('CLM-0123ABCD', 1)).resolves.toBeUndefined();
  });

  it('lets a throttle through, to be tried again', async () => {
    states.on(StartExecutionCommand).rejects(new Error('ThrottlingException'));
    await expect(executions.start('CLM-0123ABCD', 1)).rejects.toThrow('ThrottlingException');
  });
});

describe('completing a task', () => {
  it('sends what is next', async () => {
    states.on(SendTaskSuccessCommand).resolves({});
    await expect(executions.complete('token', { step: 'closed' })).resolves.toBe('delivered');
    expect(states.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input.output).toBe('{"step":"closed"}');
  });

  it.each([new TaskTimedOut(fault), new TaskDoesNotExist(fault)])(
    'takes %s for late, not for an error',
    async (error) => {
      states.on(SendTaskSuccessCommand).rejects(error);
      await expect(executions.complete('token', {})).resolves.toBe('late');
    },
  );
});
