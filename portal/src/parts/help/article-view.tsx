import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../api/query.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { Icon } from '../../shell/icons.tsx';
import { PageSkeleton } from '../../shell/page-skeleton.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { Card } from '../card.tsx';
import { LoadFailed } from '../load-failed.tsx';
import { Page } from '../page.tsx';
import { ArticleBody } from './article-body.tsx';
import { texts } from './texts.ts';

/** One article, over the whole width that can be read. */
export function ArticleView({ articleId }: { readonly articleId: string }): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const { data, error, refetch } = useRead('GET /kb/{articleId}', { path: { articleId } });
  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <Page
      title={data.title}
      lead={data.summary}
      action={
        <Button component={Link} href="/help" variant="default" leftSection={<Icon name="back" />}>
          {t('back')}
        </Button>
      }
    >
      <Stack gap="lg">
        <Card>
          <ArticleBody html={data.html} />
        </Card>
        {data.attachments.length > 0 && (
          <Card>
            <Title order={2} size="h3" mb="sm">
              {t('attachments')}
            </Title>
            {data.attachments.map(({ documentId, fileName, url }) => (
              <Anchor key={documentId} href={url} target="_blank" rel="noreferrer" display="block" py={4}>
                {fileName}
              </Anchor>
            ))}
          </Card>
        )}
        <Group gap="md">
          <Text c="dimmed" size="sm">
            {t('updated', { day: date(data.updatedAt) })}
          </Text>
          {data.otherLanguages.length > 0 && (
            <Text size="sm">
              {t('inOther')}{' '}
              {data.otherLanguages.map(({ articleId: id, language }) => (
                <Anchor component={Link} key={id} href={`/help/${id}`} lang={language}>
                  {t(language)}
                </Anchor>
              ))}
            </Text>
          )}
        </Group>
      </Stack>
    </Page>
  );
}
