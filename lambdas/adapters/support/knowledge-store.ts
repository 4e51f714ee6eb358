import * as z from 'zod/mini';
import { type DocumentRecord, documentRecordSchema } from '../../domain/claim/records.ts';
import { NotFound } from '../../domain/errors.ts';
import {
  type Article,
  articleSchema,
  type Revision,
  type RevisionKind,
  revisionSchema,
  textOf,
} from '../../domain/knowledge/article.ts';
import { type Shelf, shelfOf, shelved, shelvedSchema } from '../../domain/knowledge/find-articles.ts';
import { isPartnersFaq } from '../../domain/knowledge/readers.ts';
import * as keys from '../table/support-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

/** Throws {@link NotFound}. */
export async function readArticle(table: Table, articleId: string): Promise<Article> {
  const article = await table.get(keys.articleKey(articleId), articleSchema);
  if (!article) throw new NotFound('the article');
  return article;
}

const markSchema = z.object({ revision: z.int(), faqVersion: z.int() });

/** How often something published changed, and how often the partners' FAQ did. */
const readMark = async (table: Table): Promise<z.infer<typeof markSchema>> =>
  (await table.get(keys.shelfMarkKey, markSchema)) ?? { revision: 0, faqVersion: 0 };

/** The version of the FAQ that partners confirm having read; 0 while there is none. */
export const faqVersion = async (table: Table): Promise<number> => (await readMark(table)).faqVersion;

const known = new WeakMap<Table, { readonly revision: number; readonly shelf: Shelf }>();

/** All that is published. A container reads it anew when something changed: a key stroke costs one small read. */
export async function readShelf(table: Table): Promise<Shelf> {
  const { revision } = await readMark(table);
  const cached = known.get(table);
  if (cached?.revision === revision) return cached.shelf;
  const shelf = shelfOf(await table.all({ partition: keys.shelfPartition }, shelvedSchema));
  known.set(table, { revision, shelf });
  return shelf;
}

export function articleItem(table: Table, article: Article): TransactItem {
  const key = keys.articleKey(article.articleId);
  const item = {
    entity: 'article',
    ...article,
    gsi3pk: keys.articlesPartition,
    gsi3sk: `${article.draft.category}#${article.draft.title}#${article.articleId}`,
  };
  return article.version === 1 ? table.create(key, item) : table.replace(key, item, article.version - 1);
}

function revisionItem(table: Table, article: Article, what: RevisionKind, author: Author): TransactItem {
  const revision: Revision = {
    articleId: article.articleId,
    revision: article.version,
    what,
    text: textOf(article.draft),
    ...author,
  };
  return table.create(keys.articleRevisionKey(article.articleId, article.version), {
    entity: 'article-revision',
    ...revision,
  });
}

/** Puts what readers see on the shelf, or takes it off, and says so to every container. */
function shelfItems(table: Table, before: Article | undefined, after: Article): TransactItem[] {
  const entry = shelved(after);
  if (!entry && !before?.published) return [];
  const key = keys.shelfKey(after.articleId);
  const set: TransactItem = entry
    ? table.update(key, {
        set: { entity: 'shelved', ...entry },
        ...(entry.translationOf === undefined && { remove: ['translationOf'] }),
        condition: 'attribute_not_exists(#version) OR #version < :before',
        values: { ':before': entry.version },
      })
    : {
        Delete: {
          TableName: table.name,
          Key: { ...key },
          ConditionExpression: 'attribute_exists(pk)',
        },
      };
  const faq = isPartnersFaq(before?.published) || isPartnersFaq(after.published);
  const mark = table.update(keys.shelfMarkKey, {
    set: { entity: 'shelf-mark' },
    add: { revision: 1, faqVersion: faq ? 1 : 0 },
    condition: 'attribute_not_exists(#revision) OR #revision >= :none',
    values: { ':none': 0 },
  });
  return [set, mark];
}

interface Author {
  readonly at: string;
  readonly by: string;
}

/** What stores an article's change, with its line of history. */
export const articleChangeItems = (
  table: Table,
  before: Article | undefined,
  after: Article,
  what: RevisionKind,
  author: Author,
): TransactItem[] => [
  articleItem(table, after),
  revisionItem(table, after, what, author),
  ...(what === 'saved' ? [] : shelfItems(table, before, after)),
];

export const articlesToEdit = (table: Table): Promise<Article[]> =>
  table.all({ index: 'gsi3', partition: keys.articlesPartition }, articleSchema);

/** An article's history, newest first. */
export const revisionsOf = (table: Table, articleId: string): Promise<Revision[]> =>
  table.all(
    {
      partition: keys.articleKey(articleId).pk,
      sortPrefix: keys.articlePrefixes.revisions,
      newestFirst: true,
    },
    revisionSchema,
  );

export const documentsOfArticle = (table: Table, articleId: string): Promise<DocumentRecord[]> =>
  table.all(
    { partition: keys.articleKey(articleId).pk, sortPrefix: keys.articlePrefixes.documents },
    documentRecordSchema,
  );

const faqReadSchema = z.object({ faqVersion: z.int(), at: z.string() });
export type FaqRead = z.infer<typeof faqReadSchema>;

/** Which version of the FAQ somebody confirmed having read, and when. */
export const readFaqRead = (table: Table, userId: string): Promise<FaqRead | undefined> =>
  table.get(keys.faqReadKey(userId), faqReadSchema);

/** Notes that somebody read this version; a later one is never replaced by an earlier one. */
export const faqReadItem = (table: Table, userId: string, read: FaqRead): TransactItem =>
  table.update(keys.faqReadKey(userId), {
    set: { entity: 'faq-read', ...read },
    condition: 'attribute_not_exists(#faqVersion) OR #faqVersion <= :read',
    values: { ':read': read.faqVersion },
  });
