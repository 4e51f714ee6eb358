import { randomBytes } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { beginExport, newExport, readExport } from '../../adapters/claims/export-store.ts';
import { requireEnv } from '../../adapters/environment.ts';
import { presignDownload } from '../../adapters/files/presigned.ts';
import { NotFound } from '../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { fileAnswer } from '../../middleware/tables/file-answer.ts';
import { exportContentTypes } from '../../middleware/tables/formats.ts';
import { exportFile } from './export-file.ts';
import { exportClaims, readClaimsExport } from './operations/exporting.ts';
import type { QueryOf } from './operations/input-of.ts';

type Export = ApiRequest<QueryOf<typeof exportClaims>, unknown>;

/** The call ends after 25 seconds: what is not read by then is made apart, and there is time left to say so. */
const patienceMs = 14_000;

const pageOf = (exportId: string): string => `${requireEnv('PORTAL_URL')}/exports/${exportId}`;

/** Recorded first, then begun: whatever happens to the beginning, the reconcile finds the record. */
async function later({ table, caller, query, nowMs }: Export): Promise<Answer> {
  const { format = 'csv', ...typed } = query;
  const exportId = newRecordId('export', nowMs, randomBytes(RECORD_ID_BYTES));
  await table.transact([
    newExport(table, {
      ...{ exportId, userId: caller().user.userId, format, state: 'pending', attempts: 1 },
      query: Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)) as Record<
        string,
        string
      >,
      requestedAt: new Date(nowMs).toISOString(),
    }),
  ]);
  await beginExport(exportId);
  return { status: 202, body: { exportId, state: 'pending', url: pageOf(exportId) } };
}

/** RFC 7240: the caller would rather not wait. */
const wouldRatherNotWait = ({ event }: Export): boolean =>
  (event.headers.prefer ?? '').split(',').some((one) => one.trim().toLowerCase() === 'respond-async');

async function exportAll(request: Export): Promise<Answer | APIGatewayProxyStructuredResultV2> {
  if (wouldRatherNotWait(request)) return later(request);
  const { format = 'csv', ...query } = request.query;
  const until = Date.now() + patienceMs;
  const made = await exportFile(
    { table: request.table, caller: request.caller(), query, format, nowMs: request.nowMs },
    () => Date.now() > until,
  );
  if (!made) return later(request);
  return fileAnswer(made.file, made.fileName, format, request.event.headers.accept);
}

/** Anybody else's is not there, like one that is over. */
async function readOne({ table, caller, params }: ApiRequest<unknown, unknown>): Promise<Answer> {
  const exportId = params.exportId ?? '';
  const found = await readExport(table, exportId);
  if (!found || found.userId !== caller().user.userId) throw new NotFound(`export ${exportId}`);
  const { state, requestedAt, format, key, fileName } = found;
  const url =
    key !== undefined && fileName !== undefined
      ? await presignDownload({ key, fileName, contentType: exportContentTypes[format] })
      : pageOf(exportId);
  const body = { exportId, state, requestedAt, url, ...(fileName !== undefined && { fileName }) };
  return { status: state === 'pending' ? 202 : 200, body };
}

export const exportRoutes = [route(exportClaims, exportAll), route(readClaimsExport, readOne)];
