import * as z from 'zod/mini';
import { documentKinds } from '../../../domain/claim/records.ts';
import { operation } from '../../../middleware/api/operation.ts';
import { listOf } from '../../../middleware/api/shapes.ts';
import { uploadContentTypes } from '../upload-limits.ts';
import { commentShape, documentShape, listQuery, writtenText } from './shapes.ts';

/** Documents and comments, of all parties. */

export const addDocument = operation({
  operationId: 'addDocument',
  method: 'POST',
  path: '/claims/{claimId}/documents',
  action: 'claim.add-document',
  summary: 'Announce a document and get where to upload it',
  description:
    'POST the file to `upload.url` as a form with `upload.fields` first and the file last, within 15 minutes. It is scanned and inspected, then accepted or rejected with a reason.',
  body: z.strictObject({
    fileName: z.string().check(
      z.minLength(1),
      z.maxLength(200),
      // Control characters and path separators belong in no file name; it is shown, never used as a path.
      z.regex(/^[^\p{Cc}/\\]+$/u, 'must be a file name without path'),
      z.describe('As people know it.'),
    ),
    contentType: z.enum(uploadContentTypes).check(z.describe('The upload must be of this type.')),
    size: z.int().check(z.positive(), z.describe('Bytes; the upload may not be larger. 15 MB at most.')),
    kind: z.enum(documentKinds).check(z.describe('What it shows.')),
  }),
  answer: {
    status: 201,
    schema: z.looseObject({
      documentId: z.string(),
      upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
    }),
  },
});

export const listDocuments = operation({
  operationId: 'listDocuments',
  method: 'GET',
  path: '/claims/{claimId}/documents',
  action: 'claim.documents',
  summary: 'Documents of the claim, oldest first',
  query: listQuery,
  answer: { status: 200, schema: listOf(documentShape) },
});

export const listComments = operation({
  operationId: 'listComments',
  method: 'GET',
  path: '/claims/{claimId}/comments',
  action: 'claim.comments',
  summary: 'Comments, oldest first',
  query: listQuery,
  answer: { status: 200, schema: listOf(commentShape) },
});

export const addComment = operation({
  operationId: 'addComment',
  method: 'POST',
  path: '/claims/{claimId}/comments',
  action: 'claim.comment',
  summary: 'Write a comment; the other side is told by mail',
  description: 'A customer’s comment on a closed claim asks an agent to open it again.',
  body: z.strictObject({
    text: writtenText(5_000, 'The comment.'),
    internal: z.optional(z.boolean().check(z.describe('For the claims team only; agents only.'))),
    visibility: z.optional(
      z
        .enum(['everyone', 'claims-team'])
        .check(z.describe('Who reads a partner’s comment; absent, as the company has it.')),
    ),
  }),
  answer: { status: 201, schema: commentShape },
});

export const correspondenceOperations = [addDocument, listDocuments, listComments, addComment];
