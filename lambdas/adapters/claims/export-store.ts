import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type ExportRecord, exportRecordSchema } from '../../domain/claim/export-record.ts';
import { requireEnv } from '../environment.ts';
import { type Key, pendingIndexes } from '../table/keys.ts';
import { pendingBefore } from '../table/pending-work.ts';
import { type Table, type TransactItem, TransactionRefused } from '../table/table.ts';

const exportKey = (exportId: string): Key => ({ pk: `EXPORT#${exportId}`, sk: 'EXPORT' });

/** As long as the bucket keeps the file. */
const keptSeconds = 86_400;

export const newExport = (table: Table, record: ExportRecord): TransactItem =>
  table.create(exportKey(record.exportId), {
    entity: 'export',
    ...record,
    expiresAt: Math.floor(Date.parse(record.requestedAt) / 1000) + keptSeconds,
    ...pendingIndexes('export', record.requestedAt),
  });

export const readExport = (table: Table, exportId: string): Promise<ExportRecord | undefined> =>
  table.get(exportKey(exportId), exportRecordSchema);

/** Ends what is pending, with what goes along. False when it had ended before. */
export async function endExport(
  table: Table,
  exportId: string,
  set: Pick<ExportRecord, 'state' | 'key' | 'fileName'>,
  along: readonly TransactItem[],
): Promise<boolean> {
  const end = table.update(exportKey(exportId), {
    set: { ...set },
    remove: ['gsi4pk', 'gsi4sk'],
    condition: '#state = :pending',
    values: { ':pending': 'pending' },
  });
  try {
    await table.transact([end, ...along]);
    return true;
  } catch (error) {
    if (error instanceof TransactionRefused && !error.conflict) return false;
    throw error;
  }
}

/** Exports asked for before an instant (ms) and not made yet, the oldest first. */
export const pendingExports = (
  table: Table,
  beforeMs: number,
  most: number,
): Promise<readonly ExportRecord[]> => pendingBefore(table, 'export', exportRecordSchema, { beforeMs, most });

/** Counts one more attempt, and puts the next one off. False when the export has ended meanwhile. */
export async function tryAgain(
  table: Table,
  { exportId, attempts }: ExportRecord,
  at: string,
): Promise<boolean> {
  const change = table.update(exportKey(exportId), {
    set: { attempts: attempts + 1, ...pendingIndexes('export', at) },
    condition: '#state = :pending AND #attempts = :attempts',
    values: { ':pending': 'pending', ':attempts': attempts },
  });
  try {
    await table.transact([change]);
    return true;
  } catch (error) {
    if (error instanceof TransactionRefused) return false;
    throw error;
  }
}

let shared: LambdaClient | undefined;

/** Has the file made, in a function of its own. Whatever is lost on the way, the reconcile asks for again. */
export async function beginExport(exportId: string): Promise<void> {
  shared ??= new LambdaClient({});
  await shared.send(
    new InvokeCommand({
      FunctionName: requireEnv('MAKE_EXPORT_ARN'),
      InvocationType: 'Event',
      Payload: JSON.stringify({ exportId }),
    }),
  );
}
