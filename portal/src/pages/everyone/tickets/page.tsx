import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { TicketRows } from '../../../parts/tickets/ticket-rows.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** As many as anybody looks through; older ones are in the inbox, too. */
const MOST = 100;

export default function TicketsPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead('GET /tickets', { query: { limit: MOST } }, { live: true });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={
        <Button component={Link} href="/tickets/new">
          {t('ask')}
        </Button>
      }
    >
      {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton h={320} radius="lg" />}
      {data?.items.length === 0 && (
        <EmptyState
          icon="help"
          title={t('none')}
          action={
            <Button component={Link} href="/help" variant="default">
              {t('help')}
            </Button>
          }
        >
          {t('noneText')}
        </EmptyState>
      )}
      {data && data.items.length > 0 && <TicketRows tickets={data.items} />}
    </Page>
  );
}
