import { Skeleton } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { useRead } from '../../../api/query.ts';
import { texts as listTexts } from '../../../parts/claim-list/texts.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { NextButton } from '../../../parts/staff/next-button.tsx';
import { useTakeNext } from '../../../parts/staff/use-take-next.ts';
import { StatusBox } from '../../../parts/status-box.tsx';
import { isUnitClaim } from '../../../parts/unit-claim/shapes.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Coverage } from './coverage.tsx';
import { DecidePanel } from './decide/decide-panel.tsx';
import { Facts } from './facts.tsx';
import { Handling } from './handling.tsx';
import { LostMails } from './lost-mails.tsx';
import { Money } from './money.tsx';
import classes from './page.module.css';
import { Photos } from './photos.tsx';
import { texts } from './texts.ts';

/** Conversation, documents, history: below what is decided by, and loaded after it. */
const ClaimTabs = lazy(() => import('./claim-tabs.tsx'));
/** Of dealers' claims only. */
const ClaimRmas = lazy(() =>
  import('../../../parts/rmas/claim-rmas.tsx').then((part) => ({ default: part.ClaimRmas })),
);

/** A draft for a dealer, who called. */
const UnitDraft = lazy(() => import('../../dealer/claim/draft.tsx'));
/** Of a dealer's claim. */
const UnitLines = lazy(() => import('./unit-lines.tsx'));

interface ClaimPageProps {
  readonly params: Readonly<Record<string, string>>;
}

/** Everything an agent needs to decide, beside the panel that decides; another claim begins anew. */
export default function ClaimPage({ params }: ClaimPageProps): ReactNode {
  const claimId = params.claimId ?? '';
  return <Workbench key={claimId} claimId={claimId} />;
}

function Workbench({ claimId }: { readonly claimId: string }): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(listTexts);
  const { takeNext, isTaking } = useTakeNext(t('noNext'), claimId);
  const {
    data: claim,
    error,
    refetch,
  } = useRead('GET /claims/{claimId}', { path: { claimId } }, { live: true });
  if (error && !claim) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!claim) return <PageSkeleton />;
  if (claim.status === 'draft' && isUnitClaim(claim))
    return (
      <Suspense fallback={<PageSkeleton />}>
        <UnitDraft key={claim.claimId} claim={claim} />
      </Suspense>
    );
  const { device, unit, incident, customer } = claim;
  const what = [device ? `${device.make} ${device.model}` : unit?.product, words(incident.type)]
    .filter(Boolean)
    .join(', ');
  const next = (
    <NextButton variant="default" onTake={takeNext} isTaking={isTaking}>
      {t('next')}
    </NextButton>
  );
  return (
    <Page title={claim.claimId} lead={t('title', { customer: customer.name, what })} action={next}>
      <div className={classes.bench}>
        <div className={classes.main}>
          <StatusBox claim={claim} action={<Handling claim={claim} />} />
          <LostMails claim={claim} />
          <div className={classes.pair}>
            <Coverage claim={claim} />
            <div className={classes.stack}>
              <Photos claimId={claimId} />
              {!isUnitClaim(claim) && <Money claim={claim} />}
            </div>
          </div>
          {isUnitClaim(claim) && (
            <Suspense fallback={<Skeleton h={240} radius="lg" />}>
              <UnitLines claim={claim} />
            </Suspense>
          )}
          <Facts claim={claim} />
          {claim.unit && (
            <Suspense fallback={<Skeleton h={120} radius="lg" />}>
              <ClaimRmas claimId={claimId} />
            </Suspense>
          )}
          <Suspense fallback={<Skeleton h={480} radius="lg" />}>
            <ClaimTabs claim={claim} />
          </Suspense>
        </div>
        <aside className={classes.side}>
          <DecidePanel claim={claim} onNext={takeNext} />
        </aside>
      </div>
    </Page>
  );
}
