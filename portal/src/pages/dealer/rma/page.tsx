import { Anchor, SimpleGrid, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { useAccount } from '../../../session/account.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Arrived } from './arrived.tsx';
import { Details } from './details.tsx';
import { History } from './history/history.tsx';
import { Ship } from './ship.tsx';
import { Status } from './status.tsx';
import { TeamWork } from './team-work.tsx';
import { texts } from './texts.ts';
import { Units } from './units.tsx';

/** One RMA: who acts, what and by when; then the form for it, the units, and everything else. */
export default function RmaPage({
  params,
}: {
  readonly params: Readonly<Record<string, string>>;
}): ReactNode {
  const t = useTexts(texts);
  const isStaff = useAccount()?.role !== 'partner';
  const rmaId = params.rmaId ?? '';
  const { data: rma, error, refetch } = useRead('GET /rmas/{rmaId}', { path: { rmaId } }, { live: true });
  if (error && !rma) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!rma) return <PageSkeleton />;
  const claim = (
    <Anchor component={Link} href={`/claims/${rma.claimId}`} inherit>
      {rma.claimId}
    </Anchor>
  );
  return (
    <Page title={rma.rmaId} lead={t.rich('lead', { kind: rma.kindLabel, dealer: rma.dealer.name, claim })}>
      <Stack gap="lg" key={rma.rmaId}>
        <Status rma={rma} />
        {!isStaff && <Ship rma={rma} />}
        {!isStaff && <Arrived rma={rma} />}
        {isStaff && <TeamWork rma={rma} />}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
          <Units rma={rma} />
          <Stack gap="lg">
            <Details rma={rma} />
            <History rma={rma} />
          </Stack>
        </SimpleGrid>
      </Stack>
    </Page>
  );
}
