import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { ReferralRows } from './referral-rows.tsx';
import { texts } from './texts.ts';

/** Plans the company sold, and what each earns. */
export default function ReferralsPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead(
    'GET /partners/me/referrals',
    { query: { limit: 100 } },
    { live: true },
  );
  const sell = (
    <Button component={Link} href="/sell">
      {t('sell')}
    </Button>
  );
  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  if (data.items.length === 0)
    return (
      <EmptyState isPage icon="chart" title={t('none')} action={sell}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <Page title={t('title')} lead={t('lead')} action={sell}>
      <ReferralRows referrals={data.items} />
    </Page>
  );
}
