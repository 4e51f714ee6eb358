import * as z from 'zod/mini';
import type { Claim } from '../../domain/claim/claim.ts';
import type { QuestionRecord } from '../../domain/claim/records.ts';
import {
  medianPrice,
  priceCounterOf,
  repairCounters,
  repairKind,
  type ScoredStep,
  timeCounters,
} from '../../domain/measures/scorecard.ts';
import { scoredInvoiceKey } from '../table/claim-keys.ts';
import {
  repairPricesKey,
  scorecardIndex,
  scorecardKey,
  scorecardPartition,
  scorecardsPartition,
} from '../table/company-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

const countersSchema = z.looseObject({});

const monthSchema = z.looseObject({ companyId: z.string(), month: z.string() });
export type ScoredMonth = z.infer<typeof monthSchema>;

/** Adds to a company's counters of a month; whether they are there yet does not matter. */
export const scored = (
  table: Table,
  companyId: string,
  at: string,
  add: Readonly<Record<string, number>>,
): TransactItem => {
  const month = at.slice(0, 7);
  return table.update(scorecardKey(companyId, month), {
    add,
    set: { entity: 'scorecard', companyId, month, ...scorecardIndex(companyId, month) },
    condition: 'attribute_not_exists(#month) OR attribute_exists(#month)',
  });
};

const steps: Readonly<Partial<Record<string, ScoredStep>>> = {
  'await-estimate': 'estimate',
  'await-provider': 'answer',
  'await-invoice': 'repair',
};

/** What an answered question counts for the shop: how long it took, a repair invoiced, a claim denied. */
export async function scoredAnswer(
  table: Table,
  claim: Claim,
  question: QuestionRecord,
): Promise<TransactItem[]> {
  const { closedAt, closedBy, outcome, openedAt } = question;
  const companyId = claim.partner?.companyId;
  if (companyId === undefined || closedAt === undefined) return [];
  const step = steps[question.step];
  const minutes = Math.max(1, Math.ceil((Date.parse(closedAt) - Date.parse(openedAt)) / 60_000));
  const took = step !== undefined && closedBy?.role === 'partner' ? timeCounters(step, minutes) : {};
  const denied = outcome?.startsWith('denied') ? { denials: 1 } : {};
  const repair = await invoicedRepair(table, claim);
  const add = { ...took, ...denied, ...repair.add };
  if (Object.keys(add).length === 0) return [];
  return [scored(table, companyId, closedAt, add), ...repair.marks];
}

/** A repair counts once, when its invoice is accepted: with the first answer that is delivered after that. */
async function invoicedRepair(table: Table, claim: Claim) {
  const { invoice, device, claimId } = claim;
  if (invoice?.state !== 'accepted' || claim.resolution !== 'repair' || !device)
    return { add: {}, marks: [] };
  const marker = scoredInvoiceKey(claimId, invoice.invoiceNumber);
  const kind = repairPricesKey(repairKind(device, claim.incident.type));
  const [counted, prices] = await Promise.all([
    table.get(marker, countersSchema),
    table.get(kind, countersSchema),
  ]);
  if (counted) return { add: {}, marks: [] };
  const marks = [
    table.update(marker, { set: { entity: 'scored-invoice' }, condition: 'attribute_not_exists(pk)' }),
    table.update(kind, {
      add: { [priceCounterOf(invoice.totalCents)]: 1 },
      set: { entity: 'repair-prices' },
      condition: 'attribute_not_exists(#entity) OR attribute_exists(#entity)',
    }),
  ];
  return { add: repairCounters(invoice.totalCents, medianPrice(prices ?? {})), marks };
}

/** A company's counters from a month on. */
export const scoredMonths = (table: Table, companyId: string, from: string): Promise<ScoredMonth[]> =>
  table.all({ partition: scorecardPartition(companyId), sortFrom: from }, monthSchema);

/** Those of all companies: one small item each and month. */
export const scoredMonthsOfAll = (table: Table, from: string): Promise<ScoredMonth[]> =>
  table.all({ index: 'gsi3', partition: scorecardsPartition, sortFrom: from }, monthSchema);
