import type { SFNClient } from '@aws-sdk/client-sfn';
import { executionName } from '../domain/claim/claim.ts';
import { completeTask } from './complete-task.ts';
import { startExecution } from './start-execution.ts';

/** The claim machine, from the only place that talks to it. */
export class ClaimExecutions {
  readonly #client: SFNClient;
  readonly #machineArn: string;

  constructor(client: SFNClient, machineArn: string) {
    this.#client = client;
    this.#machineArn = machineArn;
  }

  /** Starts execution `{claimId}-{run}`, as {@link startExecution}. */
  start(claimId: string, run: number): Promise<void> {
    return startExecution(this.#client, this.#machineArn, executionName({ claimId, run }), { claimId, run });
  }

  /** Completes a waiting task, as {@link completeTask}. */
  complete(token: string, output: unknown): Promise<'delivered' | 'late'> {
    return completeTask(this.#client, token, output);
  }
}
