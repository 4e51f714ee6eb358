import {
  documentsOfArticle,
  faqReadItem,
  faqVersion,
  readArticle,
  readFaqRead,
  readShelf,
} from '../../adapters/support/knowledge-store.ts';
import type { Table } from '../../adapters/table/table.ts';
import { TransactionRefused } from '../../adapters/table/table.ts';
import { InvalidInput, NotFound } from '../../domain/errors.ts';
import { type ArticleLanguage, textOf } from '../../domain/knowledge/article.ts';
import { documentsIn, withAddresses } from '../../domain/knowledge/article-html.ts';
import { inOrder, type Shelved, searchShelf, suggested } from '../../domain/knowledge/find-articles.ts';
import { inLanguage, mayRead, type Reader } from '../../domain/knowledge/readers.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { itemsPage } from '../../middleware/api/items-page.ts';
import { defaultLimit } from '../../middleware/api/list.ts';
import { countTry } from '../../middleware/api/rate-limit.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { viewerAddress } from '../../middleware/api/viewer-address.ts';
import type { InputOf, QueryOf } from '../claims/operations/input-of.ts';
import { confirmFaq, listArticles, readArticleOperation, readFaq } from './article-operations.ts';
import { fileView } from './files.ts';

const readerOf = (caller: Caller | undefined): Reader => caller?.access ?? 'nobody';

/** Strangers are counted by their address; whoever signed in is known, and throttled by the firewall alone. */
async function admit({ table, event, nowMs, signedIn }: ApiRequest<unknown, unknown>): Promise<void> {
  if (!signedIn()) await countTry(table, 'read-articles', viewerAddress(event), nowMs);
}

const listedView = ({
  words: _words,
  version: _version,
  keywords: _keywords,
  translationOf: _of,
  ...shown
}: Shelved) => shown;

/** Readable articles in the reader's language, before any search. */
async function readable(table: Table, reader: Reader, language: ArticleLanguage): Promise<Set<Shelved>> {
  const { articles } = await readShelf(table);
  const mine = articles.filter((article) => mayRead(reader, article));
  return new Set(inLanguage(mine, language));
}

async function list(request: ApiRequest<QueryOf<typeof listArticles>, unknown>): Promise<Answer> {
  await admit(request);
  const { table, query, signedIn } = request;
  const mine = await readable(table, readerOf(signedIn()), query.language ?? 'en');
  const shelf = await readShelf(table);
  const search = query.search?.trim() ?? '';
  const found =
    search === '' ? inOrder([...mine]) : searchShelf(shelf, search).filter((one) => mine.has(one));
  const { category, incidentType, faq } = query;
  const items = found.filter(
    (article) =>
      (category === undefined || article.category === category) &&
      (incidentType === undefined || article.incidentTypes.includes(incidentType)) &&
      (faq === undefined || article.faq === faq),
  );
  const ordered = incidentType === undefined ? items : suggested(items);
  return {
    status: 200,
    body: itemsPage(ordered.map(listedView), { ...query, limit: query.limit ?? defaultLimit }),
  };
}

/** An article's HTML with the addresses of its pictures and files, and the files that it does not show. */
async function shownHtml(table: Table, articleId: string, html: string) {
  const documents = await documentsOfArticle(table, articleId);
  const files = await Promise.all(documents.filter(({ status }) => status === 'accepted').map(fileView));
  const addresses = new Map(
    files.flatMap(({ documentId, url }) => (url === undefined ? [] : [[documentId, url]])),
  );
  const inside = new Set(documentsIn(html));
  return {
    html: withAddresses(html, addresses),
    attachments: files.filter(({ documentId }) => !inside.has(documentId)),
  };
}

async function read(request: ApiRequest<unknown, unknown>): Promise<Answer> {
  await admit(request);
  const { table, params, signedIn } = request;
  const reader = readerOf(signedIn());
  const { articleId = '' } = params;
  const { published } = await readArticle(table, articleId);
  if (!published || !mayRead(reader, published)) throw new NotFound('the article');
  const group = published.translationOf ?? articleId;
  const others = (await readShelf(table)).articles.filter(
    (one) =>
      one.articleId !== articleId && (one.translationOf ?? one.articleId) === group && mayRead(reader, one),
  );
  const { html, keywords: _keywords, translationOf: _of, ...text } = textOf(published);
  const body = {
    articleId,
    ...text,
    updatedAt: published.at,
    ...(await shownHtml(table, articleId, html)),
    otherLanguages: others.map(({ articleId: id, language, title }) => ({ articleId: id, language, title })),
  };
  return { status: 200, body };
}

async function faqOf({
  table,
  caller,
  query,
}: ApiRequest<QueryOf<typeof readFaq>, unknown>): Promise<Answer> {
  const { access, user } = caller();
  const mine = await readable(table, access, query.language ?? 'en');
  const articles = inOrder([...mine].filter(({ faq }) => faq));
  const [version, confirmed, items] = await Promise.all([
    faqVersion(table),
    readFaqRead(table, user.userId),
    Promise.all(
      articles.map(async (article) => {
        const html = (await readArticle(table, article.articleId)).published?.html ?? '';
        return { ...listedView(article), html: (await shownHtml(table, article.articleId, html)).html };
      }),
    ),
  ]);
  const body = {
    version,
    ...(confirmed && { confirmed: { version: confirmed.faqVersion, at: confirmed.at } }),
    mustConfirm: access.role === 'partner' && version > 0 && (confirmed?.faqVersion ?? 0) < version,
    items,
  };
  return { status: 200, body };
}

async function confirm(request: ApiRequest<unknown, InputOf<typeof confirmFaq>>): Promise<Answer> {
  const { table, caller, body, nowMs, remember } = request;
  const now = await faqVersion(table);
  if (body.version > now) throw InvalidInput.at('version', `is not out yet: the last one is ${now}`);
  const read = { faqVersion: body.version, at: new Date(nowMs).toISOString() };
  const answer = { status: 200, body: { version: read.faqVersion, at: read.at } };
  try {
    await table.transact([faqReadItem(table, caller().user.userId, read), ...remember(answer)]);
  } catch (error) {
    // A later version was confirmed already, which holds.
    if (!(error instanceof TransactionRefused) || error.conflict) throw error;
  }
  return answer;
}

export const readingRoutes = [
  route(listArticles, list),
  route(readFaq, faqOf),
  route(confirmFaq, confirm),
  route(readArticleOperation, read),
];
