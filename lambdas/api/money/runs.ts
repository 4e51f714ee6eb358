import { payoutZone } from '../../adapters/environment.ts';
import { type ComingPayout, comingPayout } from '../../adapters/payouts/coming-payout.ts';
import { payoutRuns, payoutRunsList, readRun } from '../../adapters/payouts/payout-runs.ts';
import { batchesOfRun, payoutsOfRun } from '../../adapters/payouts/payout-store.ts';
import { busyShards, nextDueCompany } from '../../adapters/payouts/referral-store.ts';
import { readCompany } from '../../adapters/people/people.ts';
import { PayPalError } from '../../adapters/providers/paypal.ts';
import { thePayPalBatches } from '../../adapters/providers/paypal-batches.ts';
import { payoutShards, runPayoutsPartition } from '../../adapters/table/money-keys.ts';
import type { Item, Table } from '../../adapters/table/table.ts';
import { NotFound } from '../../domain/errors.ts';
import { payoutNextStep } from '../../domain/referrals/next-step.ts';
import type { Payout } from '../../domain/referrals/payout.ts';
import { comingRunMonth, dueAt, salesMonthOf } from '../../domain/referrals/payout-calendar.ts';
import type { PayoutRun } from '../../domain/referrals/payout-run.ts';
import { decodeCursor, encodeCursor, notOfThisList } from '../../middleware/api/cursor.ts';
import { listAnswer, pageOf } from '../../middleware/api/list.ts';
import { route } from '../../middleware/api/router.ts';
import { payoutView } from '../partners/fees/views.ts';
import { listRunPartners, listRuns, readRunOperation } from './operations.ts';

const runView = (runMonth: string, run: PayoutRun | undefined) => ({
  ...{ runMonth, month: salesMonthOf(runMonth), dueAt: dueAt(runMonth, payoutZone()) },
  phase: run?.status ?? ('coming' as const),
  ...(run && { startedAt: run.startedAt }),
  ...(run?.doneAt !== undefined && { doneAt: run.doneAt }),
});

/** What the provider's account holds; undefined while it cannot be asked: the page is about more than that. */
async function balance(): Promise<number | undefined> {
  try {
    return await thePayPalBatches().balanceCents();
  } catch (error) {
    // `fetch` answers a connection that fails with a TypeError.
    if (error instanceof PayPalError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Companies of the coming run on a page: each is judged anew. */
const companiesAtOnce = 20;

/** Where a page of the coming run begins: behind this company of this shard. */
function placeOf(cursor: string | undefined): { readonly shard: number; readonly after: string | undefined } {
  const { shard = 0, after } = decodeCursor(cursor) ?? {};
  const fits = typeof shard === 'number' && Number.isInteger(shard) && shard >= 0 && shard < payoutShards;
  if (!fits || (after !== undefined && typeof after !== 'string')) throw notOfThisList();
  return { shard, after };
}

/** Who has something coming in a run, shard by shard, judged as the run would judge it now. */
async function comingPartners(
  table: Table,
  runMonth: string,
  query: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
  nowMs: number,
): Promise<{ readonly items: ComingPayout[]; readonly next?: Item }> {
  const items: ComingPayout[] = [];
  const most = Math.min(query.limit ?? companiesAtOnce, companiesAtOnce);
  let { shard, after } = placeOf(query.cursor);
  const busy = await busyShards(table, runMonth);
  while (shard < payoutShards && items.length < most) {
    if (!busy.includes(shard)) {
      shard += 1;
      continue;
    }
    const companyId = await nextDueCompany(table, runMonth, shard, after);
    const company = companyId === undefined ? undefined : await readCompany(table, companyId);
    if (company) items.push(await comingPayout(table, company, runMonth, payoutZone(), nowMs));
    after = companyId;
    if (companyId === undefined) shard += 1;
  }
  return { items, ...(shard < payoutShards && { next: { shard, ...(after !== undefined && { after }) } }) };
}

const comingView = ({ companyId, companyName, lineCount, amountCents, holds, unpaid }: ComingPayout) => ({
  ...{ companyId, companyName, lineCount, amountCents, holds, unpaid: unpaid.slice(0, 100) },
  status: 'coming' as const,
});

const settledView = (payout: Payout) => {
  const { lineCount, amountCents, status, holds } = payoutView(payout, payoutZone());
  const { companyId, companyName } = payout;
  const nextStep = payoutNextStep(payout);
  return {
    ...{ companyId, companyName, lineCount, amountCents, status, holds, unpaid: [] },
    ...(nextStep !== undefined && { nextStep }),
  };
};

const monthOfPath = (runMonth: string | undefined): string => {
  if (runMonth === undefined || !/^\d{4}-(0[1-9]|1[0-2])$/.test(runMonth)) throw new NotFound('the run');
  return runMonth;
};

export const runRoutes = [
  route(listRuns, async ({ table, query, nowMs }) => {
    const page = await payoutRuns(table, pageOf(payoutRunsList, { ...query, limit: query.limit ?? 12 }));
    const coming = runView(comingRunMonth(nowMs, payoutZone()), undefined);
    const balanceCents = await balance();
    const shown = listAnswer(page, (run) => runView(run.runMonth, run));
    return {
      status: 200,
      body: { coming: { ...coming, ...(balanceCents !== undefined && { balanceCents }) }, ...shown },
    };
  }),
  route(readRunOperation, async ({ table, params }) => {
    const runMonth = monthOfPath(params.runMonth);
    const [run, batches] = await Promise.all([readRun(table, runMonth), batchesOfRun(table, runMonth)]);
    const items = batches.flatMap((batch) => batch.items);
    return {
      status: 200,
      body: {
        ...runView(runMonth, run),
        batches: batches.length,
        openBatches: batches.filter(({ status }) => status !== 'done').length,
        payouts: items.length,
        amountCents: items.reduce((sum, { amountCents }) => sum + amountCents, 0),
      },
    };
  }),
  route(listRunPartners, async ({ table, params, query, nowMs }) => {
    const runMonth = monthOfPath(params.runMonth);
    if (await readRun(table, runMonth)) {
      const list = { index: 'gsi2', partition: runPayoutsPartition(runMonth) } as const;
      const { limit, after } = pageOf(list, query);
      const page = await payoutsOfRun(table, runMonth, { limit: limit ?? companiesAtOnce, after });
      return { status: 200, body: listAnswer(page, settledView) };
    }
    const { items, next } = await comingPartners(table, runMonth, query, nowMs);
    const cursor = encodeCursor(next);
    return { status: 200, body: { items: items.map(comingView), ...(cursor !== undefined && { cursor }) } };
  }),
];
