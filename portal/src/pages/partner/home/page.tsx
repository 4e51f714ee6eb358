import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { Card } from '../../../parts/card.tsx';
import { FaqToRead } from '../../../parts/help/faq-to-read.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { ClaimCounts } from '../../../parts/overview/claim-counts.tsx';
import { Waiting } from '../../../parts/overview/waiting.tsx';
import { Page } from '../../../parts/page.tsx';
import { SerialCheck } from '../../../parts/units/serial-check.tsx';
import { useAccount } from '../../../session/account.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { SearchCard } from '../search-card.tsx';
import { Payments } from './payments.tsx';
import { texts } from './texts.ts';

/** The money on its way, what waits on the company, and the customer at the counter. */
export default function HomePage(): ReactNode {
  const t = useTexts(texts);
  const account = useAccount();
  const mine = { query: { list: 'active', waitsOn: 'me', sort: 'due', limit: 20 } } as const;
  const waiting = useRead('GET /claims', mine, { live: true });
  const paying = useRead(
    'GET /claims',
    { query: { list: 'active', status: 'approved', limit: 100 } },
    { live: true },
  );
  // Known before the page is drawn: what it asks first must not push down the rest.
  const faq = useRead('GET /kb/faq', { query: {} });
  const error = waiting.error ?? paying.error;
  if (waiting.data && paying.data && !faq.isPending && account) {
    const { items } = waiting.data;
    return (
      <Page title={t('title')} lead={items.length > 0 ? t('lead', { count: items.length }) : t('leadNone')}>
        <Stack gap="xl">
          <FaqToRead />
          <Payments claims={paying.data.items} />
          <Waiting claims={items} />
          {account.company?.approvedRepairPartner && <SearchCard />}
          {account.company?.kinds.includes('dealer') && (
            <Card>
              <SerialCheck />
            </Card>
          )}
          <ClaimCounts />
        </Stack>
      </Page>
    );
  }
  if (!error) return <PageSkeleton />;
  const again = () => void Promise.all([waiting.refetch(), paying.refetch()]);
  return <LoadFailed error={error} onAgain={again} />;
}
