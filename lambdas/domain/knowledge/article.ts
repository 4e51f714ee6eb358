import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { incidentTypeSchema } from '../claim/incident.ts';
import { companyKinds } from '../companies/company-kind.ts';

/** Articles of the knowledge base: a draft that its authors see, and what was published of it. */

export const articleCategories = [
  'filing',
  'tracking',
  'plans',
  'repairs',
  'partners',
  'dealers',
  'account',
  'team',
] as const;
export const articleLanguages = ['en', 'es', 'fr'] as const;
export type ArticleLanguage = (typeof articleLanguages)[number];
export const readerRoles = ['customer', ...companyKinds] as const;
export type ReaderRole = (typeof readerRoles)[number];

/** Characters of an article's HTML: draft and published text stand in one item of at most 400 KB. */
const longestHtml = 60_000;

const title = z.string().check(z.trim(), z.minLength(3), z.maxLength(140));

/** What an author writes. */
export const articleTextSchema = z.object({
  title,
  summary: z
    .string()
    .check(z.trim(), z.minLength(3), z.maxLength(300), z.describe('One sentence, shown in lists.')),
  html: z
    .string()
    .check(
      z.maxLength(longestHtml),
      z.describe(
        'Headings from h2 on, paragraphs, lists, tables, links, pictures. A picture or file of this article is ' +
          '`document:<documentId>`. What may not stay (scripts, styles, forms, foreign pictures) is taken out.',
      ),
    ),
  category: z.enum(articleCategories),
  visibility: z
    .enum(['public', 'clients', 'internal'])
    .check(z.describe('`public` needs no sign-in; `clients` whoever signed in; `internal` the claims team.')),
  roles: z
    .array(z.enum(readerRoles))
    .check(z.maxLength(4), z.describe('Of `clients`: which; empty is all of them.')),
  language: z.enum(articleLanguages),
  translationOf: z.optional(
    z.string().check(z.maxLength(60), z.describe('The article that this one says in another language.')),
  ),
  faq: z.boolean().check(z.describe('Stands in the FAQ; partners confirm having read theirs.')),
  incidentTypes: z
    .array(incidentTypeSchema)
    .check(z.maxLength(8), z.describe('Suggested while somebody files a claim of these kinds.')),
  keywords: z
    .array(z.string().check(z.trim(), z.minLength(1), z.maxLength(40)))
    .check(z.maxLength(20), z.describe('Words people search by that the text does not use.')),
});
export type ArticleText = z.infer<typeof articleTextSchema>;

const byWhom = { at: instantSchema, by: z.string() };

export const articleSchema = z.object({
  articleId: z.string(),
  createdAt: instantSchema,
  draft: z.extend(articleTextSchema, byWhom),
  /** Absent while nobody but its authors sees it. */
  published: z.optional(z.extend(articleTextSchema, byWhom)),
  /** Counts every change: saved, published, withdrawn. */
  version: z.int(),
});
export type Article = z.infer<typeof articleSchema>;

/** One line of an article's history, kept for ever. */
export const revisionSchema = z.object({
  articleId: z.string(),
  /** The article's version it made. */
  revision: z.int(),
  what: z.enum(['saved', 'published', 'withdrawn']),
  text: articleTextSchema,
  ...byWhom,
});
export type Revision = z.infer<typeof revisionSchema>;

export type RevisionKind = Revision['what'];

/** The text alone, without who wrote it when. */
export const textOf = ({
  at: _at,
  by: _by,
  ...text
}: ArticleText & { at: string; by: string }): ArticleText => text;

interface Author {
  readonly at: string;
  /** The name people read. */
  readonly by: string;
}

/** An article as its author saved it; the published text stays. `before` is absent for a new one. */
export const saved = (
  articleId: string,
  before: Article | undefined,
  text: ArticleText,
  author: Author,
): Article => ({
  ...(before ?? { articleId, createdAt: author.at, version: 0 }),
  draft: { ...text, ...author },
  version: (before?.version ?? 0) + 1,
});

/** The draft becomes what readers see. */
export const publish = (article: Article, author: Author): Article => ({
  ...article,
  published: { ...textOf(article.draft), ...author },
  version: article.version + 1,
});

/** Nobody but its authors sees it any more. */
export const withdraw = ({ published: _published, ...article }: Article): Article => ({
  ...article,
  version: article.version + 1,
});

/** The draft says something that readers do not see yet. */
export const hasUnpublishedChanges = ({ draft, published }: Article): boolean =>
  published !== undefined && JSON.stringify(textOf(draft)) !== JSON.stringify(textOf(published));
