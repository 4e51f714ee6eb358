import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { BrandForm } from './brand-form.tsx';
import { texts } from './texts.ts';

/** The brand to change, with how it will look beside it. */
export default function BrandPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead('GET /brand', {});
  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <BrandForm key={data.version} brand={data} />
    </Page>
  );
}
