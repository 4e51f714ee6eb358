import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { rmaExecutionName } from '../domain/rma/rma.ts';
import type { RmaRun } from '../domain/rma/rma-records.ts';
import { completeTask } from './complete-task.ts';

/** The RMA machine, from the only place that talks to it. */
export class RmaExecutions {
  readonly #client: SFNClient;
  readonly #machineArn: string;

  constructor(client: SFNClient, machineArn: string) {
    this.#client = client;
    this.#machineArn = machineArn;
  }

  /** Starts a run's execution. The name makes it happen once: that it exists already is success. */
  async start({ rmaId, run }: RmaRun): Promise<void> {
    try {
      await this.#client.send(
        new StartExecutionCommand({
          stateMachineArn: this.#machineArn,
          name: rmaExecutionName({ rmaId, run }),
          // Byte-stable: the same name with the same input is the same execution.
          input: `{"rmaId":"${rmaId}","run":${run}}`,
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
