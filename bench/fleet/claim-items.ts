import { claimItem } from '../../lambdas/adapters/claim-effects.ts';
import * as keys from '../../lambdas/adapters/keys.ts';
import { listRowItem, rowReaders } from '../../lambdas/adapters/list-rows.ts';
import { type ClaimsPlace, manyClaim } from './many-claims.ts';

/** What the service keeps of many claims, as far as lists read it: the claims and their rows. */
export function* claimItems(place: ClaimsPlace): Generator<Record<string, unknown>> {
  for (let n = 0; n < place.count; n += 1) {
    const claim = manyClaim(n, place);
    yield { ...claimItem(claim), ...keys.claimKey(claim.claimId) };
    for (const reader of rowReaders(claim, null)) yield listRowItem(claim, reader);
  }
}
