import { Button, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { NextPayout } from './next-payout.tsx';
import { Statement } from './statement.tsx';
import { texts } from './texts.ts';

/** What comes next, and what was paid, month by month. */
export default function PayoutsPage(): ReactNode {
  const t = useTexts(texts);
  const next = useRead('GET /partners/me/payouts/next', {}, { live: true });
  const payouts = useRead('GET /partners/me/payouts', {}, { live: true });
  const failed = next.error ?? payouts.error;
  if (failed && !(next.data && payouts.data))
    return (
      <LoadFailed
        error={failed}
        onAgain={() => {
          void next.refetch();
          void payouts.refetch();
        }}
      />
    );
  if (!next.data || !payouts.data) return <PageSkeleton />;
  const sales = (
    <Button component={Link} href="/referrals" variant="default">
      {t('sales')}
    </Button>
  );
  return (
    <Page title={t('title')} lead={t('lead')} action={sales}>
      <NextPayout next={next.data} />
      <Stack gap="md">
        <Title order={2}>{t('statements')}</Title>
        {payouts.data.items.length === 0 && (
          <EmptyState icon="money" title={t('noneTitle')}>
            {t('noneText')}
          </EmptyState>
        )}
        {payouts.data.items.map((payout) => (
          <Statement key={payout.payoutId} payout={payout} />
        ))}
      </Stack>
    </Page>
  );
}
