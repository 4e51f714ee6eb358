import {
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';

/**
 * Completes a waiting task. A token that timed out or is unknown is no error: the ledger holds the answer, and the
 * machine reads it there when it gets back to the wait.
 */
export async function completeTask(
  client: SFNClient,
  token: string,
  output: unknown,
): Promise<'delivered' | 'late'> {
  try {
    await client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(output) }));
    return 'delivered';
  } catch (error) {
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken)
      return 'late';
    throw error;
  }
}
