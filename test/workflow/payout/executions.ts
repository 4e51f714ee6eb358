import { readRun } from '../../../lambdas/adapters/payouts/payout-runs.ts';
import { startPayoutRun } from '../../../lambdas/triggers/start-payout-run.ts';
import { watchPayouts } from '../../../lambdas/triggers/watch-payouts.ts';
import { checkPayouts } from '../../../lambdas/workflow/payout/check-payouts.ts';
import { collectReferrals } from '../../../lambdas/workflow/payout/collect-referrals.ts';
import { readPayoutRun } from '../../../lambdas/workflow/payout/read-payout-run.ts';
import { submitPayouts } from '../../../lambdas/workflow/payout/submit-payouts.ts';
import type { FlakyMachine } from './flaky-machine.ts';
import type { PayoutWorld } from './payout-world.ts';

const zone = 'America/New_York';

interface Execution {
  readonly runMonth: string;
  readonly run: number;
}

/** Calls the steps of the payout machine in its order, with its waits on the world's clock. */
export class Executions {
  readonly #machine: FlakyMachine;
  readonly #world: PayoutWorld;
  readonly #started = new Map<string, number>();

  constructor(machine: FlakyMachine, world: PayoutWorld) {
    this.#machine = machine;
    this.#world = world;
  }

  /** The schedule fires. */
  async fire(scheduledTime: string): Promise<void> {
    const { runMonth } = await this.#machine.again(() =>
      startPayoutRun(this.#machine.table, scheduledTime, zone),
    );
    if (!this.#started.has(runMonth)) this.#started.set(runMonth, 0);
    await this.startAsked();
  }

  /** The daily look. */
  async watch(): Promise<void> {
    await this.#machine.again(() => watchPayouts(this.#machine.table, this.#machine.paypal, zone));
    await this.startAsked();
  }

  /** The stream brings what was asked for since. */
  async startAsked(): Promise<void> {
    for (const [runMonth, started] of this.#started) {
      const head = await this.#machine.again(() => readRun(this.#machine.table, runMonth));
      if (!head || head.run <= started) continue;
      this.#started.set(runMonth, head.run);
      await this.#settle({ runMonth, run: head.run });
    }
  }

  async #settle(task: Execution): Promise<void> {
    const { table, paypal } = this.#machine;
    const { shards } = await this.#machine.again(() => readPayoutRun(table, task));
    for (const shard of shards) {
      let after: string | undefined;
      for (let more = true; more; ) {
        const part = { ...task, shard, ...(after !== undefined && { after }) };
        const collected = await this.#machine.again(() => collectReferrals(table, part));
        ({ more, after } = collected);
      }
      for (let more = true; more; )
        ({ more } = await this.#machine.again(() => submitPayouts(table, paypal, { ...task, shard })));
    }
    await this.#check(task);
  }

  async #check(task: Execution): Promise<void> {
    const { step, until } = await this.#machine.again(() =>
      checkPayouts(this.#machine.table, this.#machine.paypal, task),
    );
    if (step === 'wait') this.#world.at(Date.parse(until), () => this.#check(task));
    else if (step === 'send') await this.#settle(task);
    else if (step === 'check') await this.#check(task);
  }
}
