import { SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../api/query.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { TicketRows } from '../../../parts/tickets/ticket-rows.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

const states = ['open', 'answered', 'closed'] as const;
type State = (typeof states)[number];
const MOST = 100;

/** The team's queue of tickets. */
export default function TicketQueuePage(): ReactNode {
  const t = useTexts(texts);
  const [status, setStatus] = useState<State>('open');
  const { data, error, refetch } = useRead(
    'GET /tickets',
    { query: { status, limit: MOST } },
    { live: true },
  );
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="lg">
        <SegmentedControl
          aria-label={t('state')}
          w="fit-content"
          value={status}
          onChange={(value) => setStatus(states.find((one) => one === value) ?? 'open')}
          data={states.map((value) => ({ value, label: t(value) }))}
        />
        {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
        {!data && !error && <Skeleton h={320} radius="lg" />}
        {data?.items.length === 0 && (
          <EmptyState icon="help" title={t('none')}>
            {t('noneText')}
          </EmptyState>
        )}
        {data && data.items.length > 0 && <TicketRows isForTeam tickets={data.items} />}
      </Stack>
    </Page>
  );
}
