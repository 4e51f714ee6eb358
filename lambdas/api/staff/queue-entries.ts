import { staffUsers } from '../../adapters/people/people.ts';
import { claimKey } from '../../adapters/table/claim-keys.ts';
import { listShards } from '../../adapters/table/keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { type Claim, claimSchema } from '../../domain/claim/claim.ts';
import { type ListRow, queueRowOf } from '../../domain/claim/list-row.ts';
import { queueDueAt } from '../../domain/claim/queue-entry.ts';
import type { QueueEntry } from '../../domain/claim/staff-views.ts';
import { pageOfRows } from '../../middleware/rows/page-of-rows.ts';
import { type ClaimWalk, claimIdOfRow, claimWalk, listSources } from '../claims/claim-rows.ts';

/** A claim in the queue, with what the views ask of it. */
export interface QueuedClaim extends QueueEntry {
  readonly claim: Claim;
}

/** Agents who are shut out. What they had is nobody’s: it would wait for ever for somebody who never comes. */
async function shutOut(table: Table): Promise<ReadonlySet<string>> {
  const users = await staffUsers(table);
  return new Set(users.filter(({ disabled }) => disabled === true).map(({ userId }) => userId));
}

/** A row as the views ask; undefined for one that is in no queue. */
const entryOf = (
  { due, overdue, assigneeId, queue }: ListRow,
  gone: ReadonlySet<string>,
): QueueEntry | undefined =>
  queue && {
    dueAt: due,
    overdue,
    assigneeId: assigneeId !== undefined && gone.has(assigneeId) ? undefined : assigneeId,
    facts: queue,
  };

export interface Wanted {
  readonly walk: ClaimWalk;
  /** How many at most. */
  readonly count: number;
  /** How many are looked at, at most. */
  readonly looked: number;
  wanted(entry: QueueEntry, row: ListRow): boolean;
}

export interface QueuePage {
  readonly entries: readonly QueuedClaim[];
  /** The sort key that the next page goes on behind; absent at the end. */
  readonly last?: string;
}

/** The queue's own order: the most urgent first. */
export const byUrgency = claimWalk('due', 'asc');

const firstChunk = (count: number): number =>
  Math.min(300, Math.max(8, Math.ceil((count * 1.5) / listShards)));

/** Entries of the queue with their claims as they stand now; one that has left the queue meanwhile is left out. */
export async function queueEntries(
  table: Table,
  { walk, count, looked, wanted }: Wanted,
): Promise<QueuePage> {
  const gone = await shutOut(table);
  const found = await pageOfRows(listSources(table, 'queue', 'queue', walk, firstChunk(count)), walk, {
    ...{ count, looked, idOf: claimIdOfRow },
    wanted: (row) => {
      const entry = entryOf(row, gone);
      return entry !== undefined && wanted(entry, row);
    },
  });
  const read = await table.getAll(
    found.rows.map(({ claimId }) => claimKey(claimId)),
    claimSchema,
  );
  const claims = new Map(read.map((claim) => [claim.claimId, claim]));
  const entries = found.rows.flatMap(({ claimId }): QueuedClaim[] => {
    const claim = claims.get(claimId);
    const dueAt = claim && queueDueAt(claim);
    if (!claim || dueAt === undefined) return [];
    const row = queueRowOf(claim, dueAt);
    const entry = entryOf(row, gone);
    return entry && wanted(entry, row) ? [{ ...entry, claim }] : [];
  });
  return { entries, ...(found.last && { last: walk.keyOf(found.last) }) };
}

/** Every row of the queue, the most urgent first: small, where the claims themselves would be ten times as much. */
export async function queueRows(table: Table): Promise<readonly QueueEntry[]> {
  const everything = {
    count: Number.POSITIVE_INFINITY,
    looked: Number.POSITIVE_INFINITY,
    wanted: () => true,
    idOf: claimIdOfRow,
  };
  const sources = listSources(table, 'queue', 'queue', byUrgency, 300);
  const [gone, { rows }] = await Promise.all([shutOut(table), pageOfRows(sources, byUrgency, everything)]);
  return rows.map((row) => entryOf(row, gone)).filter((entry) => entry !== undefined);
}
