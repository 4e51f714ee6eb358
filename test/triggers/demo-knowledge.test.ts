import { describe, expect, it } from 'vitest';
import { articleTextSchema } from '../../lambdas/domain/knowledge/article.ts';
import { cleanArticle, plainText } from '../../lambdas/domain/knowledge/article-html.ts';
import { completeText } from '../../lambdas/triggers/load-demo-data/articles/article-text.ts';
import { companiesArticles } from '../../lambdas/triggers/load-demo-data/articles/for-companies.ts';
import { customersArticles } from '../../lambdas/triggers/load-demo-data/articles/for-customers.ts';
import { frenchCustomersArticles } from '../../lambdas/triggers/load-demo-data/articles/for-customers-french.ts';
import { spanishCustomersArticles } from '../../lambdas/triggers/load-demo-data/articles/for-customers-spanish.ts';

const articles = [
  ...customersArticles,
  ...frenchCustomersArticles,
  ...spanishCustomersArticles,
  ...companiesArticles,
];

describe('the demo’s articles', () => {
  it.each(articles.map((article) => [article.articleId, article] as const))(
    '%s may be kept as it is',
    (_id, article) => {
      const text = articleTextSchema.parse(completeText(article));
      expect(cleanArticle(text.html).removed).toEqual([]);
      expect(plainText(text.html).length).toBeGreaterThan(150);
    },
  );

  it('are enough, each with an id of its own, and translations of what there is', () => {
    const ids = new Set(articles.map(({ articleId }) => articleId));
    expect(ids.size).toBe(articles.length);
    expect(articles.length).toBeGreaterThanOrEqual(12);
    for (const { translationOf } of articles)
      if (translationOf !== undefined) expect(ids).toContain(translationOf);
  });
});
