import type { SFNClient } from '@aws-sdk/client-sfn';
import { rmaExecutionName } from '../domain/rma/rma.ts';
import type { RmaRun } from '../domain/rma/rma-records.ts';
import { completeTask } from './complete-task.ts';
import { startExecution } from './start-execution.ts';

/** The RMA machine, from the only place that talks to it. */
export class RmaExecutions {
  readonly #client: SFNClient;
  readonly #machineArn: string;

  constructor(client: SFNClient, machineArn: string) {
    this.#client = client;
    this.#machineArn = machineArn;
  }

  /** Starts a run's execution, as {@link startExecution}. */
  start({ rmaId, run }: RmaRun): Promise<void> {
    return startExecution(this.#client, this.#machineArn, rmaExecutionName({ rmaId, run }), { rmaId, run });
  }

  /** Completes a waiting task, as {@link completeTask}. */
  complete(token: string, output: unknown): Promise<'delivered' | 'late'> {
    return completeTask(this.#client, token, output);
  }
}
