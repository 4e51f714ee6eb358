import { expect } from 'vitest';
import { entriesOfMonth } from '../../../lambdas/adapters/payouts/ledger-store.ts';
import { allLinesOf, payoutsOfCompany } from '../../../lambdas/adapters/payouts/payout-store.ts';
import { referralOfPlan } from '../../../lambdas/adapters/payouts/referral-store.ts';
import { balancesOf, type LedgerEntry } from '../../../lambdas/domain/ledger/entry.ts';
import type { Payout, PayoutLine } from '../../../lambdas/domain/referrals/payout.ts';
import { dueAt, monthsLater } from '../../../lambdas/domain/referrals/payout-calendar.ts';
import { Dice } from '../../simulation/dice.ts';
import { Agents } from './agents.ts';
import { Executions } from './executions.ts';
import { expectedFees, isPaid } from './expected.ts';
import { type FlakyMachine, startFlakyMachine } from './flaky-machine.ts';
import { PayoutWorld } from './payout-world.ts';
import { start, type Truth, truthOf } from './truth.ts';

export interface Size {
  readonly partners: number;
  readonly plans: number;
  readonly months: number;
}

const day = 86_400_000;
const zone = 'America/New_York';
/** Months after the last sale until everybody has been paid: lines held over, money that came back after 30 days. */
const settlingMonths = 5;

/** One month: the schedule fires (sometimes twice, sometimes days late), people work, money comes back. */
async function month(
  world: PayoutWorld,
  executions: Executions,
  agents: Agents,
  dice: Dice,
  runMonth: string,
): Promise<void> {
  const due = Date.parse(dueAt(runMonth, zone));
  await world.until(due + (dice.chance(0.2) ? dice.between(1, 4) * day : 0));
  await executions.fire(new Date(due).toISOString());
  if (dice.chance(0.3)) await executions.fire(new Date(due).toISOString());
  await world.until(due + 6 * day);
  await executions.watch();
  await world.until(due + 8 * day);
  await agents.work();
  await executions.startAsked();
  await world.until(due + 12 * day);
  await executions.watch();
}

/** Everything that the system wrote down in the end. */
interface Outcome {
  readonly truth: Truth;
  readonly entries: readonly LedgerEntry[];
  readonly payouts: readonly Payout[];
  readonly lines: readonly PayoutLine[];
  readonly received: ReadonlyMap<string, number>;
}

async function outcomeOf(machine: FlakyMachine, truth: Truth, lastMonth: string): Promise<Outcome> {
  const { table } = machine;
  const entries: LedgerEntry[] = [];
  for (let at = '2026-01'; at <= lastMonth; at = monthsLater(at, 1))
    entries.push(...(await entriesOfMonth(table, at)));
  const payouts: Payout[] = [];
  for (const company of truth.partners) payouts.push(...(await payoutsOfCompany(table, company, {})).items);
  const lines: PayoutLine[] = [];
  for (const { payoutId } of payouts) lines.push(...(await allLinesOf(table, payoutId)));
  const received = new Map<string, number>();
  for (const { to, amountCents, status } of machine.payments()) {
    const companyId = /(co-\d\d)\.example\.org$/.exec(to)?.[1] ?? to;
    if (status === 'SUCCESS') received.set(companyId, (received.get(companyId) ?? 0) + amountCents);
  }
  return { truth, entries, payouts, lines, received };
}

/** Holds what the system did against what should have been done. */
function expectRight({ truth, entries, payouts, lines, received }: Outcome): void {
  const fees = lines.filter(({ kind }) => kind === 'fee').map(({ planNumber }) => planNumber);
  expect([...fees].sort()).toEqual(
    truth.plans
      .filter(isPaid)
      .map(({ planNumber }) => planNumber)
      .sort(),
  );
  const balances = balancesOf(entries);
  expect(Object.values(balances).reduce((sum, cents) => sum + cents, 0)).toBe(0);
  expect(balances).toMatchObject({ accrued: 0, 'in-transit': 0 });
  const statuses = payouts.filter(({ status }) => status !== 'paid');
  expect(statuses.filter(({ holds }) => holds.every(({ code }) => code !== 'nothing-due'))).toEqual([]);

  const takenOff = (companyId: string): number =>
    lines
      .filter((line) => line.kind === 'claw-back' && line.companyId === companyId)
      .reduce((sum, { amountCents }) => sum + amountCents, 0);
  const expected = [...expectedFees(truth)].map(([companyId, cents]) => [
    companyId,
    cents + takenOff(companyId),
  ]);
  expect(truth.partners.map(({ companyId }) => [companyId, received.get(companyId) ?? 0])).toEqual(expected);
  expect(-balances.paypal).toBe([...received.values()].reduce((sum, cents) => sum + cents, 0));
  const entered = new Set(entries.map(({ entryId }) => entryId));
  expect(entered.size).toBe(entries.length);
}

/** Months of sales, runs, faults and people from a seed; everything is held against a plain recomputation. */
export async function simulateMonths(
  seed: number,
  size: Size,
): Promise<{ readonly kills: number; readonly paid: number }> {
  const truth = truthOf(seed, size);
  const dice = new Dice(seed + 1);
  const machine = await startFlakyMachine(start, dice, 0.003);
  try {
    const world = new PayoutWorld(machine, truth);
    const executions = new Executions(machine, world);
    const agents = new Agents(machine, world, truth);
    machine.letLater((at, run) => world.at(at, run));
    await world.setUp();
    const lastMonth = monthsLater('2026-01', size.months + settlingMonths);
    for (let runMonth = '2026-01'; runMonth <= lastMonth; runMonth = monthsLater(runMonth, 1))
      await month(world, executions, agents, dice, runMonth);
    const outcome = await outcomeOf(machine, truth, monthsLater(lastMonth, 1));
    expectRight(outcome);
    for (const { planNumber } of truth.plans.slice(0, 50))
      expect((await referralOfPlan(machine.table, planNumber))?.status).not.toBe('accrued');
    return { kills: machine.kills(), paid: outcome.lines.length };
  } finally {
    await machine.close();
  }
}
