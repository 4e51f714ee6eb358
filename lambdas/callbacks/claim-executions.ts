import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { executionName } from '../domain/claim/claim.ts';

/** The claim machine, from the only place that talks to it. */
export class ClaimExecutions {
  readonly #client: SFNClient;
  readonly #machineArn: string;

  constructor(client: SFNClient, machineArn: string) {
    this.#client = client;
    this.#machineArn = machineArn;
  }

  /** Starts execution `{claimId}-{run}`. The name makes it happen once: that it exists already is success. */
  async start(claimId: string, run: number): Promise<void> {
    try {
      await this.#client.send(
        new StartExecutionCommand({
          stateMachineArn: this.#machineArn,
          name: executionName({ claimId, run }),
          // Byte-stable: the same name with the same input is the same execution.
          input: `{"claimId":"${claimId}","run":${run}}`,
        }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  }

  /**
   * Completes a waiting task. A token that timed out or is unknown is no error: the ledger holds the answer, and the
   * machine reads it there when it gets back to the wait.
   */
  async complete(token: string, output: unknown): Promise<'delivered' | 'late'> {
    try {
      await this.#client.send(
        new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(output) }),
      );
      return 'delivered';
    } catch (error) {
      if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken)
        return 'late';
      throw error;
    }
  }
}
