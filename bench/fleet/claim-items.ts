import { claimItem } from '../../lambdas/adapters/claims/claim-effects.ts';
import { listRowItem, rowReaders } from '../../lambdas/adapters/claims/list-rows.ts';
import { countersItem } from '../../lambdas/adapters/claims/report-store.ts';
import { claimKey } from '../../lambdas/adapters/table/claim-keys.ts';
import { shardOf } from '../../lambdas/adapters/table/keys.ts';
import type { Claim } from '../../lambdas/domain/claim/claim.ts';
import { type CountersOf, reportCounts } from '../../lambdas/domain/reports/report-counts.ts';
import { type ClaimsPlace, manyClaim } from './many-claims.ts';

/** What reports count of all claims, added up here instead of by the table. */
class Sums {
  readonly #byPlace = new Map<string, { of: CountersOf; shard: number; sums: Record<string, number> }>();

  add(claim: Claim): void {
    const shard = shardOf(claim.claimId);
    for (const { of, counters } of reportCounts({
      before: null,
      claim,
      events: [],
      notices: [],
      comments: [],
    })) {
      const place = `${JSON.stringify(of)} ${shard}`;
      const entry = this.#byPlace.get(place) ?? { of, shard, sums: {} };
      this.#byPlace.set(place, entry);
      for (const [name, by] of Object.entries(counters)) entry.sums[name] = (entry.sums[name] ?? 0) + by;
    }
  }

  items(): Record<string, unknown>[] {
    return [...this.#byPlace.values()].map(({ of, shard, sums }) => countersItem(of, shard, sums));
  }
}

/** What the service keeps of many claims, as far as lists and reports read it: the claims, their rows, the counters. */
export function* claimItems(place: ClaimsPlace): Generator<Record<string, unknown>> {
  const sums = new Sums();
  for (let n = 0; n < place.count; n += 1) {
    const claim = manyClaim(n, place);
    yield { ...claimItem(claim), ...claimKey(claim.claimId) };
    for (const reader of rowReaders(claim, null)) yield listRowItem(claim, reader);
    sums.add(claim);
  }
  yield* sums.items();
}
