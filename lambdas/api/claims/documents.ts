import { randomBytes } from 'node:crypto';
import { documentsOf } from '../../adapters/coverage-reader.ts';
import { pendingDocument, presignDownload, presignUpload } from '../../adapters/documents.ts';
import { visibleDocument } from '../../domain/access/visible.ts';
import type { DocumentRecord } from '../../domain/claim/records.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { claimFor } from './claim-request.ts';
import { addDocument, listDocuments } from './operations/correspondence.ts';
import type { InputOf, QueryOf } from './operations/input-of.ts';
import { pageOf } from './page-of.ts';
import { maxUploadBytes, presignedSeconds } from './upload-limits.ts';

async function add(request: ApiRequest<unknown, InputOf<typeof addDocument>>): Promise<Answer> {
  const { table, body, nowMs } = request;
  const claim = await claimFor(request, 'claim.add-document');
  const limit = maxUploadBytes();
  if (body.size > limit)
    throw new InvalidInput([{ path: 'size', message: `is above the limit of ${limit} bytes` }]);
  const documentId = newRecordId('document', nowMs, randomBytes(RECORD_ID_BYTES));
  const quarantineKey = `claims/${claim.claimId}/${documentId}`;
  const document: DocumentRecord = {
    ...body,
    documentId,
    claimId: claim.claimId,
    status: 'pending',
    uploadedBy: request.caller().actor,
    createdAt: new Date(nowMs).toISOString(),
    quarantineKey,
  };
  const upload = await presignUpload({
    key: quarantineKey,
    contentType: body.contentType,
    maxBytes: body.size,
    seconds: presignedSeconds,
  });
  const answer = { status: 201, body: { documentId, status: document.status, upload } };
  await table.transact([pendingDocument(table, document), ...request.remember(answer)]);
  return answer;
}

/** A document as people see it, with a URL once it was accepted. */
export async function documentView(document: DocumentRecord): Promise<Record<string, unknown>> {
  const { documentId, fileName, kind, contentType, size, status, reason, createdAt, key } = document;
  const url =
    status === 'accepted' && key !== undefined
      ? await presignDownload({ key, fileName, contentType, seconds: presignedSeconds })
      : undefined;
  return {
    documentId,
    fileName,
    kind,
    contentType,
    size,
    status,
    createdAt,
    uploadedBy: { role: document.uploadedBy.role, name: document.uploadedBy.name },
    ...(reason !== undefined && { reason }),
    ...(url !== undefined && { url }),
  };
}

async function list(request: ApiRequest<QueryOf<typeof listDocuments>, unknown>): Promise<Answer> {
  const claim = await claimFor(request, 'claim.documents');
  const viewer = request.caller().access;
  const documents = await documentsOf(request.table, claim.claimId);
  const page = pageOf(
    documents.filter((document) => visibleDocument(viewer, document)),
    request.query,
  );
  return { status: 200, body: { ...page, items: await Promise.all(page.items.map(documentView)) } };
}

export const documentRoutes = [route(addDocument, add), route(listDocuments, list)];
