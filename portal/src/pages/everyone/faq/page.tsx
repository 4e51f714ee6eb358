import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead, useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { ArticleBody } from '../../../parts/help/article-body.tsx';
import { useArticleLanguage } from '../../../parts/help/use-article-language.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** The FAQ on one page; partners confirm having read it. */
export default function FaqPage(): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const { data, error, refetch } = useRead('GET /kb/faq', { query: { language: useArticleLanguage() } });
  const confirm = useWrite('POST /kb/faq/confirmation', { refreshes: ['GET /kb/faq'] });
  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { items, mustConfirm, confirmed, version } = data;
  return (
    <Page title={t('title')} lead={mustConfirm ? t('leadConfirm') : t('lead')}>
      <Stack gap="lg">
        {items.length === 0 && (
          <EmptyState icon="help" title={t('none')}>
            {t('noneText')}
          </EmptyState>
        )}
        {items.map(({ articleId, title, html }) => (
          <Card key={articleId}>
            <Title order={2} mb="md">
              {title}
            </Title>
            <ArticleBody html={html} />
          </Card>
        ))}
        {mustConfirm ? (
          <Group gap="md">
            <Button
              loading={confirm.isPending}
              onClick={() => confirm.mutate({ body: { version } }, { onSuccess: () => toast(t('thanks')) })}
            >
              {t('confirm')}
            </Button>
            <Text c="dimmed">{t('confirmHint')}</Text>
          </Group>
        ) : (
          confirmed && <Text c="dimmed">{t('confirmed', { day: date(confirmed.at) })}</Text>
        )}
      </Stack>
    </Page>
  );
}
