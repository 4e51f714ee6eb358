import { queueDueAt } from '../../adapters/claim-effects.ts';
import * as keys from '../../adapters/keys.ts';
import type { Table } from '../../adapters/table.ts';
import { claimSchema } from '../../domain/claim/claim.ts';
import type { QueueEntry } from '../../domain/claim/staff-views.ts';

/** Where an entry stands in the queue: by due time, then by its id. */
export interface Place {
  readonly dueAt: string;
  readonly claimId: string;
}

const textOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

export const comparePlaces = (one: Place, other: Place): number =>
  textOrder(one.dueAt, other.dueAt) || textOrder(one.claimId, other.claimId);

export const placeOf = ({ claim, dueAt }: QueueEntry): Place => ({ dueAt, claimId: claim.claimId });

export interface Wanted {
  /** Entries behind this place only. */
  readonly place?: Place | undefined;
  /** How many at most; all of them when left out. */
  readonly count?: number;
  wanted(entry: QueueEntry): boolean;
}

/** Reads one shard from the place on until enough entries of it are wanted. */
async function ofShard(
  table: Table,
  shard: number,
  { place, count = Number.POSITIVE_INFINITY, wanted }: Wanted,
): Promise<QueueEntry[]> {
  const found: QueueEntry[] = [];
  const list = {
    index: 'gsi4' as const,
    partition: keys.staffQueuePartition(shard),
    ...(place && { sortFrom: place.dueAt }),
    ...(Number.isFinite(count) && { limit: count }),
  };
  let after: Record<string, unknown> | undefined;
  do {
    const page = await table.page({ ...list, after }, claimSchema);
    for (const claim of page.items) {
      const dueAt = queueDueAt(claim);
      const entry = dueAt === undefined ? undefined : { claim, dueAt };
      if (entry && (!place || comparePlaces(placeOf(entry), place) > 0) && wanted(entry)) found.push(entry);
    }
    after = page.next;
  } while (after && found.length < count);
  return found;
}

/** Entries of the queue, the most urgent first: the shards of its index merged. */
export async function queueEntries(table: Table, request: Wanted): Promise<QueueEntry[]> {
  const shards = Array.from({ length: keys.listShards }, (_, shard) => shard);
  const found = await Promise.all(shards.map((shard) => ofShard(table, shard, request)));
  const sorted = found.flat().sort((one, other) => comparePlaces(placeOf(one), placeOf(other)));
  return sorted.slice(0, request.count);
}
