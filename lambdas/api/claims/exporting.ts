import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { requireEnv } from '../../adapters/environment.ts';
import { theFiles } from '../../adapters/files.ts';
import { readBrand } from '../../adapters/people.ts';
import { presignDownload } from '../../adapters/presigned.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { claimQuery } from './claim-query.ts';
import { claimView } from './claim-view.ts';
import { asCsv, asXlsx, type ExportFormat, exportContentTypes } from './export-formats.ts';
import { type Cell, exportRow } from './export-rows.ts';
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

/** Too large to answer directly: kept for a day under a name nobody can guess, and read by a URL of its own. */
async function kept(file: Buffer, fileName: string, format: ExportFormat): Promise<string> {
  const key = `exports/${randomUUID()}.${format}`;
  const contentType = exportContentTypes[format];
  await theFiles().put(requireEnv('DOCUMENTS_BUCKET'), key, { bytes: file, contentType });
  return presignDownload({ key, fileName, contentType });
}

/**
 * A script can't follow the redirect: its page may ask the bucket for nothing. Whoever wants JSON first gets the URL in
 * it, and opens it as a download.
 */
function elsewhere(url: string, accept: string | undefined): APIGatewayProxyStructuredResultV2 {
  const headers = { 'cache-control': 'no-store', vary: 'Accept' };
  if (!accept?.startsWith('application/json'))
    return { statusCode: 303, headers: { ...headers, location: url }, body: '' };
  const body = JSON.stringify({ url });
  return { statusCode: 200, headers: { ...headers, 'content-type': 'application/json' }, body };
}

/** The caller's own list as a file, with the columns and fields that the caller may see. */
async function exportAll(request: Export): Promise<APIGatewayProxyStructuredResultV2> {
  const { list = 'all', format = 'csv' } = request.query;
  const rows = await rowsOf(request);
  const file = format === 'xlsx' ? asXlsx(rows) : asCsv(rows);
  const day = new Date(request.nowMs).toISOString().slice(0, 10);
  const fileName = `claims-${list}-${day}.${format}`;
  if (file.length > Number(requireEnv('EXPORT_DIRECT_BYTES')))
    return elsewhere(await kept(file, fileName, format), request.event.headers.accept);
  return {
    statusCode: 200,
    headers: {
      'content-type': exportContentTypes[format],
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
    body: file.toString('base64'),
    isBase64Encoded: true,
  };
}

export const exportRoutes = [route(exportClaims, exportAll)];
