import type { Operations } from '../../api/operations.gen.ts';
import { useLanguageTag } from '../../texts/languages.tsx';

type ArticleLanguage = NonNullable<Operations['GET /kb']['query']['language']>;

const languages: readonly ArticleLanguage[] = ['en', 'es', 'fr'];

/** The language of the page, where articles may have it. */
export function useArticleLanguage(): ArticleLanguage {
  const tag = useLanguageTag();
  return languages.find((language) => tag.startsWith(language)) ?? 'en';
}
