import * as z from 'zod/mini';
import { instantSchema } from '../../domain/claim/incident.ts';
import { mailWordsSchema } from '../../domain/mail/words/mail-words.ts';
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
  answer: { status: 200, schema: mailWordsAnswer },
});

export const saveMailWords = operation({
  operationId: 'saveMailWords',
  method: 'PUT',
  path: '/mail-words/{kind}',
  action: 'mail-words.edit',
  summary: 'Give a mail other words, from the next one on; an unknown fact or part is named',
  body: z.strictObject({ ...words, revision: z.int().check(z.gte(0)) }),
  answer: { status: 200, schema: mailWordsAnswer },
});

export const restoreMailWords = operation({
  operationId: 'restoreMailWords',
  method: 'DELETE',
  path: '/mail-words/{kind}',
  action: 'mail-words.edit',
  summary: 'Give a mail its usual words again',
  answer: { status: 200, schema: mailWordsAnswer },
});

export const previewMailWords = operation({
  operationId: 'previewMailWords',
  method: 'POST',
  path: '/mail-words/{kind}/preview',
  action: 'mail-words.edit',
  summary: 'How a mail would look in these words; nothing is stored or sent',
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
