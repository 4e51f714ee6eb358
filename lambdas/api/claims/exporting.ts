import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { readBrand } from '../../adapters/people.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { fileAnswer } from '../../middleware/tables/file-answer.ts';
import { type Cell, tableFile } from '../../middleware/tables/formats.ts';
import { claimQuery } from './claim-query.ts';
import { claimView } from './claim-view.ts';
import { exportColumns, exportRow } from './export-rows.ts';
import { listClaimsOf } from './list-claims.ts';
import type { QueryOf } from './operations/input-of.ts';
import { exportClaims } from './operations/reading.ts';

type Export = ApiRequest<QueryOf<typeof exportClaims>, unknown>;

const pageSize = 200;

async function rowsOf({ table, caller, query: { format: _format, ...query } }: Export): Promise<Cell[][]> {
  const signedIn = caller();
  const wanted = claimQuery(signedIn, query);
  const brand = await readBrand(table);
  const rows: Cell[][] = [];
  let cursor: string | undefined;
  do {
    const page = await listClaimsOf(table, signedIn, { ...wanted, limit: pageSize, cursor });
    rows.push(...page.claims.map((claim) => exportRow(claimView(claim, signedIn.access, { brand }), brand)));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return rows;
}

/** The caller's own list as a file, with the columns and fields that the caller may see. */
async function exportAll(request: Export): Promise<APIGatewayProxyStructuredResultV2> {
  const { list = 'all', format = 'csv' } = request.query;
  const rows = await rowsOf(request);
  const file = tableFile(format, 'Claims', exportColumns, rows);
  const day = new Date(request.nowMs).toISOString().slice(0, 10);
  return fileAnswer(file, `claims-${list}-${day}.${format}`, format, request.event.headers.accept);
}

export const exportRoutes = [route(exportClaims, exportAll)];
