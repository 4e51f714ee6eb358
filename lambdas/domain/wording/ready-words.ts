import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import type { InputFault } from '../errors.ts';

/** Words the claims team keeps ready: an agent puts them into what he writes, where the names in braces are filled in. */

/** What may stand in braces. The portal fills it in before the agent reads over it and sends. */
export const readyFacts = ['customer', 'claimId', 'item', 'partner', 'agent'] as const;

export const readyWordsSchema = z.object({
  title: z.string().check(z.trim(), z.minLength(2), z.maxLength(80)),
  text: z
    .string()
    .check(
      z.trim(),
      z.minLength(2),
      z.maxLength(4_000),
      z.describe(
        'May name {customer}, {claimId}, {item}, {partner} and {agent}; filled in where it is inserted.',
      ),
    ),
  uses: z
    .array(z.enum(['comment', 'question', 'denial', 'ticket']))
    .check(z.minLength(1), z.maxLength(4), z.describe('Where agents are offered it.')),
});

export const storedReadyWordsSchema = z.extend(readyWordsSchema, {
  wordsId: z.string(),
  updatedAt: instantSchema,
  updatedBy: z.string(),
  version: z.int(),
});
export type ReadyWords = z.infer<typeof storedReadyWordsSchema>;

/** Names in braces that nobody fills in. */
export const readyWordsFaults = (text: string): InputFault[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([, name = '']) =>
    readyFacts.some((fact) => fact === name)
      ? []
      : [
          {
            path: 'text',
            message: `{${name}} is not filled in; there are ${readyFacts.map((fact) => `{${fact}}`).join(', ')}`,
          },
        ],
  );
