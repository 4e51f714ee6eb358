import {
  type ScoredMonth,
  scoredMonths,
  scoredMonthsOfAll,
} from '../../../adapters/counts/scorecard-store.ts';
import { repairPartners } from '../../../adapters/people/people.ts';
import { NotFound } from '../../../domain/errors.ts';
import { monthsUntil, scorecardOf } from '../../../domain/measures/scorecard.ts';
import { route } from '../../../middleware/api/router.ts';
import { listScorecards, readScorecard } from './operations.ts';

const usualMonths = 6;

const wanted = (nowMs: number, count: number | undefined): string[] =>
  monthsUntil(new Date(nowMs).toISOString(), count ?? usualMonths);

/** The months one by one, those without anything too, and together. */
const overview = (months: readonly string[], counted: readonly ScoredMonth[]) => ({
  from: months[0] ?? '',
  to: months.at(-1) ?? '',
  total: scorecardOf(counted),
  months: months.map((month) => ({
    month,
    ...scorecardOf(counted.filter((one) => one.month === month)),
  })),
});

export const scorecardRoutes = [
  route(readScorecard, async ({ table, caller, query, nowMs }) => {
    const { companyId } = caller().access;
    if (companyId === undefined) throw new NotFound('your company');
    const months = wanted(nowMs, query.months);
    const counted = await scoredMonths(table, companyId, months[0] ?? '');
    return { status: 200, body: overview(months, counted) };
  }),
  route(listScorecards, async ({ table, query, nowMs }) => {
    const months = wanted(nowMs, query.months);
    const [counted, shops] = await Promise.all([
      scoredMonthsOfAll(table, months[0] ?? ''),
      repairPartners(table),
    ]);
    const items = shops.map(({ companyId, name }) => ({
      companyId,
      name,
      ...scorecardOf(counted.filter((one) => one.companyId === companyId)),
    }));
    return { status: 200, body: { ...overview(months, counted), items } };
  }),
];
