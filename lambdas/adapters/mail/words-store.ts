import * as z from 'zod/mini';
import { storedWordsSchema } from '../../domain/mail/words/stored-words.ts';
import { type ReadyWords, storedReadyWordsSchema } from '../../domain/wording/ready-words.ts';
import * as keys from '../table/support-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

/** Words that admins changed: those of mails, all in one item because each mail's composing reads it; and ready words. */

const mailWordsItemSchema = z.object({
  mails: z.record(z.string(), storedWordsSchema),
  version: z.int(),
});
type MailWordsItem = z.infer<typeof mailWordsItemSchema>;

export const readMailWords = async (table: Table): Promise<MailWordsItem> =>
  (await table.get(keys.mailWordsKey, mailWordsItemSchema)) ?? { mails: {}, version: 0 };

/** A line of a mail's history; without words it went back to the usual ones. */
const revisionSchema = z.object({
  revision: z.int(),
  at: z.string(),
  by: z.string(),
  words: z.optional(storedWordsSchema),
});
export type WordsRevision = z.infer<typeof revisionSchema>;

/** Stores other words for a mail, or with none the usual ones. Throws ConcurrentChange. */
export async function storeMailWords(
  table: Table,
  { mails, version }: MailWordsItem,
  kind: string,
  { words, ...change }: WordsRevision,
  along: readonly TransactItem[] = [],
): Promise<void> {
  const { [kind]: _before, ...others } = mails;
  const next = words ? { ...others, [kind]: words } : others;
  const item = { entity: 'mail-words', mails: next, version: version + 1 };
  const write =
    version === 0 ? table.create(keys.mailWordsKey, item) : table.replace(keys.mailWordsKey, item, version);
  const line = { entity: 'mail-words-revision', ...change, ...(words && { words }) };
  const history = table.create(keys.mailWordsRevisionKey(kind, version + 1), line);
  await table.change('the words of mails', [write, history, ...along]);
}

/** What became of a mail's words, newest first. */
export const mailWordsHistory = (table: Table, kind: string): Promise<WordsRevision[]> =>
  table.all({ partition: keys.mailWordsRevisionsPartition(kind), newestFirst: true }, revisionSchema);

/** All words that the team keeps ready: a few dozen. */
export const readyWords = (table: Table): Promise<ReadyWords[]> =>
  table.all({ partition: keys.readyWordsPartition }, storedReadyWordsSchema);

export const readReadyWords = (table: Table, wordsId: string): Promise<ReadyWords | undefined> =>
  table.get(keys.readyWordsKey(wordsId), storedReadyWordsSchema);

/** Throws ConcurrentChange. */
export async function storeReadyWords(
  table: Table,
  words: ReadyWords,
  along: readonly TransactItem[] = [],
): Promise<void> {
  const key = keys.readyWordsKey(words.wordsId);
  const item = { entity: 'ready-words', ...words };
  const write = words.version === 1 ? table.create(key, item) : table.replace(key, item, words.version - 1);
  await table.change('the ready words', [write, ...along]);
}

/** Throws ConcurrentChange when they were changed meanwhile. */
export async function removeReadyWords(table: Table, { wordsId, version }: ReadyWords): Promise<void> {
  const gone: TransactItem = {
    Delete: {
      TableName: table.name,
      Key: { ...keys.readyWordsKey(wordsId) },
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': version },
    },
  };
  await table.change('the ready words', [gone]);
}
