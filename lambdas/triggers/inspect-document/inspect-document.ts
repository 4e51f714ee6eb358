import { settleDocument } from '../../adapters/claims/documents.ts';
import { tellOwner } from '../../adapters/devices/document-owners.ts';
import { FileChanged, type Files } from '../../adapters/files/files.ts';
import { pictureItems } from '../../adapters/files/picture-index.ts';
import { readDevice } from '../../adapters/people/people.ts';
import { claimKey } from '../../adapters/table/claim-keys.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import { ownerOfUpload, recordOfUpload } from '../../adapters/table/upload-keys.ts';
import { claimSchema } from '../../domain/claim/claim.ts';
import { type DocumentRecord, documentRecordSchema, type PdfText } from '../../domain/claim/records.ts';
import { textOfPdf, UnreadablePdf } from '../../domain/mail/reading/pdf-text.ts';
import type { PictureFacts } from '../../domain/pictures/picture-facts.ts';
import { finishMail } from '../../mail/acting/finish-mail.ts';
import { logger } from '../../middleware/logger.ts';
import { FileRefused } from './file-refused.ts';
import { inspectFile } from './inspect-file.ts';

export interface Inspector {
  readonly table: Table;
  readonly files: Files;
  readonly quarantineBucket: string;
  readonly documentsBucket: string;
  /** The largest document, in bytes. */
  readonly maxBytes: number;
}

/** What the malware scan found in one object of the quarantine bucket. */
export interface ScanResult {
  readonly objectKey: string;
  /** Of the bytes that were scanned. */
  readonly etag: string;
  readonly status: 'NO_THREATS_FOUND' | 'THREATS_FOUND' | 'UNSUPPORTED' | 'ACCESS_DENIED' | 'FAILED';
}

const refusals: Readonly<Record<Exclude<ScanResult['status'], 'NO_THREATS_FOUND'>, string>> = {
  THREATS_FOUND: 'The malware scan found a threat in it.',
  UNSUPPORTED: 'It could not be checked for malware (a password, or an archive). Please send it without.',
  ACCESS_DENIED: 'It could not be checked for malware. Please send it again.',
  FAILED: 'It could not be checked for malware. Please send it again.',
};

/**
 * Promotes a scanned upload to a document of its claim (or of its device, a verification photo), or rejects it.
 * Repeatable: the record is moved once, the file in quarantine goes last, and what follows for the mail it came with is
 * looked at each time.
 */
export async function inspectDocument(inspector: Inspector, scan: ScanResult, nowMs: number): Promise<void> {
  const place = recordOfUpload(scan.objectKey);
  const record = place && (await inspector.table.get(place, documentRecordSchema));
  if (!record) return logger.warn('no document is known for this object', { key: scan.objectKey });
  try {
    if (record.status === 'pending') await settle(inspector, record, scan);
  } catch (error) {
    // Other bytes took the place of the scanned ones: their own scan reports on them.
    if (error instanceof FileChanged)
      return logger.warn('the object was replaced', { documentId: record.documentId });
    throw error;
  }
  await inspector.files.remove(inspector.quarantineBucket, scan.objectKey);
  if (record.emailId !== undefined) await finishMail(inspector.table, record.claimId, record.emailId, nowMs);
  await tellOwner(inspector.table, scan.objectKey, nowMs);
}

async function settle(inspector: Inspector, record: DocumentRecord, scan: ScanResult): Promise<void> {
  if (scan.status !== 'NO_THREATS_FOUND') {
    if (scan.status === 'ACCESS_DENIED' || scan.status === 'FAILED') logger.error('not scanned', { scan });
    return reject(inspector, record, refusals[scan.status]);
  }
  const bytes = await inspector.files.read(inspector.quarantineBucket, scan.objectKey, scan.etag);
  if (!bytes) return reject(inspector, record, 'The file is gone. Please send it again.');
  try {
    await accept(inspector, record, bytes);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    logger.info('a document was refused', { documentId: record.documentId, reason: error.message });
    await reject(inspector, record, error.message);
  }
}

async function accept(inspector: Inspector, record: DocumentRecord, found: Uint8Array): Promise<void> {
  const { fileName, contentType } = record;
  const file = await inspectFile({ bytes: found, fileName, contentType, maxBytes: inspector.maxBytes });
  // Each bucket holds it under the same path.
  const key = record.quarantineKey;
  await inspector.files.put(inspector.documentsBucket, key, file);
  const reads = record.emailId !== undefined && file.contentType === 'application/pdf';
  const accepted: Partial<DocumentRecord> = {
    status: 'accepted',
    key,
    size: file.bytes.length,
    contentType: file.contentType,
    fileName: file.fileName,
    ...(file.picture && { picture: file.picture }),
    ...(reads && { pdf: await pdfText(file.bytes, file.fileName) }),
  };
  const along = file.picture ? await toFindAgain(inspector.table, record, file.picture) : [];
  await settleDocument(inspector.table, record, accepted, along);
}

/** What finds the picture again, should it be sent once more; nothing for one that shows nothing. */
async function toFindAgain(
  table: Table,
  { documentId, claimId: ownerId, quarantineKey }: DocumentRecord,
  { dHash }: PictureFacts,
): Promise<TransactItem[]> {
  if (dHash === undefined) return [];
  const owner = ownerOfUpload(quarantineKey) ?? {};
  // Pictures of articles and tickets prove nothing. A student's ID is looked at once and deleted: no trace is kept.
  if (!('claimId' in owner || 'deviceId' in owner)) return [];
  const where = 'deviceId' in owner ? 'device' : 'claim';
  const customerId =
    where === 'device'
      ? (await readDevice(table, ownerId))?.customerId
      : (await table.get(claimKey(ownerId), claimSchema))?.customer.customerId;
  return customerId === undefined
    ? []
    : pictureItems(table, { documentId, where, ownerId, customerId, dHash });
}

/** Characters of a PDF's text that are kept: above what amounts are read from, and well within an item. */
const maxText = 60_000;

/**
 * What the PDF of a mail says. It is read here and nowhere else, after the scan and the promotion, so that whoever acts
 * on the mail later needs neither the file nor a parser.
 */
async function pdfText(bytes: Uint8Array, fileName: string): Promise<PdfText> {
  try {
    const text = await textOfPdf(bytes);
    if (text === '') return { problem: `${fileName} holds no text, only pictures` };
    return { text: text.slice(0, maxText) };
  } catch (error) {
    if (error instanceof UnreadablePdf) return { problem: `${fileName}: ${error.message}` };
    throw error;
  }
}

const reject = async (inspector: Inspector, record: DocumentRecord, reason: string): Promise<void> => {
  await settleDocument(inspector.table, record, { status: 'rejected', reason });
};
