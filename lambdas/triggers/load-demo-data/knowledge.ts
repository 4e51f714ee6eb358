import { articleItem } from '../../adapters/support/knowledge-store.ts';
import * as keys from '../../adapters/table/support-keys.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import { type Article, publish, saved, textOf } from '../../domain/knowledge/article.ts';
import { cleanArticle } from '../../domain/knowledge/article-html.ts';
import { shelved } from '../../domain/knowledge/find-articles.ts';
import type { ReadyWords } from '../../domain/wording/ready-words.ts';
import { completeText, type DemoArticle } from './articles/article-text.ts';
import { companiesArticles } from './articles/for-companies.ts';
import { customersArticles } from './articles/for-customers.ts';
import { frenchCustomersArticles } from './articles/for-customers-french.ts';
import { spanishCustomersArticles } from './articles/for-customers-spanish.ts';

const author = 'The Claims Team';

/** A published article as its author left it. */
function published(article: DemoArticle, at: string): Article {
  const text = completeText(article);
  const draft = saved(
    article.articleId,
    undefined,
    { ...text, html: cleanArticle(text.html).html },
    { at, by: author },
  );
  return { ...publish(draft, { at, by: author }), version: 1 };
}

function articleItems(table: Table, article: Article, at: string): TransactItem[] {
  const { articleId, draft, version } = article;
  const revision = { articleId, revision: version, what: 'published', text: textOf(draft), at, by: author };
  return [
    articleItem(table, article),
    table.create(keys.articleRevisionKey(articleId, version), { entity: 'article-revision', ...revision }),
    table.create(keys.shelfKey(articleId), { entity: 'shelved', ...shelved(article) }),
  ];
}

const words: readonly Pick<ReadyWords, 'wordsId' | 'title' | 'text' | 'uses'>[] = [
  {
    wordsId: 'wrd-another-photo',
    title: 'Another photo, please',
    text: 'Hello {customer}, thank you for the photos of your {item}. Please send one more of the whole item in daylight, taken from the front; on the last one the damage cannot be seen clearly.',
    uses: ['question'],
  },
  {
    wordsId: 'wrd-police-report',
    title: 'Police report is missing',
    text: 'Hello {customer}, for a theft we need the police report with its number. If you have only filed it online, the confirmation page is enough.',
    uses: ['question'],
  },
  {
    wordsId: 'wrd-in-review',
    title: 'Still in review',
    text: 'Hello {customer}, your claim {claimId} is being reviewed; the status on its page changes as soon as we have updated it. There is nothing to do for you.',
    uses: ['comment', 'ticket'],
  },
  {
    wordsId: 'wrd-part-delayed',
    title: 'A part is delayed',
    text: 'Hello {customer}, {partner} waits for a part for your {item}. We look at it again in three days and write to you.',
    uses: ['comment'],
  },
  {
    wordsId: 'wrd-account-help',
    title: 'How to sign in again',
    text: 'Hello {customer}, choose “Forgot your password?” on the sign-in page; a code comes to the address of your account. Write again if it does not arrive within ten minutes.\n\n{agent}',
    uses: ['ticket'],
  },
];

/** The demo's knowledge base and ready words, in the order to write them: what stands together is written together. */
export function demoKnowledgeItems(table: Table, nowMs: number): TransactItem[][] {
  const at = new Date(nowMs - 30 * 86_400_000).toISOString();
  const articles = [
    ...customersArticles,
    ...frenchCustomersArticles,
    ...spanishCustomersArticles,
    ...companiesArticles,
  ];
  return [
    ...articles.map((article) => articleItems(table, published(article, at), at)),
    [
      table.create(keys.shelfMarkKey, { entity: 'shelf-mark', revision: articles.length, faqVersion: 1 }),
      ...words.map((one) =>
        table.create(keys.readyWordsKey(one.wordsId), {
          ...{ entity: 'ready-words', ...one, updatedAt: at, updatedBy: author, version: 1 },
        }),
      ),
    ],
  ];
}
