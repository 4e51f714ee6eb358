import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { readRmaPaper } from '../../adapters/rmas/rma-papers.ts';
import { changeRma, readRma } from '../../adapters/rmas/rma-store.ts';
import type { Table } from '../../adapters/table/table.ts';
import type { Action } from '../../domain/access/actions.ts';
import { NotFound } from '../../domain/errors.ts';
import { readRmaId } from '../../domain/ids/claim-id.ts';
import { isCredited, type Rma } from '../../domain/rma/rma.ts';
import type { RmaPaper } from '../../domain/rma/rma-papers.ts';
import { rmaTerms } from '../../domain/rma/rma-terms.ts';
import { rmaKindLabels } from '../../domain/rma/rma-wording.ts';
import { type Language, said } from '../../domain/wording/languages/language.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { languageOf } from '../../middleware/api/language-of.ts';
import { requireAccess } from '../../middleware/api/record-access.ts';
import { type ApiRequest, apiHandler, route } from '../../middleware/api/router.ts';
import { dealerAccountRoutes } from './account.ts';
import { exportList } from './exporting.ts';
import { rmaList } from './lists.ts';
import * as operations from './operations.ts';
import { updated } from './updating.ts';
import { rmaView, tellingFor } from './views.ts';

/** The RMA, if this caller may do this to it. Throws NotFound, and Forbidden. */
async function rmaFor(table: Table, caller: Caller, action: Action, typed = ''): Promise<Rma> {
  const rmaId = readRmaId(typed);
  if (rmaId === undefined) throw new NotFound('the RMA');
  const rma = await readRma(table, rmaId);
  requireAccess(caller, action, { dealerCompanyId: rma.dealer.companyId }, 'the RMA');
  return rma;
}

const words = <T extends string>(name: T, list: readonly (readonly [string, string])[]) =>
  list.map(([value, label]) => ({ [name]: value, words: label }));

/** What forms offer. */
const termsIn = (language: Language) => ({
  version: rmaTerms.version,
  depots: rmaTerms.depots.map(({ depotId, name, address }) => ({ depotId, name, address })),
  carriers: words(
    'carrier',
    rmaTerms.carriers.map(({ carrier, name }) => [carrier, name]),
  ),
  grades: rmaTerms.grades,
  dispositions: rmaTerms.dispositions,
  kinds: words(
    'kind',
    Object.entries(rmaKindLabels).map(([kind, label]) => [kind, said(label, language)]),
  ),
  returnDays: rmaTerms.returnDays,
  nonReturnFeeCents: rmaTerms.nonReturnFeeCents,
  mostUnits: rmaTerms.mostUnits,
});

const paperAnswer =
  (paper: RmaPaper) =>
  async ({
    table,
    caller,
    params,
  }: ApiRequest<unknown, unknown>): Promise<APIGatewayProxyStructuredResultV2> => {
    const rma = await rmaFor(table, caller(), 'rma.view', params.rmaId);
    if (paper === 'credit-note' && !isCredited(rma)) throw new NotFound('the credit note');
    const made = await readRmaPaper(table, rma, paper);
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
  };

/** The RMA API: every operation of `operations.ts` with its handler. */
export const handler = apiHandler([
  route(operations.listRmas, async (request) => ({
    status: 200,
    body: await rmaList(request, request.query),
  })),
  route(operations.exportRmas, exportList),
  route(operations.readRmaTerms, async (request) => ({ status: 200, body: termsIn(languageOf(request)) })),
  route(operations.readRmaOperation, async (request) => {
    const { table, caller, params } = request;
    const rma = await rmaFor(table, caller(), 'rma.view', params.rmaId);
    return { status: 200, body: await rmaView(table, rma, caller(), await tellingFor(request)) };
  }),
  route(operations.updateRma, async (request) => {
    const { table, caller, params, body, nowMs } = request;
    const { rmaId } = await rmaFor(table, caller(), 'rma.update', params.rmaId);
    const ctx = { actor: caller().actor, nowMs };
    const rma = await changeRma(table, rmaId, (current) => updated(current, body, caller(), ctx));
    return { status: 200, body: await rmaView(table, rma, caller(), await tellingFor(request)) };
  }),
  route(operations.readPackingSlip, paperAnswer('packing-slip')),
  route(operations.readLabel, paperAnswer('label')),
  route(operations.readRmaCreditNote, paperAnswer('credit-note')),
  ...dealerAccountRoutes,
]);
