import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { Card } from '../../../parts/card.tsx';
import { Conversation } from '../../../parts/conversation/conversation.tsx';
import { Documents } from '../../../parts/documents/documents.tsx';
import { Timeline } from '../../../parts/timeline.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Related } from './related.tsx';
import { texts } from './texts.ts';

/** What is read when needed: the thread first. */
export default function ClaimTabs({ claim }: { readonly claim: Claim }): ReactNode {
  const { claimId } = claim;
  const t = useTexts(texts);
  const path = { claimId };
  const { data: history } = useRead(
    'GET /claims/{claimId}/history',
    { path, query: { limit: 100 } },
    { live: true },
  );
  const { data: related } = useRead('GET /claims/{claimId}/related', { path });
  return (
    <Card>
      <Tabs defaultValue="conversation" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="conversation">{t('conversation')}</Tabs.Tab>
          <Tabs.Tab value="documents">{t('documents')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('history')}</Tabs.Tab>
          <Tabs.Tab value="related">
            {t('related')} {related && related.items.length > 0 && `(${related.items.length})`}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="conversation">
          <Conversation claim={claim} canWriteInternal />
        </Tabs.Panel>
        <Tabs.Panel value="documents">
          <Documents claimId={claimId} kinds={['other', 'damage-photo', 'receipt', 'police-report']} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <Timeline entries={history?.items ?? []} />
        </Tabs.Panel>
        <Tabs.Panel value="related">
          <Related claims={related?.items ?? []} />
        </Tabs.Panel>
      </Tabs>
    </Card>
  );
}
