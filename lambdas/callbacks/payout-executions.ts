import type { SFNClient } from '@aws-sdk/client-sfn';
import { type PayoutExecution, payoutExecutionName } from '../domain/referrals/payout-run.ts';
import { startExecution } from './start-execution.ts';

/** The payout machine, from the only place that talks to it. */
export class PayoutExecutions {
  readonly #client: SFNClient;
  readonly #machineArn: string;

  constructor(client: SFNClient, machineArn: string) {
    this.#client = client;
    this.#machineArn = machineArn;
  }

  /** Starts `payout-2026-03`, or a later execution of the month, as {@link startExecution}. */
  start({ runMonth, run }: PayoutExecution): Promise<void> {
    return startExecution(this.#client, this.#machineArn, payoutExecutionName({ runMonth, run }), {
      runMonth,
      run,
    });
  }
}
