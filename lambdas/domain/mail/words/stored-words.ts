import * as z from 'zod/mini';
import { instantSchema } from '../../calendar/instant.ts';
import type { Language } from '../../wording/languages/language.ts';

/**
 * The words of a mail as an admin changed them: a headline and paragraphs, with the mail's facts in braces (`{by}`) and
 * its parts that are no words (buttons, what somebody wrote, tables) in brackets on a line of their own (`[button]`).
 */
export const mailWordsSchema = z.object({
  headline: z.string().check(z.trim(), z.minLength(3), z.maxLength(120)),
  body: z.string().check(z.trim(), z.minLength(3), z.maxLength(4_000)),
});
export type MailWords = z.infer<typeof mailWordsSchema>;

/** Changed words with who changed them. */
export const storedWordsSchema = z.extend(mailWordsSchema, {
  revision: z.int(),
  at: instantSchema,
  by: z.string(),
});
export type StoredWords = z.infer<typeof storedWordsSchema>;

/** Under which the words of a mail in a language are kept: English ones under the mail itself. */
export const wordsKey = (kind: string, language: Language['tag'] | undefined): string =>
  language === undefined || language === 'en' ? kind : `${kind} ${language}`;
