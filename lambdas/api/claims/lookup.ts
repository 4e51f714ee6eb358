import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { documentsOf } from '../../adapters/claims/claim-reader.ts';
import { changeClaim } from '../../adapters/claims/claim-store.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { amend } from '../../domain/claim/transitions/move.ts';
import { NotFound } from '../../domain/errors.ts';
import { readClaimId } from '../../domain/ids/claim-id.ts';
import { readPhoneNumber } from '../../domain/ids/phone-number.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { languageOf } from '../../middleware/api/language-of.ts';
import { problemOf } from '../../middleware/api/problem.ts';
import { countTry } from '../../middleware/api/rate-limit.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { commandContext } from './claim-request.ts';
import { claimView } from './claim-view.ts';
import { documentViewIn } from './documents.ts';
import type { QueryOf } from './operations/input-of.ts';
import { lookUpClaim } from './operations/reading.ts';
import { wordingFor } from './wording-for.ts';

type Lookup = ApiRequest<QueryOf<typeof lookUpClaim>, unknown>;

/** Every miss reads the same, so that trying numbers tells nothing about which of the two was wrong. */
export function miss(): APIGatewayProxyStructuredResultV2 {
  const problem = {
    ...problemOf(new NotFound('a claim with this phone and ID')),
    detail: 'Check both. Not filed yet? The customer can file the claim on any device, or by calling us.',
  };
  return {
    statusCode: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    body: JSON.stringify(problem),
  };
}

/** Both have to fit; a draft is not filed yet. */
export const fits = (claim: Claim, phone: string | undefined): boolean =>
  // A dealer's claim is nobody's at a repair shop's counter.
  phone !== undefined &&
  claim.unit === undefined &&
  claim.status !== 'draft' &&
  readPhoneNumber(claim.customer.phone) === phone;

/**
 * The claim for the shop at whose counter the customer stands, whoever it is referred to. The lookup stands in the
 * claim's history before anything is shown.
 */
async function lookUp(request: Lookup): Promise<Answer | APIGatewayProxyStructuredResultV2> {
  const { table, query } = request;
  const { access, company } = request.caller();
  await countTry(table, 'lookup', access.companyId ?? access.userId, request.nowMs);
  const claimId = readClaimId(query.claimId);
  const phone = readPhoneNumber(query.phone);
  if (claimId === undefined || phone === undefined) return miss();
  const brand = await wordingFor(request);
  try {
    const claim = await changeClaim(table, claimId, (current) => {
      if (!fits(current, phone)) throw new NotFound(`claim ${claimId}`);
      const note = `Looked up at the counter by ${company?.name ?? 'a repair partner'}.`;
      return { change: amend(current, commandContext(request, brand), { note }) };
    });
    const photos = (await documentsOf(table, claimId)).filter(
      (document) => document.kind === 'damage-photo' && document.status === 'accepted',
    );
    const documents = await Promise.all(photos.map(documentViewIn(languageOf(request))));
    return { status: 200, body: { ...claimView(claim, access, { brand }), documents } };
  } catch (error) {
    if (error instanceof NotFound) return miss();
    throw error;
  }
}

export const lookupRoutes = [route(lookUpClaim, lookUp)];
