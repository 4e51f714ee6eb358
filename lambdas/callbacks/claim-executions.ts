import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { executionName } from '../domain/claim/claim.ts';
import { completeTask } from './complete-task.ts';

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

  /** Completes a waiting task, as {@link completeTask}. */
  complete(token: string, output: unknown): Promise<'delivered' | 'late'> {
    return completeTask(this.#client, token, output);
  }
}
