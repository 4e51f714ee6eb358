import { readBrand } from '../../adapters/people.ts';
import { brandIn, type SpokenBrand } from '../../domain/wording/languages/brand-in.ts';
import { languageOf } from '../../middleware/api/language-of.ts';
import type { ApiRequest } from '../../middleware/api/router.ts';

/** The brand's words in the caller's language. */
export const wordingFor = async (
  request: Pick<ApiRequest<unknown, unknown>, 'table' | 'event' | 'signedIn'>,
): Promise<SpokenBrand> => brandIn(await readBrand(request.table), languageOf(request));
