import { changePayout } from '../../../lambdas/adapters/payouts/payout-changes.ts';
import { runAfter } from '../../../lambdas/adapters/payouts/payout-runs.ts';
import { readPayout } from '../../../lambdas/adapters/payouts/payout-store.ts';
import { referralChangeItems, referralOfPlan } from '../../../lambdas/adapters/payouts/referral-store.ts';
import { readCompany } from '../../../lambdas/adapters/people/people.ts';
import * as keys from '../../../lambdas/adapters/table/money-keys.ts';
import { type TransactItem, TransactionRefused } from '../../../lambdas/adapters/table/table.ts';
import { clawBack, clearReferral, refuseReferral } from '../../../lambdas/domain/referrals/agent-steps.ts';
import { payoutSchema } from '../../../lambdas/domain/referrals/payout.ts';
import { payAgain, weighPayout } from '../../../lambdas/domain/referrals/payout-steps.ts';
import { referralSchema } from '../../../lambdas/domain/referrals/referral.ts';
import type { FlakyMachine } from './flaky-machine.ts';
import type { PayoutWorld } from './payout-world.ts';
import type { Truth } from './truth.ts';

const zone = 'America/New_York';
const agent = { role: 'admin' as const, name: 'Drew', userId: 'drew' };
const day = 86_400_000;

/** An agent with the right `finance`, who goes through what waits for somebody. */
export class Agents {
  readonly #machine: FlakyMachine;
  readonly #world: PayoutWorld;
  readonly #truth: Truth;

  constructor(machine: FlakyMachine, world: PayoutWorld, truth: Truth) {
    this.#machine = machine;
    this.#world = world;
    this.#truth = truth;
  }

  async work(): Promise<void> {
    await this.#machine.again(() => this.#review());
    await this.#machine.again(() => this.#payAgain());
    await this.#machine.again(() => this.#takeBack());
  }

  /** What an earlier try has done already refuses itself. */
  async #write(items: readonly TransactItem[]): Promise<void> {
    try {
      await this.#machine.table.transact(items);
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
    }
  }

  async #review(): Promise<void> {
    const { table } = this.#machine;
    const partition = keys.referralsToReviewPartition;
    for (const { planNumber } of await table.all({ index: 'gsi4', partition }, referralSchema)) {
      const referral = await referralOfPlan(table, planNumber);
      if (referral?.status !== 'accrued' || referral.cleared) continue;
      const truth = this.#truth.plans.find((one) => one.planNumber === planNumber);
      const decide = truth?.suspicious === 'refused' ? refuseReferral : clearReferral;
      await this.#write(referralChangeItems(table, decide(referral, agent, 'Looked into it.', Date.now())));
    }
  }

  async #payAgain(): Promise<void> {
    const { table } = this.#machine;
    const seen = await table.all({ index: 'gsi4', partition: keys.payoutsToSeePartition }, payoutSchema);
    for (const { payoutId, companyId, status, runMonth } of seen) {
      if (status !== 'returned' && status !== 'failed') continue;
      const email = `good@${companyId}.example.org`;
      const changedAt = new Date(Date.now() - 10 * day).toISOString();
      await this.#world.changeCompany(companyId, { payee: { method: 'paypal', email, changedAt } });
      const company = await readCompany(table, companyId);
      await changePayout(table, payoutId, zone, async (current) => {
        if (current.status !== 'returned' && current.status !== 'failed') return undefined;
        const said = current.providerStatus ?? '';
        const change = payAgain(current, said, agent, 'The address was corrected.', Date.now());
        return {
          change: (company && weighPayout(change.payout, company, undefined, Date.now())) ?? change,
          with: await runAfter(table, runMonth, Date.now()),
        };
      });
    }
  }

  async #takeBack(): Promise<void> {
    const { table } = this.#machine;
    for (const { planNumber, soldAt } of this.#truth.plans.filter((plan) => plan.clawedBack)) {
      const referral = soldAt < Date.now() ? await referralOfPlan(table, planNumber) : undefined;
      if (referral?.payoutId === undefined || referral.clawedBack) continue;
      const payout = await readPayout(table, referral.payoutId);
      if (payout?.status !== 'paid') continue;
      const change = clawBack(referral, payout, agent, 'Charged back.', Date.now(), zone);
      await this.#write(referralChangeItems(table, change));
    }
  }
}
