import type { DocumentRecord } from '../../domain/claim/records.ts';
import { type Key, pendingIndexes } from '../table/keys.ts';
import { type Table, type TransactItem, TransactionRefused } from '../table/table.ts';
import { recordOfUpload } from '../table/upload-keys.ts';

/** Where the record of a document is kept: under its claim, or under its device. */
function placeOf({ quarantineKey }: DocumentRecord): Key {
  const place = recordOfUpload(quarantineKey);
  if (!place) throw new RangeError(`no record is kept for ${quarantineKey}`);
  return place;
}

/** A new document; a pending one is known to the reconcile until it was uploaded, scanned and inspected. */
export const documentItem = (table: Table, document: DocumentRecord): TransactItem =>
  table.create(placeOf(document), {
    entity: 'document',
    ...document,
    ...(document.status === 'pending' && pendingIndexes('document', document.createdAt)),
  });

/** Accepts or rejects a pending document, with what goes along. False when another call did it first: both found the same. */
export async function settleDocument(
  table: Table,
  record: DocumentRecord,
  set: Partial<DocumentRecord>,
  along: readonly TransactItem[] = [],
): Promise<boolean> {
  try {
    await table.transact([
      table.update(placeOf(record), {
        set,
        remove: ['gsi4pk', 'gsi4sk'],
        condition: '#status = :pending',
        values: { ':pending': 'pending' },
      }),
      ...along,
    ]);
    return true;
  } catch (error) {
    if (!(error instanceof TransactionRefused) || error.conflict) throw error;
    return false;
  }
}
