import { settleDocument } from '../adapters/claims/documents.ts';
import { tellOwner } from '../adapters/devices/document-owners.ts';
import type { Files } from '../adapters/files/files.ts';
import { pendingIndexes } from '../adapters/table/keys.ts';
import { pendingBefore } from '../adapters/table/pending-work.ts';
import { type Table, TransactionRefused } from '../adapters/table/table.ts';
import { recordOfUpload } from '../adapters/table/upload-keys.ts';
import { type DocumentRecord, documentRecordSchema, messageRecordSchema } from '../domain/claim/records.ts';
import { finishMail } from '../mail/acting/finish-mail.ts';
import { logger } from '../middleware/logger.ts';

const hour = 3_600_000;
/** Nobody scans for longer than this: then the result was lost, and the scan is asked for again, as often at most. */
const scanMs = hour;
/** Whoever has not uploaded by then never will: forms are given anew for a day at most. */
const uploadMs = 24 * hour;
/** As long as quarantine keeps what nobody could inspect. */
const giveUpMs = 7 * 24 * hour;

/** What is done in one tick; the rest comes a quarter of an hour later. */
const perTick = 100;

/** Uploads in quarantine, and the documents and mails that wait for them. */
export interface Quarantine {
  readonly table: Table;
  readonly files: Files;
  readonly bucket: string;
}

/**
 * Looks after documents that are pending for an hour: has what was uploaded scanned again, and rejects what never came,
 * so that the mail it belongs to goes to an agent. Returns how many scans were asked for.
 */
export async function rescanDocuments(quarantine: Quarantine, nowMs: number): Promise<number> {
  const since = { beforeMs: nowMs - scanMs, most: perTick };
  const items = await pendingBefore(quarantine.table, 'document', documentRecordSchema, since);
  let asked = 0;
  for (const document of items) if (await lookAfter(quarantine, document, nowMs)) asked += 1;
  return asked;
}

async function lookAfter(quarantine: Quarantine, document: DocumentRecord, nowMs: number): Promise<boolean> {
  const { table, files, bucket } = quarantine;
  const age = nowMs - Date.parse(document.createdAt);
  // First the mark, then the copy: killed in between, the scan is asked for an hour later, never twice in one.
  if (!(await putOff(table, document, nowMs))) return false;
  if (age < giveUpMs && (await files.renew(bucket, document.quarantineKey, document.contentType)))
    return true;
  if (age >= uploadMs) await giveUp(table, document, age, nowMs);
  return false;
}

/** Sends the document to the end of the line for an hour. False when it was inspected, or put off, meanwhile. */
async function putOff(table: Table, document: DocumentRecord, nowMs: number): Promise<boolean> {
  const place = recordOfUpload(document.quarantineKey);
  if (!place) return false;
  try {
    await table.transact([
      table.update(place, {
        set: pendingIndexes('document', new Date(nowMs).toISOString()),
        condition: '#status = :pending AND #gsi4sk <= :due',
        values: { ':pending': 'pending', ':due': new Date(nowMs - scanMs).toISOString() },
      }),
    ]);
    return true;
  } catch (error) {
    if (error instanceof TransactionRefused) return false;
    throw error;
  }
}

function reasonOf({ emailId }: DocumentRecord, age: number): string {
  if (age >= giveUpMs) return 'It could not be checked. Please send it again.';
  return emailId === undefined
    ? 'It was never uploaded.'
    : 'It could not be taken out of the mail it came with. Please send it again.';
}

async function giveUp(table: Table, document: DocumentRecord, age: number, nowMs: number): Promise<void> {
  const { claimId, documentId, emailId } = document;
  const reason = reasonOf(document, age);
  if (!(await settleDocument(table, document, { status: 'rejected', reason }))) return;
  logger.warn('a document was given up', { claimId, documentId, reason });
  await tellOwner(table, document.quarantineKey, nowMs);
  if (emailId !== undefined) await finishMail(table, claimId, emailId, nowMs);
}

/**
 * Acts on mails whose documents were all inspected, and which nobody finished because the inspection was cut off right
 * then. Those that still wait for a document stay as they are.
 */
export async function finishReadings(table: Table, nowMs: number): Promise<number> {
  const since = { beforeMs: nowMs - scanMs, most: perTick };
  const items = await pendingBefore(table, 'reading', messageRecordSchema, since);
  for (const { claimId, messageId } of items) await finishMail(table, claimId, messageId, nowMs);
  return items.length;
}
