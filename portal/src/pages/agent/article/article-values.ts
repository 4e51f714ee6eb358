import type { AnswerOf, BodyOf } from '../../../api/call.ts';

export type EditedArticle = AnswerOf<'GET /kb/{articleId}/draft'>;
export type ArticleText = BodyOf<'POST /kb'>;

export interface ArticleValues extends Record<string, unknown> {
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  readonly category: ArticleText['category'];
  readonly visibility: ArticleText['visibility'];
  readonly roles: ArticleText['roles'];
  readonly language: ArticleText['language'];
  readonly faq: boolean;
  readonly incidentTypes: ArticleText['incidentTypes'];
  readonly keywords: string;
}

export const categories = [
  'filing',
  'tracking',
  'plans',
  'repairs',
  'partners',
  'dealers',
  'account',
  'team',
] as const satisfies readonly ArticleText['category'][];
export const visibilities = ['public', 'clients', 'internal'] as const;
export const roles = ['customer', 'seller', 'repair', 'dealer'] as const;
export const languages = ['en', 'es', 'fr'] as const;

export const emptyArticle: ArticleValues = {
  ...{ title: '', summary: '', html: '', category: 'filing', visibility: 'public', roles: [] },
  ...{ language: 'en', faq: false, incidentTypes: [], keywords: '' },
};

export const valuesOf = ({ keywords, ...text }: ArticleText): ArticleValues => ({
  ...{ title: text.title, summary: text.summary, html: text.html, category: text.category },
  ...{ visibility: text.visibility, roles: text.roles, language: text.language, faq: text.faq },
  incidentTypes: text.incidentTypes,
  keywords: keywords.join(', '),
});

/** As the service takes it: roles narrow only what is for clients. */
export const textOf = (values: ArticleValues, translationOf: string | undefined): ArticleText => ({
  ...{ title: values.title, summary: values.summary, html: values.html, category: values.category },
  ...{ visibility: values.visibility, language: values.language, faq: values.faq },
  roles: values.visibility === 'clients' ? values.roles : [],
  incidentTypes: values.incidentTypes,
  keywords: values.keywords
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
  ...(translationOf !== undefined && { translationOf }),
});
