import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../api/query.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { NextButton } from '../../../parts/staff/next-button.tsx';
import { useTakeNext } from '../../../parts/staff/use-take-next.ts';
import { WorkbenchKeys } from '../../../parts/staff/workbench-keys.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { QueueRows } from './queue-rows.tsx';
import { QueueTools } from './queue-tools.tsx';
import { texts } from './texts.ts';
import { useQueue } from './use-queue.ts';
import { useQueueChoices } from './use-queue-choices.ts';
import { ViewTabs } from './view-tabs.tsx';

/** What waits for the claims team: views, filters, and the same step for several claims at once. */
export default function QueuePage(): ReactNode {
  const t = useTexts(texts);
  const [query, choose] = useQueueChoices();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { takeNext, isTaking } = useTakeNext(t('none'));
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useQueue(query);
  const { data: views, error: viewsError } = useRead('GET /staff/views', {}, { live: true });
  const items = data?.items ?? [];
  const shown = new Set(items.map(({ claimId }) => claimId));
  // What has left the view meanwhile is not acted on unseen.
  const chosenHere = [...chosen].filter((claimId) => shown.has(claimId));
  const change: typeof choose = (name, value) => {
    setChosen(new Set());
    choose(name, value);
  };
  const next = (
    <Group gap="xs">
      <WorkbenchKeys onNext={takeNext} />
      <NextButton onTake={takeNext} isTaking={isTaking}>
        {t('next')}
      </NextButton>
    </Group>
  );
  // The views and what is in them at once: nothing moves under the reader's eyes.
  if (!(data ?? error) || !(views ?? viewsError)) return <PageSkeleton />;
  return (
    <Page title={t('title')} action={next}>
      <Stack gap="lg">
        <ViewTabs view={query.view ?? 'all'} onChoose={(view) => change('view', view)} />
        <QueueTools query={query} onChoose={change} />
        {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
        {items.length > 0 && <QueueRows items={items} chosen={new Set(chosenHere)} onChoose={setChosen} />}
        {data && items.length === 0 && !hasNextPage && (
          <EmptyState icon="check" title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        )}
        <Text size="sm" c="dimmed" role="status">
          {items.length > 0 && t('shown', { count: items.length })}
        </Text>
        {hasNextPage && (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        )}
        <BulkBar claimIds={chosenHere} onDone={() => setChosen(new Set())} />
      </Stack>
    </Page>
  );
}
