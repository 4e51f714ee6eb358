import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { SaleForm } from './sale-form.tsx';
import { texts } from './texts.ts';

export default function SellPage(): ReactNode {
  const t = useTexts(texts);
  const { data: offers, error, refetch } = useRead('GET /plans', {});
  if (error && !offers) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!offers) return <PageSkeleton />;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SaleForm offers={offers} />
    </Page>
  );
}
