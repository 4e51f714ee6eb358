import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { type PayoutExecution, payoutExecutionName } from '../domain/referrals/payout-run.ts';

/** The payout machine, from the only place that talks to it. */
export class PayoutExecutions {
  readonly #client: SFNClient;
  readonly #machineArn: string;

  constructor(client: SFNClient, machineArn: string) {
    this.#client = client;
    this.#machineArn = machineArn;
  }

  /** Starts `payout-2026-03`, or a later execution of the month. That it exists already is success. */
  async start({ runMonth, run }: PayoutExecution): Promise<void> {
    try {
      await this.#client.send(
        new StartExecutionCommand({
          stateMachineArn: this.#machineArn,
          name: payoutExecutionName({ runMonth, run }),
          // Byte-stable: the same name with the same input is the same execution.
          input: `{"runMonth":"${runMonth}","run":${run}}`,
        }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  }
}
