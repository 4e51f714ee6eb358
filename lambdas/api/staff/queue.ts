import { queueDueAt } from '../../adapters/claim-effects.ts';
import * as keys from '../../adapters/keys.ts';
import { readBrand } from '../../adapters/people.ts';
import type { Table } from '../../adapters/table.ts';
import { type Claim, claimSchema } from '../../domain/claim/claim.ts';
import { type QueueKind, queueKind, queueReason } from '../../domain/claim/queue-entry.ts';
import { InvalidInput } from '../../domain/errors.ts';
import type { Brand } from '../../domain/wording/brand.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { decodeCursor, encodeCursor } from '../../middleware/api/cursor.ts';
import { defaultLimit, type ListAnswer } from '../../middleware/api/list.ts';
import { claimView } from '../claims/claim-view.ts';

export interface QueueQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly view?: 'all' | 'mine' | 'unassigned' | QueueKind | undefined;
}

/** A claim's place in the queue: by due time, then by its id. */
interface Entry {
  readonly claim: Claim;
  readonly dueAt: string;
}

interface Place {
  readonly dueAt: string;
  readonly claimId: string;
}

const textOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const compare = (one: Place, other: Place): number =>
  textOrder(one.dueAt, other.dueAt) || textOrder(one.claimId, other.claimId);

const placeOf = ({ claim, dueAt }: Entry): Place => ({ dueAt, claimId: claim.claimId });

function readPlace(cursor: string | undefined): Place | undefined {
  const place = decodeCursor(cursor);
  if (!place) return undefined;
  const { dueAt, claimId } = place;
  if (typeof dueAt !== 'string' || typeof claimId !== 'string')
    throw new InvalidInput([{ path: 'cursor', message: 'is not a cursor of this list' }]);
  return { dueAt, claimId };
}

/** Past its time, or a customer's or partner's answer is. */
const isOverdue = ({ claim, dueAt }: Entry, nowMs: number): boolean =>
  claim.overdue || Date.parse(dueAt) < nowMs;

function isInView(entry: Entry, view: QueueQuery['view'], caller: Caller, nowMs: number): boolean {
  const { claim } = entry;
  switch (view ?? 'all') {
    case 'all':
      return true;
    case 'mine':
      return claim.assignedTo?.userId === caller.user.userId;
    case 'unassigned':
      return claim.assignedTo === undefined;
    case 'overdue':
      return isOverdue(entry, nowMs);
    default:
      return queueKind(claim) === view;
  }
}

/** Reads one shard from the place on until `count` entries of it are wanted. */
async function firstOf(
  table: Table,
  shard: number,
  place: Place | undefined,
  count: number,
  wanted: (entry: Entry) => boolean,
): Promise<Entry[]> {
  const found: Entry[] = [];
  const list = {
    index: 'gsi4' as const,
    partition: keys.staffQueuePartition(shard),
    ...(place && { sortFrom: place.dueAt }),
  };
  let after: Record<string, unknown> | undefined;
  do {
    const page = await table.page({ ...list, limit: count, after }, claimSchema);
    for (const claim of page.items) {
      const dueAt = queueDueAt(claim);
      const entry = dueAt === undefined ? undefined : { claim, dueAt };
      if (entry && (!place || compare(placeOf(entry), place) > 0) && wanted(entry)) found.push(entry);
    }
    after = page.next;
  } while (after && found.length < count);
  return found;
}

const view = (entry: Entry, caller: Caller, brand: Brand, nowMs: number) => {
  const { claim, dueAt } = entry;
  const reason = queueReason(claim);
  return {
    ...claimView(claim, caller.access, { brand }),
    kind: queueKind(claim),
    dueAt,
    overdue: isOverdue(entry, nowMs),
    ...(reason !== undefined && { reason }),
    ...(claim.assignedTo && {
      assignedTo: { userId: claim.assignedTo.userId, name: claim.assignedTo.name },
    }),
  };
};

/**
 * What waits for the claims team, the most urgent first: the shards of the queue merged. Whatever changes while somebody
 * pages moves to its new place, as a queue's entries do. Throws {@link InvalidInput} for a bad cursor.
 */
export async function readQueue(
  table: Table,
  caller: Caller,
  query: QueueQuery,
  nowMs: number,
): Promise<ListAnswer<ReturnType<typeof view>>> {
  const limit = query.limit ?? defaultLimit;
  const place = readPlace(query.cursor);
  const wanted = (entry: Entry): boolean => isInView(entry, query.view, caller, nowMs);
  const shards = Array.from({ length: keys.listShards }, (_, shard) => shard);
  const [brand, ...found] = await Promise.all([
    readBrand(table),
    // One more than asked for says whether there is a next page.
    ...shards.map((shard) => firstOf(table, shard, place, limit + 1, wanted)),
  ]);
  const sorted = found.flat().sort((one, other) => compare(placeOf(one), placeOf(other)));
  const page = sorted.slice(0, limit);
  const last = page.at(-1);
  const cursor = last && sorted.length > limit ? encodeCursor({ ...placeOf(last) }) : undefined;
  return {
    items: page.map((entry) => view(entry, caller, brand, nowMs)),
    ...(cursor !== undefined && { cursor }),
  };
}
