import type { ArticleText } from '../../../domain/knowledge/article.ts';

/** An article of the demo: what is not said is as most of them have it. */
export type DemoArticle = Pick<ArticleText, 'title' | 'summary' | 'category' | 'html'> &
  Partial<ArticleText> & { readonly articleId: string };

export const completeText = ({ articleId: _id, ...text }: DemoArticle): ArticleText => ({
  visibility: 'public',
  roles: [],
  language: 'en',
  faq: false,
  incidentTypes: [],
  keywords: [],
  ...text,
});
