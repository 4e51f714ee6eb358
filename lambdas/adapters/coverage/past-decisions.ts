import * as z from 'zod/mini';
import { instantSchema } from '../../domain/calendar/instant.ts';
import { proposalKinds } from '../../domain/coverage/adjudicate.ts';
import { coverageFactsSchema } from '../../domain/coverage/facts.ts';
import type { PastDecision } from '../../domain/coverage/replay.ts';
import { decisionsPartition } from '../table/claim-keys.ts';
import { listShards } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';

/** What a replay reads of a stored decision; one that kept no facts can't be replayed. */
export const pastDecisionSchema = z.object({
  claimId: z.string(),
  at: instantSchema,
  proposal: z.enum(proposalKinds),
  rulebookVersion: z.string(),
  catalogueVersion: z.string(),
  deductibleCents: z.int(),
  payableCents: z.optional(z.int()),
  facts: coverageFactsSchema,
  trace: z.array(
    z.object({ ruleId: z.string(), verdict: z.enum(['pass', 'fail', 'needs-evidence', 'refer']) }),
  ),
});

/** From when to when decisions were made; ISO, UTC, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Where a reading of the decisions of a period stands: which list, and how far in it. */
export interface Place {
  readonly list: number;
  readonly after?: Item | undefined;
}

/** `2026-01`, `2026-02`, … of a period. */
function monthsOf({ from, to }: Period): string[] {
  const months: string[] = [];
  const at = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  while (at.toISOString().slice(0, 7) <= to.slice(0, 7)) {
    months.push(at.toISOString().slice(0, 7));
    at.setUTCMonth(at.getUTCMonth() + 1);
  }
  return months;
}

/** The lists that hold the decisions of a period: one for each month and shard. */
const listsOf = (period: Period): string[] =>
  monthsOf(period).flatMap((month) =>
    Array.from({ length: listShards }, (_, shard) => decisionsPartition(month, shard)),
  );

/** How many lists a period has: a place's `list` of so many is how far a reading is. */
export const listCount = (period: Period): number => listsOf(period).length;

/**
 * The decisions of the rules in a period, page after page, from a place on; each page with the place after it. Within a
 * list by time, and every one once. Only those that kept their facts are there.
 */
export async function* pastDecisions(
  table: Table,
  period: Period,
  start: Place = { list: 0 },
  pageSize = 200,
): AsyncGenerator<{ readonly decisions: readonly PastDecision[]; readonly next: Place | undefined }> {
  const lists = listsOf(period);
  let place: Place | undefined = start.list < lists.length ? start : undefined;
  while (place) {
    const { list, after }: Place = place;
    const page = await table.page(
      { index: 'gsi3', partition: lists[list] ?? '', sortFrom: period.from, limit: pageSize, after },
      pastDecisionSchema,
    );
    const decisions = page.items.filter(({ at }) => at <= period.to);
    const past = decisions.length < page.items.length;
    if (page.next && !past) place = { list, after: page.next };
    else place = list + 1 < lists.length ? { list: list + 1 } : undefined;
    yield { decisions, next: place };
  }
}
