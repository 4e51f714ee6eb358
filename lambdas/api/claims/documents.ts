import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { documentsOf } from '../../adapters/claims/claim-reader.ts';
import { documentItem } from '../../adapters/claims/documents.ts';
import { presignDownload, presignUpload } from '../../adapters/files/presigned.ts';
import { uploadPath } from '../../adapters/table/upload-keys.ts';
import { visibleDocument } from '../../domain/access/visible.ts';
import type { DocumentRecord } from '../../domain/claim/records.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import { type Language, said } from '../../domain/wording/languages/language.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { itemsPage } from '../../middleware/api/items-page.ts';
import { languageOf } from '../../middleware/api/language-of.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { claimFor } from './claim-request.ts';
import { addDocument, listDocuments } from './operations/correspondence.ts';
import type { InputOf, QueryOf } from './operations/input-of.ts';
import { maxUploadBytes } from './upload-limits.ts';

type Added = ApiRequest<unknown, InputOf<typeof addDocument>>;

/** The answer is remembered without the form, and gets a fresh one each time it is given. */
async function withForm({ body }: Added, claimId: string, remembered: Answer): Promise<Answer> {
  const { documentId } = announcedSchema.parse(remembered.body);
  const key = uploadPath({ claimId }, documentId);
  const upload = await presignUpload({ key, contentType: body.contentType, size: body.size });
  return { ...remembered, body: { ...(remembered.body as object), upload } };
}

const announcedSchema = z.object({ documentId: z.string() });

async function add(request: Added): Promise<Answer> {
  const { table, body, nowMs } = request;
  const { claimId } = await claimFor(request, 'claim.add-document');
  const limit = maxUploadBytes();
  if (body.size > limit) throw InvalidInput.at('size', `is above the limit of ${limit} bytes`);
  const documentId = newRecordId('document', nowMs, randomBytes(RECORD_ID_BYTES));
  const document: DocumentRecord = {
    ...body,
    documentId,
    claimId,
    status: 'pending',
    uploadedBy: request.caller().actor,
    createdAt: new Date(nowMs).toISOString(),
    quarantineKey: uploadPath({ claimId }, documentId),
  };
  const answer = { status: 201, body: { documentId, status: document.status } };
  const complete = await withForm(request, claimId, answer);
  await table.transact([documentItem(table, document), ...request.remember(answer)]);
  return complete;
}

/** The same call again: the same document, with a form that works, for whoever may still add one. */
async function addAgain(request: Added, remembered: Answer): Promise<Answer> {
  const { claimId } = await claimFor(request, 'claim.add-document');
  return withForm(request, claimId, remembered);
}

/** Documents as people see them, in their language, with a URL once they were accepted. */
export const documentViewIn = (language: Language) => (document: DocumentRecord) =>
  documentView(document, language);

async function documentView(document: DocumentRecord, language: Language): Promise<Record<string, unknown>> {
  const { documentId, fileName, kind, contentType, size, status, reason, createdAt, key } = document;
  const url =
    status === 'accepted' && key !== undefined
      ? await presignDownload({ key, fileName, contentType })
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
    ...(reason !== undefined && { reason: said(reason, language) }),
    ...(url !== undefined && { url }),
  };
}

async function list(request: ApiRequest<QueryOf<typeof listDocuments>, unknown>): Promise<Answer> {
  const claim = await claimFor(request, 'claim.documents');
  const viewer = request.caller().access;
  const documents = await documentsOf(request.table, claim.claimId);
  const page = itemsPage(
    documents.filter((document) => visibleDocument(viewer, document)),
    request.query,
  );
  return {
    status: 200,
    body: { ...page, items: await Promise.all(page.items.map(documentViewIn(languageOf(request)))) },
  };
}

export const documentRoutes = [route(addDocument, add, addAgain), route(listDocuments, list)];
