import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { ByMonth } from '../../../parts/scorecard/by-month.tsx';
import { ScorecardTiles } from '../../../parts/scorecard/tiles.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** How the shop does: what it takes and costs, and what came back. */
export default function ScorecardPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead('GET /partners/me/scorecard', { query: {} });
  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="lg">
        <ScorecardTiles card={data.total} />
        <ByMonth months={data.months} />
      </Stack>
    </Page>
  );
}
