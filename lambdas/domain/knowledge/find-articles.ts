import MiniSearch from 'minisearch';
import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { type Article, articleTextSchema } from './article.ts';
import { plainText } from './article-html.ts';

/** Characters of an article's text that are searched: the shelf of a few hundred articles is read as a whole. */
const searchedText = 6_000;

/** A published article as lists and the search know it, without its HTML. */
export const shelvedSchema = z.extend(z.omit(articleTextSchema, { html: true }), {
  articleId: z.string(),
  updatedAt: instantSchema,
  words: z.string(),
  version: z.int(),
});
export type Shelved = z.infer<typeof shelvedSchema>;

/** What stands on the shelf for an article; undefined while it is not published. */
export function shelved({ articleId, published, version }: Article): Shelved | undefined {
  if (!published) return undefined;
  const { html, at, by: _by, ...text } = published;
  return { ...text, articleId, updatedAt: at, words: plainText(html).slice(0, searchedText), version };
}

/** Everything that is published, ready to be searched. */
export interface Shelf {
  readonly articles: readonly Shelved[];
  readonly index: MiniSearch<Shelved>;
}

export function shelfOf(articles: readonly Shelved[]): Shelf {
  const index = new MiniSearch<Shelved>({
    idField: 'articleId',
    fields: ['title', 'keywords', 'summary', 'words'],
    extractField: (article, field) => {
      const value = article[field as keyof Shelved];
      return Array.isArray(value) ? value.join(' ') : String(value ?? '');
    },
    searchOptions: {
      boost: { title: 5, keywords: 4, summary: 2 },
      prefix: true,
      // Short words have too many neighbours to forgive a letter.
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  index.addAll(articles);
  return { articles, index };
}

/** Articles that hold all words, or words that begin so; where none does, those that hold some. The best come first. */
export function searchShelf({ articles, index }: Shelf, typed: string): Shelved[] {
  const byId = new Map(articles.map((article) => [article.articleId, article]));
  const all = index.search(typed, { combineWith: 'AND' });
  const hits = all.length > 0 ? all : index.search(typed, { combineWith: 'OR' });
  return hits.flatMap(({ id }) => byId.get(String(id)) ?? []);
}

/** In the order of lists: FAQ articles first, then by title. */
export const inOrder = (articles: readonly Shelved[]): Shelved[] =>
  articles.toSorted((a, b) => Number(b.faq) - Number(a.faq) || a.title.localeCompare(b.title));

/** What is suggested while filing: what is written for some roles, the reader's among them, before what is for everybody. */
export const suggested = (articles: readonly Shelved[]): Shelved[] =>
  articles.toSorted((a, b) => Number(b.roles.length > 0) - Number(a.roles.length > 0));
