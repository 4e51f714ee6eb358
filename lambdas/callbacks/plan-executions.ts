import type { SFNClient } from '@aws-sdk/client-sfn';
import { type PlanMachine, type PlanRunRecord, planExecutionName } from '../domain/plans/plan-run.ts';
import { completeTask } from './complete-task.ts';
import { startExecution } from './start-execution.ts';

/** The machines of plans, from the only place that talks to them. */
export class PlanExecutions {
  readonly #client: SFNClient;
  readonly #arns: Readonly<Record<PlanMachine, string>>;

  constructor(client: SFNClient, arns: Readonly<Record<PlanMachine, string>>) {
    this.#client = client;
    this.#arns = arns;
  }

  /** Starts a run's execution, as {@link startExecution}. */
  start({ machine, planNumber, run }: PlanRunRecord): Promise<void> {
    return startExecution(this.#client, this.#arns[machine], planExecutionName({ planNumber, run }), {
      planNumber,
      run,
    });
  }

  /** Completes a waiting task, as {@link completeTask}. */
  complete(token: string, output: unknown): Promise<'delivered' | 'late'> {
    return completeTask(this.#client, token, output);
  }
}
