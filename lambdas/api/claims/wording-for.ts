import { readBrand } from '../../adapters/people/people.ts';
import { brandIn, type SpokenBrand } from '../../domain/wording/languages/brand-in.ts';
import { languageOf } from '../../middleware/api/language-of.ts';
import type { ApiRequest } from '../../middleware/api/router.ts';
import { zoneOf } from '../../middleware/api/zone-of.ts';

/** The brand's words in the caller's language, with times of the caller's zone. */
export async function wordingFor(
  request: Pick<ApiRequest<unknown, unknown>, 'table' | 'event' | 'signedIn'>,
): Promise<SpokenBrand> {
  const timeZone = zoneOf(request);
  const brand = brandIn(await readBrand(request.table), languageOf(request));
  return timeZone === undefined ? brand : { ...brand, timeZone };
}
