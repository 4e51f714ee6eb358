import * as z from 'zod/mini';
import { listCount, type Place } from '../../adapters/coverage/past-decisions.ts';
import { type ChangedTerms, replayDecisions } from '../../adapters/coverage/replay-decisions.ts';
import type { Table } from '../../adapters/table/table.ts';
import { addedUp, noTotals, type ReplayTotals } from '../../domain/coverage/replay.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { decodeCursor, encodeCursor, notOfThisList } from '../../middleware/api/cursor.ts';
import { type replayShape, replayTotalsShape } from './shapes.ts';

/** Decisions held against the changed terms in one call: a second or two of a function's time. */
const mostAtOnce = 4_000;
/** Differences that one answer lists: about 150 KB. */
const mostListed = 200;

const DAY_MS = 86_400_000;
const defaultDays = 90;

/** Where the part before ended, and what all parts came to until there: who reads them one by one adds nothing up. */
const cursorSchema = z.object({
  place: z.object({
    list: z.int().check(z.nonnegative()),
    after: z.optional(z.record(z.string(), z.unknown())),
  }),
  totals: replayTotalsShape,
});

interface Reached {
  readonly place?: Place;
  readonly totals: ReplayTotals;
}

function reachedBy(cursor: string | undefined): Reached {
  const decoded = decodeCursor(cursor);
  if (decoded === undefined) return { totals: noTotals };
  const reached = cursorSchema.safeParse(decoded);
  if (!reached.success) throw notOfThisList();
  return reached.data;
}

export interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
}

/** One part of a replay, as the API answers it. Throws {@link InvalidInput}. */
export async function replayed(
  table: Table,
  changed: ChangedTerms,
  { from, to, cursor }: Asked,
  nowMs: number,
): Promise<z.infer<typeof replayShape>> {
  const until = new Date(to ?? nowMs).toISOString();
  const period = {
    from: new Date(from ?? Date.parse(until) - defaultDays * DAY_MS).toISOString(),
    to: until,
  };
  if (period.from > period.to) throw InvalidInput.at('from', 'must not be after `to`');
  const before = reachedBy(cursor);
  const {
    totals: found,
    differences,
    next,
  } = await replayDecisions(table, changed, period, { start: before.place, most: mostAtOnce });
  const { byRule, byMove, ...sums } = addedUp(before.totals, found);
  const totals = { ...sums, byRule: { ...byRule }, byMove: { ...byMove } };
  const encoded = next && encodeCursor({ place: next, totals });
  return {
    ...period,
    progress: next ? next.list / listCount(period) : 1,
    totals,
    differences: differences.slice(0, mostListed).map((difference) => ({
      ...difference,
      rules: difference.rules.map((rule) => ({ ...rule })),
      decisive: [...difference.decisive],
    })),
    ...(encoded !== undefined && { cursor: encoded }),
  };
}
