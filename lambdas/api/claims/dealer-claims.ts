import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { readCreditNote } from '../../adapters/units/credit-note.ts';
import { claimRepair, requireUnit } from '../../domain/claim/transitions/unit-lines.ts';
import { NotFound } from '../../domain/errors.ts';
import { saysLines } from '../../domain/warranty-claims/lines.ts';
import { changedLines } from '../../domain/warranty-claims/price-lines.ts';
import { reasonCodes } from '../../domain/warranty-claims/reason-codes.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { changeFor, claimFor } from './claim-request.ts';
import { pricedFor } from './filing-unit.ts';
import { claimPreAuthorized, listReasonCodes, readCreditNoteOperation } from './operations/dealer.ts';
import type { InputOf, QueryOf } from './operations/input-of.ts';

const repaired = (request: ApiRequest<unknown, InputOf<typeof claimPreAuthorized>>): Promise<Answer> =>
  changeFor(request, 'claim.claim-repair', async (claim, ctx) => {
    requireUnit(claim);
    const { body, table, nowMs } = request;
    if (!claim.unit || !saysLines(body)) return claimRepair(claim, undefined, ctx);
    const lines = changedLines(claim.lines ?? [], body, await pricedFor(table, claim.unit, nowMs));
    return claimRepair(claim, lines, ctx);
  });

async function creditNote(
  request: ApiRequest<QueryOf<typeof readCreditNoteOperation>, unknown>,
): Promise<APIGatewayProxyStructuredResultV2> {
  const claim = await claimFor(request, 'claim.view');
  const made = await readCreditNote(request.table, claim, request.query.creditId);
  if (!made) throw new NotFound('a credit note of this claim');
  return {
    statusCode: 200,
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${made.fileName}"`,
      'cache-control': 'no-store',
    },
    body: Buffer.from(made.pdf).toString('base64'),
    isBase64Encoded: true,
  };
}

export const dealerRoutes = [
  route(listReasonCodes, async () => ({
    status: 200,
    body: { items: reasonCodes.map((one) => ({ ...one })) },
  })),
  route(claimPreAuthorized, repaired),
  route(readCreditNoteOperation, creditNote),
];
