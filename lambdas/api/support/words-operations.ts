import * as z from 'zod/mini';
import { instantSchema } from '../../domain/calendar/instant.ts';
import { mailWordsSchema } from '../../domain/mail/words/stored-words.ts';
import { languageTags } from '../../domain/wording/languages/words.ts';
import { readyWordsSchema, storedReadyWordsSchema } from '../../domain/wording/ready-words.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';

export const listReadyWords = operation({
  operationId: 'listReadyWords',
  method: 'GET',
  path: '/ready-words',
  action: 'words.use',
  summary: 'The words that the claims team keeps ready',
  answer: { status: 200, schema: z.object({ items: z.array(storedReadyWordsSchema) }) },
});

export const createReadyWords = operation({
  operationId: 'createReadyWords',
  method: 'POST',
  path: '/ready-words',
  action: 'words.edit',
  summary: 'Keep words ready',
  body: z.strictObject(readyWordsSchema.shape),
  answer: { status: 201, schema: storedReadyWordsSchema },
});

const version = z.int().check(z.gte(1), z.describe('The version this one was made from.'));

export const saveReadyWords = operation({
  operationId: 'saveReadyWords',
  method: 'PUT',
  path: '/ready-words/{wordsId}',
  action: 'words.edit',
  summary: 'Change ready words',
  body: z.strictObject({ ...readyWordsSchema.shape, version }),
  answer: { status: 200, schema: storedReadyWordsSchema },
});

export const deleteReadyWords = operation({
  operationId: 'deleteReadyWords',
  method: 'DELETE',
  path: '/ready-words/{wordsId}',
  action: 'words.edit',
  summary: 'Keep these words ready no longer',
  answer: { status: 200, schema: z.object({ wordsId: z.string() }) },
});

const listedShape = {
  kind: z.string().check(z.describe('`customer.question`: to whom, and which mail.')),
  headline: z.string(),
  changed: z.boolean().check(z.describe('An admin gave it other words.')),
  changedAt: z.optional(instantSchema),
  changedBy: z.optional(z.string()),
};

/** Mails to customers are written in several languages, each with words of its own. */
const inLanguage = z.strictObject({
  language: z.optional(
    z
      .enum(languageTags)
      .check(z.describe('Of the words, for mails to customers; English without it, and for all others.')),
  ),
});

const previewShape = z.object({ subject: z.string(), text: z.string(), html: z.string() });
const words = mailWordsSchema.shape;

const mailWordsAnswer = z.object({
  ...listedShape,
  body: z
    .string()
    .check(
      z.describe('Paragraphs between empty lines; facts as `{by}`; `[button]` alone is a part of the mail.'),
    ),
  usual: mailWordsSchema.check(z.describe('What it says when nobody changes it.')),
  languages: z
    .array(z.enum(languageTags))
    .check(z.describe('In which it is written; words can be given for each.')),
  revision: z.int().check(z.describe('To be named by the next change.')),
  variables: z.array(z.object({ name: z.string(), example: z.string() })),
  parts: z.array(z.object({ name: z.string(), what: z.string() })),
  preview: previewShape,
  history: z.array(z.object({ at: instantSchema, by: z.string(), headline: z.optional(z.string()) })),
});

export const listMailWords = operation({
  operationId: 'listMailWords',
  method: 'GET',
  path: '/mail-words',
  action: 'mail-words.edit',
  summary: 'The mails whose words can be changed',
  answer: { status: 200, schema: z.object({ items: z.array(z.object(listedShape)) }) },
});

export const readMailWordsOperation = operation({
  operationId: 'readMailWords',
  method: 'GET',
  path: '/mail-words/{kind}',
  action: 'mail-words.edit',
  summary: 'A mail’s words, what may stand in them, and how they look',
  query: inLanguage,
  answer: { status: 200, schema: mailWordsAnswer },
});

export const saveMailWords = operation({
  operationId: 'saveMailWords',
  method: 'PUT',
  path: '/mail-words/{kind}',
  action: 'mail-words.edit',
  summary: 'Give a mail other words, from the next one on; an unknown fact or part is named',
  query: inLanguage,
  body: z.strictObject({ ...words, revision: z.int().check(z.gte(0)) }),
  answer: { status: 200, schema: mailWordsAnswer },
});

export const restoreMailWords = operation({
  operationId: 'restoreMailWords',
  method: 'DELETE',
  path: '/mail-words/{kind}',
  action: 'mail-words.edit',
  summary: 'Give a mail its usual words again',
  query: inLanguage,
  answer: { status: 200, schema: mailWordsAnswer },
});

export const previewMailWords = operation({
  operationId: 'previewMailWords',
  method: 'POST',
  path: '/mail-words/{kind}/preview',
  action: 'mail-words.edit',
  summary: 'How a mail would look in these words; nothing is stored or sent',
  query: inLanguage,
  body: z.strictObject(words),
  answer: { status: 200, schema: previewShape },
});

export const wordsOperations: readonly Operation[] = [
  listReadyWords,
  createReadyWords,
  saveReadyWords,
  deleteReadyWords,
  listMailWords,
  readMailWordsOperation,
  saveMailWords,
  restoreMailWords,
  previewMailWords,
];
