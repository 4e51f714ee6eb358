import { payoutZone } from '../../adapters/environment.ts';
import { changePayout } from '../../adapters/payouts/payout-changes.ts';
import { runAfter } from '../../adapters/payouts/payout-runs.ts';
import { holdItem, readHold, readPayout } from '../../adapters/payouts/payout-store.ts';
import { readCompany } from '../../adapters/people/people.ts';
import { thePayPalBatches } from '../../adapters/providers/paypal-batches.ts';
import { payoutBatchKey, payoutsToSeePartition } from '../../adapters/table/money-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { NotFound, NotPossible } from '../../domain/errors.ts';
import type { Company } from '../../domain/people/people.ts';
import { payoutNextStep } from '../../domain/referrals/next-step.ts';
import { type Payout, type PayoutHold, payoutIdOf, payoutSchema } from '../../domain/referrals/payout.ts';
import { dueAt } from '../../domain/referrals/payout-calendar.ts';
import { payoutBatchSchema } from '../../domain/referrals/payout-run.ts';
import {
  holdPayout,
  itemIdOf,
  payAgain,
  releasePayout,
  weighPayout,
} from '../../domain/referrals/payout-steps.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { listAnswer, pageOf } from '../../middleware/api/list.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import type { InputOf } from '../claims/operations/input-of.ts';
import { payoutView } from '../partners/fees/views.ts';
import { again, hold, listAttention, release } from './operations.ts';

type Request = ApiRequest<unknown, InputOf<typeof hold>>;

export function moneyPayoutView(payout: Payout) {
  const { companyId, companyName, runMonth, steps } = payout;
  const nextStep = payoutNextStep(payout);
  return {
    ...payoutView(payout, payoutZone()),
    ...{ companyId, companyName, runMonth },
    ...(nextStep !== undefined && { nextStep }),
    steps: steps.map(({ what, at, by, reason }) => ({ what, at, reason, by: by.name })),
  };
}

/** The company and payout that a call is about. Throws {@link NotFound}. */
async function asked({
  table,
  params,
}: Request): Promise<{ company: Company; payoutId: string; runMonth: string }> {
  const { companyId = '', runMonth = '' } = params;
  const company = /^\d{4}-(0[1-9]|1[0-2])$/.test(runMonth) ? await readCompany(table, companyId) : undefined;
  if (!company) throw new NotFound('the payout');
  return { company, payoutId: payoutIdOf(companyId, runMonth), runMonth };
}

const answerOf = (payoutId: string, payout: Payout | undefined, held: boolean): Answer => ({
  status: 200,
  body: { payoutId, status: payout ? payoutView(payout, payoutZone()).status : 'coming', held },
});

const isHeld = (record: PayoutHold | undefined): boolean =>
  record !== undefined && record.releasedAt === undefined;

/** Writes a hold that no payout is affected by yet: its run has not come. */
async function writeHold(request: Request, record: PayoutHold): Promise<Answer> {
  const answer = answerOf(record.payoutId, undefined, isHeld(record));
  await request.table.change('the hold', [holdItem(request.table, record), ...request.remember(answer)]);
  return answer;
}

async function newHold(request: Request, payoutId: string): Promise<PayoutHold> {
  const before = await readHold(request.table, payoutId);
  if (isHeld(before)) throw new NotPossible('It is held already.');
  const { actor: by } = request.caller();
  const at = new Date(request.nowMs).toISOString();
  return { payoutId, by, at, reason: request.body.reason, version: (before?.version ?? 0) + 1 };
}

async function holdIt(request: Request): Promise<Answer> {
  const { table, nowMs, body } = request;
  const { payoutId, runMonth } = await asked(request);
  const record = await newHold(request, payoutId);
  if (!(await readPayout(table, payoutId))) {
    if (nowMs >= Date.parse(dueAt(runMonth, payoutZone())))
      throw new NotPossible('The run has begun: there is nothing of this company left to hold.');
    return writeHold(request, record);
  }
  const { actor } = request.caller();
  const payout = await changePayout(table, payoutId, payoutZone(), (current) => {
    const change = holdPayout(current, actor, body.reason, nowMs);
    const remembered = request.remember(answerOf(payoutId, change.payout, true));
    return { change, with: [holdItem(table, record), ...remembered] };
  });
  return answerOf(payoutId, payout, true);
}

async function releaseIt(request: Request): Promise<Answer> {
  const { table, nowMs, body } = request;
  const { company, payoutId, runMonth } = await asked(request);
  const record = await readHold(table, payoutId);
  const released = isHeld(record) &&
    record && { ...record, releasedAt: new Date(nowMs).toISOString(), version: record.version + 1 };
  if (!(await readPayout(table, payoutId))) {
    if (!released) throw new NotPossible('It is not held.');
    return writeHold(request, released);
  }
  const { actor } = request.caller();
  const payout = await changePayout(table, payoutId, payoutZone(), async (current) => {
    const change = releasePayout(current, company, actor, body.reason, nowMs);
    const items = change.payout.status === 'ready' ? await runAfter(table, runMonth, nowMs) : [];
    const remembered = request.remember(answerOf(payoutId, change.payout, false));
    return { change, with: [...(released ? [holdItem(table, released)] : []), ...items, ...remembered] };
  });
  return answerOf(payoutId, payout, false);
}

/** What the provider says of a payout's last payment, asked now. */
async function saidNow(table: Table, payout: Payout): Promise<string> {
  const key = payout.batchId === undefined ? undefined : payoutBatchKey(payout.runMonth, payout.batchId);
  const batch = key && (await table.get(key, payoutBatchSchema));
  // A batch that was refused as a whole never was; its payouts know.
  if (batch?.providerBatchId === undefined) return payout.providerStatus ?? '';
  const states = await thePayPalBatches().state(batch, batch.providerBatchId);
  return states.get(itemIdOf(payout))?.status ?? '';
}

async function payItAgain(request: Request): Promise<Answer> {
  const { table, nowMs, body } = request;
  const { company, payoutId, runMonth } = await asked(request);
  const { actor } = request.caller();
  const payout = await changePayout(table, payoutId, payoutZone(), async (current) => {
    const failed = current.status === 'returned' || current.status === 'failed';
    const said = failed ? await saidNow(table, current) : '';
    const asked = payAgain(current, said, actor, body.reason, nowMs);
    const change = weighPayout(asked.payout, company, await readHold(table, payoutId), nowMs) ?? asked;
    const items = change.payout.status === 'ready' ? await runAfter(table, runMonth, nowMs) : [];
    return { change, with: [...items, ...request.remember(answerOf(payoutId, change.payout, false))] };
  });
  return answerOf(payoutId, payout, false);
}

export const payoutRoutes = [
  route(listAttention, async ({ table, query }) => {
    const list = { index: 'gsi4', partition: payoutsToSeePartition } as const;
    const page = await table.page(pageOf(list, query), payoutSchema);
    return { status: 200, body: listAnswer(page, moneyPayoutView) };
  }),
  route(hold, holdIt),
  route(release, releaseIt),
  route(again, payItAgain),
];
