import * as z from 'zod/mini';
import { entryOf } from '../../domain/ledger/entry.ts';
import type { Company } from '../../domain/people/people.ts';
import type { ReferralChange } from '../../domain/referrals/agent-steps.ts';
import { type Adjustment, adjustmentSchema } from '../../domain/referrals/payout.ts';
import { monthOf, monthSpan } from '../../domain/referrals/payout-calendar.ts';
import { type Referral, referralSchema } from '../../domain/referrals/referral.ts';
import type { SaleFacts } from '../../domain/referrals/settle-company.ts';
import { readCustomer, readPlan } from '../people/people.ts';
import { chargesOf, devicesOnPlan } from '../plans/enrollment-store.ts';
import * as keys from '../table/money-keys.ts';
import { companyReferralsPartition, referralKey } from '../table/money-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';
import { entryItem } from './ledger-store.ts';

const keyOf = ({ companyId, soldAt, planNumber }: Pick<Referral, 'companyId' | 'soldAt' | 'planNumber'>) =>
  referralKey(companyId, soldAt, planNumber);

/** A referral at its version, with its place among what runs judge and what agents look at. */
export function referralItem(table: Table, referral: Referral): TransactItem {
  const { companyId, soldAt, planNumber, runMonth, status, heldBack, cleared, version } = referral;
  const waits = status === 'accrued';
  const item = {
    entity: 'referral',
    ...referral,
    ...(waits && keys.dueIndex(companyId, runMonth, `${soldAt}#${planNumber}`)),
    ...(waits &&
      heldBack === 'review' &&
      cleared === undefined && {
        gsi4pk: keys.referralsToReviewPartition,
        gsi4sk: `${runMonth}#${companyId}#${planNumber}`,
      }),
  };
  return version === 1
    ? table.create(keyOf(referral), item)
    : table.replace(keyOf(referral), item, version - 1);
}

/** A new fee: the referral, and its accrual in the ledger. */
export const newReferralItems = (table: Table, referral: Referral): TransactItem[] => {
  const { companyId, planNumber, amountCents, soldAt: at } = referral;
  return [
    referralItem(table, referral),
    entryItem(table, entryOf('accrual', planNumber, amountCents, { companyId, planNumber, at })),
  ];
};

export function adjustmentItem(table: Table, adjustment: Adjustment): TransactItem {
  const { companyId, planNumber, runMonth, payoutId, version } = adjustment;
  const key = keys.adjustmentKey(companyId, planNumber);
  const item = {
    entity: 'adjustment',
    ...adjustment,
    ...(payoutId === undefined && keys.dueIndex(companyId, runMonth, `~${planNumber}`)),
  };
  return version === 1 ? table.create(key, item) : table.replace(key, item, version - 1);
}

/** The referral of a plan; undefined where no company sold it. */
export async function referralOfPlan(table: Table, planNumber: string): Promise<Referral | undefined> {
  const plan = await readPlan(table, planNumber);
  if (plan?.soldByCompanyId === undefined) return undefined;
  const key = keyOf({ companyId: plan.soldByCompanyId, soldAt: plan.soldAt, planNumber });
  return table.get(key, referralSchema);
}

const dueSchema = z.object({ companyId: z.string(), soldAt: z.string(), planNumber: z.string() });

/** Whether a run has anything to do in a shard: a payout to send, or a fee to judge. */
async function isShardBusy(table: Table, runMonth: string, shard: number): Promise<boolean> {
  const partition = keys.dueInShard(runMonth, shard);
  const { items } = await table.page({ index: 'gsi3', partition, limit: 1 }, z.object({}));
  return items.length > 0;
}

/** The shards in which a run has anything to do, of all 64. */
export async function busyShards(table: Table, runMonth: string): Promise<number[]> {
  const all = Array.from({ length: keys.payoutShards }, (_, shard) => shard);
  const busy = await Promise.all(all.map((shard) => isShardBusy(table, runMonth, shard)));
  return all.filter((shard) => busy[shard]);
}

/** The next company of a shard, after `after`, with something that a run has to judge; undefined after the last. */
export async function nextDueCompany(
  table: Table,
  runMonth: string,
  shard: number,
  after: string | undefined,
): Promise<string | undefined> {
  const partition = keys.dueInShard(runMonth, shard);
  const sortFrom = after === undefined ? keys.beforeCompanies : keys.afterCompany(after);
  const { items } = await table.page({ index: 'gsi3', partition, sortFrom, limit: 1 }, dueSchema);
  return items[0]?.companyId;
}

/** A company's sales of a month, whatever became of them, oldest first. */
async function salesOfMonth(
  table: Table,
  companyId: string,
  month: string,
  zone: string,
): Promise<Referral[]> {
  const { from, to } = monthSpan(month, zone);
  const found: Referral[] = [];
  let after: Record<string, unknown> | undefined;
  do {
    const page = await table.page(
      { partition: companyReferralsPartition(companyId), sortFrom: `REFERRAL#${from}`, after },
      referralSchema,
    );
    found.push(...page.items.filter(({ soldAt }) => soldAt < to));
    after = (page.items.at(-1)?.soldAt ?? to) < to ? page.next : undefined;
  } while (after);
  return found;
}

/** How many sales are read at once. */
const atOnce = 25;

async function readFacts(table: Table, referral: Referral): Promise<SaleFacts | undefined> {
  const plan = await readPlan(table, referral.planNumber);
  if (!plan) return undefined;
  const [charges, customer, devices] = await Promise.all([
    chargesOf(table, plan.planNumber),
    readCustomer(table, plan.customerId),
    devicesOnPlan(table, plan),
  ]);
  return { referral, plan, charges, customer, devices };
}

/** What a run reads of one company. */
export interface DueOfCompany {
  /** Its sales of the months that have something due, settled ones too. */
  readonly sales: readonly SaleFacts[];
  readonly adjustments: readonly Adjustment[];
}

/**
 * Everything of a company that a run may have to judge, with the sales that it has to be compared with. The index says
 * which months; the sales themselves are read consistently.
 */
export async function readDue(
  table: Table,
  { companyId }: Pick<Company, 'companyId'>,
  runMonth: string,
  zone: string,
): Promise<DueOfCompany> {
  const partition = keys.dueInShard(runMonth, keys.payoutShardOf(companyId));
  const due = await table.all({ index: 'gsi3', partition, sortPrefix: `${companyId}#` }, dueSchema);
  const months = new Set(due.map(({ soldAt }) => monthOf(soldAt, zone)));
  const adjustments = await table.all({ partition: keys.adjustmentKey(companyId, '').pk }, adjustmentSchema);
  const sales: SaleFacts[] = [];
  for (const month of months) {
    const referrals = await salesOfMonth(table, companyId, month, zone);
    for (let from = 0; from < referrals.length; from += atOnce) {
      const some = referrals.slice(from, from + atOnce).map((referral) => readFacts(table, referral));
      sales.push(...(await Promise.all(some)).filter((facts) => facts !== undefined));
    }
  }
  return { sales, adjustments };
}

/** An agent's step on a fee with all that is written along. */
export const referralChangeItems = (
  table: Table,
  { referral, adjustment, entries }: ReferralChange,
): TransactItem[] => [
  referralItem(table, referral),
  ...(adjustment ? [adjustmentItem(table, adjustment)] : []),
  ...entries.map((entry) => entryItem(table, entry)),
];
