import { SimpleGrid, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { Card } from '../../../parts/card.tsx';
import { Conversation } from '../../../parts/conversation/conversation.tsx';
import { Documents } from '../../../parts/documents/documents.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { StatusBox } from '../../../parts/status-box.tsx';
import { Timeline } from '../../../parts/timeline.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Money } from './money.tsx';
import { texts } from './texts.ts';
import { Withdraw } from './withdraw.tsx';

interface ClaimPageProps {
  readonly params: Readonly<Record<string, string>>;
}

/** A claim to read and talk about; a role that has a page of its own at this address gets that one. */
export default function ClaimPage({ params }: ClaimPageProps): ReactNode {
  const t = useTexts(texts);
  const path = { claimId: params.claimId ?? '' };
  const { data: claim, error, refetch } = useRead('GET /claims/{claimId}', { path }, { live: true });
  const { data: history } = useRead('GET /claims/{claimId}/history', { path }, { live: true });
  if (error && !claim) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!claim) return <PageSkeleton />;
  const device = claim.device ? `${claim.device.make} ${claim.device.model}` : '';
  return (
    <Page title={claim.claimId} lead={t('lead', { device, customer: claim.customer.name })}>
      <StatusBox claim={claim} action={<Withdraw claim={claim} />} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
        <Stack gap="lg">
          <Money claim={claim} />
          <Card>
            <Title order={2} mb="md">
              {t('documents')}
            </Title>
            <Documents claimId={claim.claimId} kinds={['damage-photo', 'receipt', 'other']} />
          </Card>
          <Card>
            <Title order={2} mb="md">
              {t('history')}
            </Title>
            <Timeline entries={history?.items ?? []} />
          </Card>
        </Stack>
        <Card>
          <Title order={2} mb="md">
            {t('conversation')}
          </Title>
          <Conversation claimId={claim.claimId} />
        </Card>
      </SimpleGrid>
    </Page>
  );
}
