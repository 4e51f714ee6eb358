import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { useTakeNext } from '../../../parts/staff/use-take-next.ts';
import { WorkbenchKeys } from '../../../parts/staff/workbench-keys.tsx';
import { useAccount } from '../../../session/account.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { CallerInvitation } from './caller-invitation.tsx';
import { NextClaim } from './next-claim.tsx';
import { texts } from './texts.ts';
import { ViewTiles } from './view-tiles.tsx';

/** As many as `POST /staff/next` itself looks at in one go. */
const CANDIDATES = 10;

/** The next claim and why an agent has it; then what else waits. */
export default function HomePage(): ReactNode {
  const t = useTexts(texts);
  const userId = useAccount()?.userId;
  const { takeNext, isTaking } = useTakeNext(t('none'));
  const { data, error, refetch } = useRead(
    'GET /staff/queue',
    { query: { limit: CANDIDATES } },
    { live: true },
  );
  const { data: views, error: viewsError } = useRead('GET /staff/views', {}, { live: true });
  const next = data?.items.find(({ assignedTo }) => !assignedTo || assignedTo.userId === userId);
  const count = (name: string): number => views?.items.find(({ view }) => view === name)?.count ?? 0;
  const waiting = count('mine') + count('unassigned');
  const lead = waiting === 0 ? t('leadEmpty') : t('lead', { count: waiting });
  // Both at once: nothing moves under the reader's eyes.
  if (!(data ?? error) || !(views ?? viewsError)) return <PageSkeleton />;
  return (
    <Page title={t('title')} lead={views && lead} action={<WorkbenchKeys onNext={takeNext} />}>
      <Stack gap="xl">
        {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
        {next && <NextClaim item={next} onTake={takeNext} isTaking={isTaking} />}
        {data && !next && (
          <EmptyState icon="check" title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        )}
        <ViewTiles counts={views} />
        <CallerInvitation />
      </Stack>
    </Page>
  );
}
