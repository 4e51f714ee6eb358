import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Operations } from '../../api/operations.gen.ts';
import { useRead } from '../../api/query.ts';
import { useTexts } from '../../texts/languages.tsx';
import { Card } from '../card.tsx';
import { ArticleLinks } from './article-links.tsx';
import { texts } from './texts.ts';
import { useArticleLanguage } from './use-article-language.ts';

/** More would keep people from filing. */
const MOST = 3;

/** Articles about this kind of incident, beside the form; they open elsewhere, so that nothing typed is lost. */
export function SuggestedArticles({
  incidentType,
}: {
  readonly incidentType: NonNullable<Operations['GET /kb']['query']['incidentType']>;
}): ReactNode {
  const t = useTexts(texts);
  const language = useArticleLanguage();
  const { data } = useRead('GET /kb', { query: { incidentType, language, limit: MOST } });
  if (!data || data.items.length === 0) return null;
  return (
    <Card>
      <Title order={2} size="h4" mb="sm">
        {t('suggested')}
      </Title>
      <ArticleLinks articles={data.items} isNewTab />
    </Card>
  );
}
