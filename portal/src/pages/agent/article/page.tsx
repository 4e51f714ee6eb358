import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link, useLocation } from 'wouter';
import { useRead, useWrite } from '../../../api/query.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { useAccount } from '../../../session/account.ts';
import { Icon } from '../../../shell/icons.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { EditedArticle } from './article-values.ts';
import { texts } from './texts.ts';

const ArticleForm = lazy(() => import('./article-form.tsx').then((part) => ({ default: part.ArticleForm })));

const loading = <Skeleton h="80vh" radius="lg" />;

/** Writes one article: the form, the preview, its pictures, its history; an admin publishes. */
export default function ArticlePage({
  params: { articleId = '' },
}: {
  readonly params: Readonly<Record<string, string>>;
}): ReactNode {
  return articleId === 'new' ? <NewArticle /> : <KnownArticle key={articleId} articleId={articleId} />;
}

function NewArticle(): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  return (
    <Page title={t('newTitle')} lead={t('newLead')} action={<ToAll />}>
      <ArticleForm
        article={undefined}
        onSaved={({ articleId }) => navigate(`/staff/articles/${articleId}`)}
      />
    </Page>
  );
}

function KnownArticle({ articleId }: { readonly articleId: string }): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead('GET /kb/{articleId}/draft', { path: { articleId } });
  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <Page title={data.draft.title} lead={t(data.status)} action={<ToAll />}>
      <Stack gap="lg">
        <Publishing article={data} />
        <Suspense fallback={loading}>
          <ArticleForm article={data} onSaved={() => undefined} />
        </Suspense>
      </Stack>
    </Page>
  );
}

function ToAll(): ReactNode {
  const t = useTexts(texts);
  return (
    <Button component={Link} href="/staff/articles" variant="default" leftSection={<Icon name="back" />}>
      {t('all')}
    </Button>
  );
}

/** What readers see of it is an admin's to say. */
function Publishing({
  article: { articleId, version, status, draft },
}: {
  readonly article: EditedArticle;
}): ReactNode {
  const t = useTexts(texts);
  const publish = useWrite('POST /kb/{articleId}/publish');
  const withdraw = useWrite('POST /kb/{articleId}/withdraw');
  if (useAccount()?.role !== 'admin') return null;
  const given = { path: { articleId }, body: { version } };
  return (
    <Group>
      {status !== 'published' && (
        <ConfirmButton
          variant="filled"
          title={t('publishTitle')}
          text={draft.faq ? `${t('publishText')} ${t('publishFaq')}` : t('publishText')}
          onConfirm={() => publish.mutateAsync(given)}
        >
          {t('publish')}
        </ConfirmButton>
      )}
      {status !== 'draft' && (
        <ConfirmButton
          title={t('withdrawTitle')}
          text={t('withdrawText')}
          onConfirm={() => withdraw.mutateAsync(given)}
        >
          {t('withdraw')}
        </ConfirmButton>
      )}
    </Group>
  );
}
