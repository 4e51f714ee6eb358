import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { endExport, readExport } from '../adapters/claims/export-store.ts';
import { requireEnv } from '../adapters/environment.ts';
import { theFiles } from '../adapters/files/files.ts';
import { looseMailItem, readMailBrand } from '../adapters/mail/customer-mail.ts';
import { type Table, type TransactItem, theTable } from '../adapters/table/table.ts';
import { exportFile } from '../api/claims/export-file.ts';
import { exportClaims } from '../api/claims/operations/exporting.ts';
import type { ExportRecord } from '../domain/claim/export-record.ts';
import { exportReadyMail } from '../domain/mail/templates/export-mails.ts';
import { type Caller, readCaller } from '../middleware/api/caller.ts';
import { validated } from '../middleware/api/input.ts';
import { observed } from '../middleware/observed.ts';
import { exportContentTypes } from '../middleware/tables/formats.ts';

const eventSchema = z.object({ exportId: z.string() });

async function readyMail(
  table: Table,
  { exportId }: ExportRecord,
  { user }: Caller,
  nowMs: number,
): Promise<TransactItem> {
  const mail = exportReadyMail({ name: user.name, exportId }, await readMailBrand(table));
  const to = { key: 'u', name: user.name, address: user.email };
  return looseMailItem(table, { to, kind: 'export-ready', mail, cause: exportId }, nowMs);
}

/**
 * Makes one export as whoever asked would get it now, keeps it and says so by mail, once: a second invocation of the same
 * finds it ended. Somebody who was shut out meanwhile gets nothing.
 */
async function makeExport(table: Table, exportId: string, nowMs: number): Promise<void> {
  const record = await readExport(table, exportId);
  if (record?.state !== 'pending') return;
  const caller = await readCaller(table, record.userId);
  if (!caller) {
    await endExport(table, exportId, { state: 'failed' }, []);
    return;
  }
  const { format } = record;
  const query = validated(exportClaims.query ?? z.object({}), record.query);
  const made = await exportFile({ table, caller, query, format, nowMs: Date.parse(record.requestedAt) });
  if (!made) return;
  const key = `exports/${exportId}.${format}`;
  await theFiles().put(requireEnv('DOCUMENTS_BUCKET'), key, {
    bytes: made.file,
    contentType: exportContentTypes[format],
  });
  await endExport(table, exportId, { state: 'done', key, fileName: made.fileName }, [
    await readyMail(table, record, caller, nowMs),
  ]);
}

export const handler = middy<unknown, void, Error, Context>()
  .use(observed())
  .handler((event) => makeExport(theTable(), eventSchema.parse(event).exportId, Date.now()));
