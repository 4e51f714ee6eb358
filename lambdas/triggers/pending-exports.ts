import { beginExport, endExport, pendingExports, tryAgain } from '../adapters/claims/export-store.ts';
import { looseMailItem, readMailBrand } from '../adapters/mail/customer-mail.ts';
import { readUser } from '../adapters/people/people.ts';
import type { Table } from '../adapters/table/table.ts';
import type { ExportRecord } from '../domain/claim/export-record.ts';
import { exportFailedMail } from '../domain/mail/templates/export-mails.ts';

/** Longer than making one may take. */
const leftBehindMs = 12 * 60_000;
const mostAttempts = 3;
const perTick = 50;

async function giveUp(table: Table, { exportId, userId }: ExportRecord, nowMs: number): Promise<void> {
  const user = await readUser(table, userId);
  const along = user
    ? [
        looseMailItem(
          table,
          {
            to: { key: 'u', name: user.name, address: user.email },
            kind: 'export-failed',
            mail: exportFailedMail({ name: user.name, exportId }, await readMailBrand(table)),
            cause: exportId,
          },
          nowMs,
        ),
      ]
    : [];
  await endExport(table, exportId, { state: 'failed' }, along);
}

/** Has exports made again that were begun and never ended; after three times, whoever asked is told. Returns how many. */
export async function redoExports(table: Table, nowMs: number): Promise<number> {
  let redone = 0;
  for (const record of await pendingExports(table, nowMs - leftBehindMs, perTick)) {
    if (record.attempts >= mostAttempts) await giveUp(table, record, nowMs);
    else if (await tryAgain(table, record, new Date(nowMs).toISOString())) {
      await beginExport(record.exportId);
      redone += 1;
    }
  }
  return redone;
}
