import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../api/query.ts';
import { useTexts } from '../texts/languages.tsx';
import { Card } from './card.tsx';
import { texts } from './texts.ts';
import { Timeline } from './timeline.tsx';

/** What the claim has been through, as it goes on. */
export function ClaimHistory({ claimId }: { readonly claimId: string }): ReactNode {
  const t = useTexts(texts);
  const { data } = useRead('GET /claims/{claimId}/history', { path: { claimId } }, { live: true });
  return (
    <Card>
      <Title order={2} mb="md">
        {t('history')}
      </Title>
      <Timeline entries={data?.items ?? []} />
    </Card>
  );
}
