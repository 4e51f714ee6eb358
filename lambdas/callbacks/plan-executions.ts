import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { type PlanMachine, type PlanRunRecord, planExecutionName } from '../domain/plans/plan-run.ts';
import { completeTask } from './complete-task.ts';

/** The machines of plans, from the only place that talks to them. */
export class PlanExecutions {
  readonly #client: SFNClient;
  readonly #arns: Readonly<Record<PlanMachine, string>>;

  constructor(client: SFNClient, arns: Readonly<Record<PlanMachine, string>>) {
    this.#client = client;
    this.#arns = arns;
  }

  /** Starts a run's execution. The name makes it happen once: that it exists already is success. */
  async start({ machine, planNumber, run }: PlanRunRecord): Promise<void> {
    try {
      await this.#client.send(
        new StartExecutionCommand({
          stateMachineArn: this.#arns[machine],
          name: planExecutionName({ planNumber, run }),
          // Byte-stable: the same name with the same input is the same execution.
          input: `{"planNumber":"${planNumber}","run":${run}}`,
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
