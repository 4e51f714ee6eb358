import { randomBytes } from 'node:crypto';
import { documentItem } from '../../adapters/claims/documents.ts';
import { requireEnv } from '../../adapters/environment.ts';
import { presignDownload, presignUpload } from '../../adapters/files/presigned.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import { uploadPath } from '../../adapters/table/upload-keys.ts';
import type { DocumentRecord } from '../../domain/claim/records.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import type { Actor } from '../../domain/people/actor.ts';

/** Files of articles and tickets: documents through quarantine, like every upload. */

interface Announced {
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
}

type Owner = { readonly articleId: string } | { readonly ticketId: string };

const idOf = (owner: Owner): string => ('articleId' in owner ? owner.articleId : owner.ticketId);

/** A document that is about to be uploaded. Throws InvalidInput for one that is too large. */
export function announcedFile(
  table: Table,
  owner: Owner,
  file: Announced,
  by: Actor,
  nowMs: number,
): { readonly documentId: string; readonly item: TransactItem } {
  const most = Number(requireEnv('UPLOAD_MAX_BYTES'));
  if (file.size > most) throw InvalidInput.at('size', `is above the limit of ${most} bytes`);
  const documentId = newRecordId('document', nowMs, randomBytes(RECORD_ID_BYTES));
  const record: DocumentRecord = {
    ...{ fileName: file.fileName, contentType: file.contentType, size: file.size },
    documentId,
    // The owner of the document: an article or a ticket here, a claim elsewhere.
    claimId: idOf(owner),
    kind: 'other',
    status: 'pending',
    uploadedBy: by,
    createdAt: new Date(nowMs).toISOString(),
    quarantineKey: uploadPath(owner, documentId),
  };
  return { documentId, item: documentItem(table, record) };
}

/** The form to upload it with; never remembered, because it is good for minutes. */
export const uploadForm = (owner: Owner, documentId: string, { contentType, size }: Announced) =>
  presignUpload({ key: uploadPath(owner, documentId), contentType, size });

/** A file as people see it, with an address once it was accepted. */
export async function fileView({
  documentId,
  fileName,
  contentType,
  size,
  status,
  reason,
  key,
}: DocumentRecord) {
  return {
    ...{ documentId, fileName, contentType, size, status },
    ...(reason !== undefined && { reason }),
    ...(status === 'accepted' &&
      key !== undefined && { url: await presignDownload({ key, fileName, contentType }) }),
  };
}
