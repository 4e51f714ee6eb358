import * as z from 'zod/mini';
import { instantSchema } from '../../domain/calendar/instant.ts';
import { incidentTypeSchema } from '../../domain/claim/incident.ts';
import {
  articleCategories,
  articleLanguages,
  articleTextSchema,
  revisionSchema,
} from '../../domain/knowledge/article.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';

const text = articleTextSchema.shape;

const listedShape = {
  articleId: z.string(),
  ...{ title: text.title, summary: text.summary, category: text.category, language: text.language },
  ...{ faq: text.faq, visibility: text.visibility, roles: text.roles, incidentTypes: text.incidentTypes },
  updatedAt: instantSchema,
};

const fileShape = z.object({
  documentId: z.string(),
  fileName: z.string(),
  contentType: z.string(),
  size: z.int(),
  status: z.enum(['pending', 'accepted', 'rejected']),
  reason: z.optional(z.string()),
  url: z.optional(z.string().check(z.describe('Good for 15 minutes; of an accepted file.'))),
});

const articleShape = z.object({
  ...listedShape,
  html: z
    .string()
    .check(z.describe('Cleaned by a list of what may stay; pictures have addresses for 15 minutes.')),
  attachments: z.array(fileShape).check(z.describe('Files that the text does not show.')),
  otherLanguages: z.array(z.object({ articleId: z.string(), language: text.language, title: text.title })),
});

const language = z.optional(
  z.enum(articleLanguages).check(z.describe('Articles that lack it come in English. Default `en`.')),
);

export const listArticles = operation({
  operationId: 'listArticles',
  method: 'GET',
  path: '/kb',
  action: 'kb.view',
  summary: 'Articles of the knowledge base that the caller may read; searched as one types',
  description:
    'Without sign-in: the public ones. The answer to a search is in the order of how well it fits.',
  query: z.strictObject({
    search: z.optional(z.string().check(z.maxLength(120), z.describe('Words, or how a word begins.'))),
    category: z.optional(z.enum(articleCategories)),
    incidentType: z.optional(
      incidentTypeSchema.check(z.describe('What is suggested while a claim of this kind is filed.')),
    ),
    faq: z.optional(z.stringbool().check(z.describe('Only those of the FAQ.'))),
    language,
    limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))),
    cursor: z.optional(z.string()),
  }),
  answer: {
    status: 200,
    schema: z.object({ items: z.array(z.object(listedShape)), cursor: z.optional(z.string()) }),
  },
});

export const readArticleOperation = operation({
  operationId: 'readArticle',
  method: 'GET',
  path: '/kb/{articleId}',
  action: 'kb.view',
  summary: 'A published article',
  answer: { status: 200, schema: articleShape },
});

export const readFaq = operation({
  operationId: 'readFaq',
  method: 'GET',
  path: '/kb/faq',
  action: 'kb.faq',
  summary: 'The FAQ of the caller, and which version of it was confirmed',
  query: z.strictObject({ language }),
  answer: {
    status: 200,
    schema: z.object({
      version: z.int().check(z.describe('Counts the changes of the partners’ FAQ.')),
      confirmed: z.optional(z.object({ version: z.int(), at: instantSchema })),
      mustConfirm: z.boolean().check(z.describe('A partner who has not confirmed having read this version.')),
      items: z.array(z.object({ ...listedShape, html: z.string() })),
    }),
  },
});

export const confirmFaq = operation({
  operationId: 'confirmFaq',
  method: 'POST',
  path: '/kb/faq/confirmation',
  action: 'kb.confirm-faq',
  summary: 'Confirm having read this version of the FAQ',
  body: z.strictObject({ version: z.int().check(z.gte(1)) }),
  answer: { status: 200, schema: z.object({ version: z.int(), at: instantSchema }) },
});

const authored = z.extend(articleTextSchema, { at: instantSchema, by: z.string() });
const editedShape = z.object({
  articleId: z.string(),
  version: z
    .int()
    .check(z.describe('To be named by the next change: 409 when it is no longer the last one.')),
  status: z
    .enum(['draft', 'published', 'changed'])
    .check(z.describe('`changed`: published, and the draft says something that readers do not see yet.')),
  draft: authored,
  publishedAt: z.optional(instantSchema),
  removed: z.optional(
    z.array(z.string()).check(z.describe('What may not stand in an article and was taken out of this text.')),
  ),
  files: z.array(fileShape),
});

export const listArticlesToEdit = operation({
  operationId: 'listArticlesToEdit',
  method: 'GET',
  path: '/kb/drafts',
  action: 'kb.write',
  summary: 'Every article with its draft, for those who write them',
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          articleId: z.string(),
          version: z.int(),
          status: editedShape.shape.status,
          ...{ title: text.title, category: text.category, language: text.language, faq: text.faq },
          ...{ visibility: text.visibility, roles: text.roles },
          updatedAt: instantSchema,
          updatedBy: z.string(),
        }),
      ),
    }),
  },
});

export const readDraft = operation({
  operationId: 'readArticleDraft',
  method: 'GET',
  path: '/kb/{articleId}/draft',
  action: 'kb.write',
  summary: 'An article as its authors see it',
  answer: { status: 200, schema: editedShape },
});

const writable = z.strictObject(articleTextSchema.shape);

export const createArticle = operation({
  operationId: 'createArticle',
  method: 'POST',
  path: '/kb',
  action: 'kb.write',
  summary: 'Begin an article; nobody reads it before it is published',
  body: writable,
  answer: { status: 201, schema: editedShape },
});

const version = z.int().check(z.gte(1), z.describe('The version this one was made from.'));

export const saveArticle = operation({
  operationId: 'saveArticle',
  method: 'PUT',
  path: '/kb/{articleId}',
  action: 'kb.write',
  summary: 'Save the draft of an article; what readers see stays',
  body: z.strictObject({ ...articleTextSchema.shape, version }),
  answer: { status: 200, schema: editedShape },
});

export const publishArticle = operation({
  operationId: 'publishArticle',
  method: 'POST',
  path: '/kb/{articleId}/publish',
  action: 'kb.publish',
  summary: 'Show readers the draft',
  body: z.strictObject({ version }),
  answer: { status: 200, schema: editedShape },
});

export const withdrawArticle = operation({
  operationId: 'withdrawArticle',
  method: 'POST',
  path: '/kb/{articleId}/withdraw',
  action: 'kb.publish',
  summary: 'Take an article from its readers; draft and history stay',
  body: z.strictObject({ version }),
  answer: { status: 200, schema: editedShape },
});

export const listRevisions = operation({
  operationId: 'listArticleRevisions',
  method: 'GET',
  path: '/kb/{articleId}/revisions',
  action: 'kb.write',
  summary: 'An article’s history, newest first, each with its text',
  answer: { status: 200, schema: z.object({ items: z.array(z.omit(revisionSchema, { articleId: true })) }) },
});

export const uploadBody = z.strictObject({
  fileName: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  contentType: z.enum([
    'image/jpeg',
    'image/png',
    'image/webp',
    'image/heic',
    'image/heif',
    'application/pdf',
  ]),
  size: z.int().check(z.gte(1)),
});
export const uploadAnswer = z.object({
  documentId: z.string(),
  status: z.literal('pending'),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
});

export const addArticleFile = operation({
  operationId: 'addArticleDocument',
  method: 'POST',
  path: '/kb/{articleId}/documents',
  action: 'kb.write',
  summary: 'Announce a picture or PDF of an article, and get the form to upload it with',
  body: uploadBody,
  answer: { status: 201, schema: uploadAnswer },
});

export const articleOperations: readonly Operation[] = [
  listArticles,
  readFaq,
  confirmFaq,
  listArticlesToEdit,
  readArticleOperation,
  readDraft,
  createArticle,
  saveArticle,
  publishArticle,
  withdrawArticle,
  listRevisions,
  addArticleFile,
];
