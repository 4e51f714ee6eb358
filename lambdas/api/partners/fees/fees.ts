import { payoutZone } from '../../../adapters/environment.ts';
import { comingPayout } from '../../../adapters/payouts/coming-payout.ts';
import { linesOf, payoutsOfCompany, readPayout } from '../../../adapters/payouts/payout-store.ts';
import { readPlan } from '../../../adapters/people/people.ts';
import { companyPayoutsPartition, companyReferralsPartition } from '../../../adapters/table/money-keys.ts';
import type { Table } from '../../../adapters/table/table.ts';
import { NotFound } from '../../../domain/errors.ts';
import type { Company } from '../../../domain/people/people.ts';
import { type Payout, payoutIdOf } from '../../../domain/referrals/payout.ts';
import {
  comingRunMonth,
  dueAt,
  monthsLater,
  salesMonthOf,
} from '../../../domain/referrals/payout-calendar.ts';
import { referralSchema } from '../../../domain/referrals/referral.ts';
import type { Caller } from '../../../middleware/api/caller.ts';
import { listAnswer, pageOf } from '../../../middleware/api/list.ts';
import { route } from '../../../middleware/api/router.ts';
import { statementFile } from '../../../middleware/tables/payout-statement.ts';
import { listPayouts, listReferrals, readNextPayout, readStatement } from './operations.ts';
import { lineView, payoutView, referralView } from './views.ts';

/** Lines shown with a payout; the statement has all of them. */
const linesShown = 1_000;
/** Payouts on a page: each comes with its lines. */
const payoutsShown = 12;

const companyOf = ({ company }: Caller): Company => {
  if (!company) throw new NotFound('your company');
  return company;
};

async function withLines(table: Table, payout: Payout) {
  const { items } = await linesOf(table, payout.payoutId, { limit: linesShown });
  return { ...payoutView(payout, payoutZone()), lines: items.map(lineView) };
}

export const feeRoutes = [
  route(listReferrals, async ({ table, caller, query }) => {
    const partition = companyReferralsPartition(caller().access.companyId ?? '');
    const page = await table.page({ ...pageOf({ partition }, query), newestFirst: true }, referralSchema);
    const ids = new Set(page.items.flatMap(({ payoutId }) => payoutId ?? []));
    const payouts = await Promise.all([...ids].map((id) => readPayout(table, id)));
    const payoutOf = (id: string | undefined) => payouts.find((payout) => payout?.payoutId === id);
    const accrued = page.items.filter(({ status }) => status === 'accrued');
    const plans = await Promise.all(accrued.map(({ planNumber }) => readPlan(table, planNumber)));
    const endOf = new Map(plans.map((plan) => [plan?.planNumber, plan?.coverEndsAt]));
    const view = (referral: (typeof page.items)[number]) => {
      const { payoutId, planNumber } = referral;
      return referralView(referral, payoutOf(payoutId), endOf.get(planNumber), payoutZone());
    };
    return { status: 200, body: listAnswer(page, view) };
  }),
  route(listPayouts, async ({ table, caller, query }) => {
    const company = companyOf(caller());
    const list = { index: 'gsi1', partition: companyPayoutsPartition(company.companyId) } as const;
    const { limit, after } = pageOf(list, { limit: payoutsShown, ...query });
    const page = await payoutsOfCompany(table, company, { limit: limit ?? payoutsShown, after });
    const items = await Promise.all(page.items.map((payout) => withLines(table, payout)));
    return { status: 200, body: listAnswer({ ...page, items }, (shown) => shown) };
  }),
  route(readNextPayout, async ({ table, caller, nowMs }) => {
    const runMonth = comingRunMonth(nowMs, payoutZone());
    const coming = await comingPayout(table, companyOf(caller()), runMonth, payoutZone(), nowMs);
    const { amountCents, lineCount, holds, unpaid } = coming;
    const payDate = dueAt(runMonth, payoutZone());
    return {
      status: 200,
      body: { month: salesMonthOf(runMonth), payDate, amountCents, lineCount, holds, unpaid },
    };
  }),
  route(readStatement, async ({ table, caller, params, query }) => {
    const runMonth = monthsLater(params.month ?? '', 2);
    const file = await statementFile(
      table,
      payoutIdOf(companyOf(caller()).companyId, runMonth),
      query.format ?? 'pdf',
    );
    return {
      statusCode: 200,
      headers: {
        'content-type': file.contentType,
        'content-disposition': `attachment; filename="${file.fileName}"`,
        'cache-control': 'no-store',
      },
      body: Buffer.from(file.content).toString('base64'),
      isBase64Encoded: true,
    };
  }),
];
