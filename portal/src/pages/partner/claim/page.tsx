import { SimpleGrid, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { Card } from '../../../parts/card.tsx';
import { Documents } from '../../../parts/documents/documents.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { StatusBox } from '../../../parts/status-box.tsx';
import { Timeline } from '../../../parts/timeline.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { photosOf } from '../photos-of.ts';
import { Actions } from './actions.tsx';
import { AnswerForm } from './answer.tsx';
import { Contact } from './contact.tsx';
import { Guard } from './guard.tsx';
import { Money } from './money.tsx';
import { Overview } from './overview.tsx';
import { texts } from './texts.ts';
import { WarrantyOffer } from './warranty.tsx';
import { WillBePaid } from './will-be-paid.tsx';

interface ClaimPageProps {
  readonly params: Readonly<Record<string, string>>;
}

/** A claim as the shop works on it: whether to proceed, what to do, then the device and its damage. */
export default function ClaimPage({ params }: ClaimPageProps): ReactNode {
  const t = useTexts(texts);
  const path = { claimId: params.claimId ?? '' };
  const { data: claim, error, refetch } = useRead('GET /claims/{claimId}', { path }, { live: true });
  const { data: history } = useRead('GET /claims/{claimId}/history', { path }, { live: true });
  const list = { path, query: { limit: 100 } };
  const { data: documents } = useRead('GET /claims/{claimId}/documents', list, { live: true });
  if (error && !claim) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!claim || !history || !documents) return <PageSkeleton />;
  const device = claim.device && `${claim.device.make} ${claim.device.model}`;
  const asked = claim.status === 'waiting-on-provider' && !claim.readOnly;
  return (
    <Page title={claim.claimId} lead={[claim.customer.name, device].filter(Boolean).join(' · ')}>
      <Stack gap="lg">
        <Guard claim={claim} />
        <StatusBox claim={claim} action={<Actions claim={claim} />} />
        <WillBePaid claim={claim} />
        <WarrantyOffer claim={claim} />
        {asked && <AnswerForm claim={claim} />}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
          <Stack gap="lg">
            <Overview claim={claim} photos={photosOf(documents.items)} />
            <Money claim={claim} />
          </Stack>
          <Stack gap="lg">
            <Contact claim={claim} />
            <Card>
              <Title order={2} mb="md">
                {t('documents')}
              </Title>
              <Documents
                claimId={claim.claimId}
                kinds={claim.readOnly ? [] : ['repair-summary', 'damage-photo', 'delivery-proof', 'other']}
              />
            </Card>
            <Card>
              <Title order={2} mb="md">
                {t('history')}
              </Title>
              <Timeline entries={history.items} />
            </Card>
          </Stack>
        </SimpleGrid>
      </Stack>
    </Page>
  );
}
