import { commitChange } from '../../adapters/claims/claim-store.ts';
import { readBrand } from '../../adapters/people/people.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import type { ListRow } from '../../domain/claim/list-row.ts';
import { isInView, type QueueEntry, queueFactsOf, type StaffView } from '../../domain/claim/staff-views.ts';
import { assign } from '../../domain/claim/transitions/assign.ts';
import { ConcurrentChange } from '../../domain/errors.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { byUrgency, queueEntries } from './queue-entries.ts';
import { queueItem } from './queue-item.ts';

/** Candidates looked at in one go: of as many agents who press *Next* at once, each gets one. */
const candidates = 10;
const rounds = 3;

export interface NextRequest {
  readonly table: Table;
  readonly caller: Caller;
  readonly nowMs: number;
  readonly view: StaffView;
  /** Claims the agent has before him, or leaves for now. */
  readonly except: ReadonlySet<string>;
  remember(answer: Answer): TransactItem[];
}

/** Nobody's or one's own, in the view, and not a denial of one's own under second review. */
function isFree(entry: QueueEntry, claimId: string, { caller, nowMs, view, except }: NextRequest): boolean {
  const { userId } = caller.user;
  const own = entry.assigneeId === undefined || entry.assigneeId === userId;
  const { deniedById, denialProposedById } = entry.facts;
  const isDenier = deniedById === userId || denialProposedById === userId;
  return own && !isDenier && !except.has(claimId) && isInView(entry, view, { nowMs, userId });
}

/**
 * The most urgent claim that nobody has, assigned to the caller in the same conditional write that takes it: two agents
 * never get the same one. Answers no item when there is none.
 */
export async function takeNext(request: NextRequest): Promise<Answer> {
  const { table, caller, nowMs } = request;
  const brand = await readBrand(table);
  const ctx = { now: nowMs, actor: caller.actor, openingHours: brand.openingHours };
  const wanted = (entry: QueueEntry, { claimId }: ListRow): boolean => isFree(entry, claimId, request);
  const looked = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const { entries } = await queueEntries(table, { walk: byUrgency, count: candidates, looked, wanted });
    if (entries.length === 0) break;
    for (const entry of entries) {
      const change = assign(entry.claim, caller.actor, ctx);
      const claim = change?.claim ?? entry.claim;
      const assigned = { ...entry, claim, assigneeId: caller.user.userId, facts: queueFactsOf(claim) };
      const item = queueItem(assigned, caller, brand, nowMs);
      const answer = { status: 200, body: { item } };
      const along = request.remember(answer);
      try {
        if (change) await commitChange(table, { change, with: along });
        else if (along.length > 0) await table.transact(along);
        return answer;
      } catch (error) {
        // Somebody else took it, or it moved: the next one.
        if (!(error instanceof ConcurrentChange)) throw error;
      }
    }
  }
  return { status: 200, body: {} };
}
