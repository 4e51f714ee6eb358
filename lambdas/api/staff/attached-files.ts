import { createHash } from 'node:crypto';
import { requireEnv } from '../../adapters/environment.ts';
import { theFiles } from '../../adapters/files/files.ts';
import { documentKey } from '../../adapters/table/claim-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { uploadPath } from '../../adapters/table/upload-keys.ts';
import {
  type DocumentRecord,
  documentRecordSchema,
  type LooseMailRecord,
} from '../../domain/claim/records.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import { type MailAttachment, parseMail } from '../../domain/mail/reading/parse-mail.ts';
import type { Actor } from '../../domain/people/actor.ts';

/** More files than this in one mail stay in the raw mail: one transaction holds 100 items in all. */
const most = 25;
/** Pictures shown inside the text and smaller than this (bytes) are logos of signatures. */
const smallestInline = 10_000;

/** A file of a mail and the record it gets under the claim. */
export interface AttachedFile {
  readonly record: DocumentRecord;
  readonly content: Uint8Array;
}

/** Ids follow from the mail and the claim, so that attaching again meets what is there. */
const documentId = (mail: LooseMailRecord, claimId: string, index: number): string =>
  newRecordId(
    'document',
    Date.parse(mail.at),
    createHash('sha256')
      .update(`${mail.messageId}#${index}#${claimId}`)
      .digest()
      .subarray(0, RECORD_ID_BYTES),
  );

const isDocument = (file: MailAttachment): boolean => !file.inline || file.content.length >= smallestInline;

/** Reads the files of a mail out of the raw mail, which is kept as it came; none when it holds none. */
export async function attachedFiles(
  mail: LooseMailRecord,
  claimId: string,
  uploadedBy: Actor,
  at: string,
): Promise<AttachedFile[]> {
  if (mail.rawKey === undefined) return [];
  const raw = await theFiles().read(requireEnv('MAIL_BUCKET'), mail.rawKey);
  if (!raw) return [];
  const largest = Number(requireEnv('UPLOAD_MAX_BYTES'));
  const { attachments } = await parseMail(raw);
  return attachments
    .filter(isDocument)
    .slice(0, most)
    .map((file, index) => {
      const id = documentId(mail, claimId, index);
      const tooLarge = file.content.length > largest;
      const record: DocumentRecord = {
        documentId: id,
        claimId,
        fileName: file.fileName,
        kind: 'other',
        contentType: file.contentType,
        size: file.content.length,
        status: tooLarge ? 'rejected' : 'pending',
        ...(tooLarge && { reason: `It is larger than ${Math.floor(largest / 1_000_000)} MB.` }),
        uploadedBy,
        createdAt: at,
        emailId: mail.messageId,
        quarantineKey: uploadPath({ claimId }, id),
      };
      return { record, content: file.content };
    });
}

/**
 * Puts the files where every upload goes, to be scanned and inspected. Those inspected meanwhile are not put a second
 * time, so that it may be called again after a crash.
 */
export async function quarantineFiles(table: Table, files: readonly AttachedFile[]): Promise<void> {
  for (const { record, content } of files) {
    const stored = await table.get(documentKey(record.claimId, record.documentId), documentRecordSchema);
    if (stored?.status !== 'pending') continue;
    await theFiles().put(requireEnv('QUARANTINE_BUCKET'), record.quarantineKey, {
      bytes: content,
      contentType: record.contentType,
      once: true,
    });
  }
}
