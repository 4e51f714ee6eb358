import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { Card } from '../../../parts/card.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { ByMonth } from '../../../parts/scorecard/by-month.tsx';
import { ScorecardTiles } from '../../../parts/scorecard/tiles.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { ShopRows } from './shop-rows.tsx';
import { texts } from './texts.ts';

/** Every repair partner beside the others, and all of them together. */
export default function ScorecardsPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead('GET /partners/scorecards', { query: {} });
  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const shops = data.items.toSorted((one, other) => other.repairs - one.repairs);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="lg">
        <Card>
          <Title order={2} mb="md">
            {t('shops')}
          </Title>
          {shops.length === 0 ? <Text c="dimmed">{t('none')}</Text> : <ShopRows shops={shops} />}
        </Card>
        <Title order={2}>{t('all')}</Title>
        <ScorecardTiles card={data.total} />
        <ByMonth months={data.months} />
      </Stack>
    </Page>
  );
}
