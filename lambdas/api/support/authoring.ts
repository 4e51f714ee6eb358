import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import {
  articleChangeItems,
  articlesToEdit,
  documentsOfArticle,
  readArticle,
  revisionsOf,
} from '../../adapters/support/knowledge-store.ts';
import type { Table } from '../../adapters/table/table.ts';
import { ConcurrentChange, InvalidInput } from '../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import {
  type Article,
  type ArticleText,
  hasUnpublishedChanges,
  publish,
  type RevisionKind,
  saved,
  withdraw,
} from '../../domain/knowledge/article.ts';
import { cleanArticle, plainText } from '../../domain/knowledge/article-html.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import type { InputOf } from '../claims/operations/input-of.ts';
import * as operations from './article-operations.ts';
import { announcedFile, fileView, uploadForm } from './files.ts';

const statusOf = (article: Article): 'draft' | 'published' | 'changed' => {
  if (!article.published) return 'draft';
  return hasUnpublishedChanges(article) ? 'changed' : 'published';
};

async function editedView(table: Table, article: Article, removed: readonly string[] = []) {
  const { articleId, version, draft, published } = article;
  const documents = article.version === 1 ? [] : await documentsOfArticle(table, articleId);
  return {
    ...{ articleId, version, status: statusOf(article), draft },
    ...(published && { publishedAt: published.at }),
    ...(removed.length > 0 && { removed }),
    files: await Promise.all(documents.map(fileView)),
  };
}

/** What is kept of a text as it was handed in. Throws InvalidInput. */
function cleaned(text: ArticleText): { readonly text: ArticleText; readonly removed: readonly string[] } {
  const { html, removed } = cleanArticle(text.html);
  const shows = plainText(html) !== '' || html.includes('<img');
  const faults = [
    !shows && { path: 'html', message: 'holds nothing that may be shown' },
    text.roles.length > 0 &&
      text.visibility !== 'clients' && { path: 'roles', message: 'only narrow articles for `clients`' },
  ].filter((fault) => fault !== false);
  if (faults.length > 0) throw new InvalidInput(faults);
  return { text: { ...text, html }, removed };
}

interface Change {
  readonly before: Article | undefined;
  readonly after: Article;
  readonly what: RevisionKind;
  readonly removed?: readonly string[];
}

async function store(
  { table, caller, nowMs, remember }: ApiRequest<unknown, unknown>,
  { before, after, what, removed }: Change,
  status = 200,
): Promise<Answer> {
  const author = { at: new Date(nowMs).toISOString(), by: caller().actor.name };
  const answer = { status, body: await editedView(table, after, removed) };
  await table.change('the article', [
    ...articleChangeItems(table, before, after, what, author),
    ...remember(answer),
  ]);
  return answer;
}

/** The article at the version its author saw. Throws NotFound, ConcurrentChange. */
async function at({ table, params }: ApiRequest<unknown, unknown>, version: number): Promise<Article> {
  const article = await readArticle(table, params.articleId ?? '');
  if (article.version !== version) throw new ConcurrentChange('the article');
  return article;
}

const authorOf = ({ caller, nowMs }: ApiRequest<unknown, unknown>) => ({
  at: new Date(nowMs).toISOString(),
  by: caller().actor.name,
});

async function create(
  request: ApiRequest<unknown, InputOf<typeof operations.createArticle>>,
): Promise<Answer> {
  const { text, removed } = cleaned(request.body);
  const articleId = newRecordId('article', request.nowMs, randomBytes(RECORD_ID_BYTES));
  const after = saved(articleId, undefined, text, authorOf(request));
  return store(request, { before: undefined, after, what: 'saved', removed }, 201);
}

async function save(request: ApiRequest<unknown, InputOf<typeof operations.saveArticle>>): Promise<Answer> {
  const { version, ...handedIn } = request.body;
  const before = await at(request, version);
  const { text, removed } = cleaned(handedIn);
  const after = saved(before.articleId, before, text, authorOf(request));
  return store(request, { before, after, what: 'saved', removed });
}

const change =
  (what: 'published' | 'withdrawn') =>
  async (request: ApiRequest<unknown, { version: number }>): Promise<Answer> => {
    const before = await at(request, request.body.version);
    const after = what === 'published' ? publish(before, authorOf(request)) : withdraw(before);
    return store(request, { before, after, what });
  };

async function listToEdit({ table }: ApiRequest<unknown, unknown>): Promise<Answer> {
  const items = (await articlesToEdit(table)).map((article) => {
    const { articleId, version, draft } = article;
    const { title, category, language, faq, visibility, roles, at: updatedAt, by: updatedBy } = draft;
    return {
      ...{ articleId, version, status: statusOf(article), title, category, language, faq },
      ...{ visibility, roles, updatedAt, updatedBy },
    };
  });
  return { status: 200, body: { items } };
}

type Added = ApiRequest<unknown, InputOf<typeof operations.addArticleFile>>;
const announcedSchema = z.object({ documentId: z.string() });

async function withForm({ params, body }: Added, remembered: Answer): Promise<Answer> {
  const { documentId } = announcedSchema.parse(remembered.body);
  const upload = await uploadForm({ articleId: params.articleId ?? '' }, documentId, body);
  return { ...remembered, body: { ...(remembered.body as object), upload } };
}

async function addFile(request: Added): Promise<Answer> {
  const { table, body, nowMs, caller, params, remember } = request;
  const { articleId } = await readArticle(table, params.articleId ?? '');
  const { documentId, item } = announcedFile(table, { articleId }, body, caller().actor, nowMs);
  const answer = { status: 201, body: { documentId, status: 'pending' } };
  const complete = await withForm(request, answer);
  await table.transact([item, ...remember(answer)]);
  return complete;
}

export const authoringRoutes = [
  route(operations.listArticlesToEdit, listToEdit),
  route(operations.readDraft, async ({ table, params }) => ({
    status: 200,
    body: await editedView(table, await readArticle(table, params.articleId ?? '')),
  })),
  route(operations.createArticle, create),
  route(operations.saveArticle, save),
  route(operations.publishArticle, change('published')),
  route(operations.withdrawArticle, change('withdrawn')),
  route(operations.listRevisions, async ({ table, params }) => {
    const { articleId } = await readArticle(table, params.articleId ?? '');
    const items = (await revisionsOf(table, articleId)).map(({ articleId: _id, ...revision }) => revision);
    return { status: 200, body: { items } };
  }),
  route(operations.addArticleFile, addFile, withForm),
];
