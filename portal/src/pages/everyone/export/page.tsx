import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ApiProblem } from '../../../api/problem.ts';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

interface ExportPageProps {
  readonly params: { readonly exportId: string };
}

/** A file that took longer than a call: being made, ready, or not to be had. */
export default function ExportPage({ params: { exportId } }: ExportPageProps): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const { data, error, refetch } = useRead(
    'GET /claims/exports/{exportId}',
    { path: { exportId } },
    { live: true },
  );
  const toList = (
    <Button component={Link} href="/claims" variant="default">
      {t('list')}
    </Button>
  );
  if (error instanceof ApiProblem && error.status === 404)
    return (
      <EmptyState icon="file" title={t('gone')} action={toList}>
        {t('goneText')}
      </EmptyState>
    );
  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { state, requestedAt, fileName = '', url } = data;
  if (state === 'failed')
    return (
      <Page title={t('failedTitle')} lead={t('failed')}>
        <div>{toList}</div>
      </Page>
    );
  if (state === 'pending')
    return (
      <Page title={t('pendingTitle')} lead={t('pending')}>
        <Loader />
      </Page>
    );
  return (
    <Page title={t('doneTitle')} lead={t('done', { at: moment(requestedAt) })}>
      <div>
        <Button component="a" href={url} size="md">
          {t('get', { name: fileName })}
        </Button>
      </div>
    </Page>
  );
}
