import { lazy, type ReactNode, Suspense } from 'react';
import { useRead } from '../../../api/query.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { isUnitClaim } from '../../../parts/unit-claim/shapes.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';

const Draft = lazy(() => import('./draft.tsx'));
const Sent = lazy(() => import('./sent.tsx'));
/** A dealer can be a repair shop, too. */
const OfShop = lazy(() => import('../../partner/claim/page.tsx'));

interface ClaimPageProps {
  readonly params: Readonly<Record<string, string>>;
}

/** A dealer's claim: a draft takes parts and labor, a sent one says where it stands and what becomes of each line. */
export default function DealerClaim({ params }: ClaimPageProps): ReactNode {
  const path = { claimId: params.claimId ?? '' };
  const { data: claim, error, refetch } = useRead('GET /claims/{claimId}', { path }, { live: true });
  if (!claim) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
  const page = isUnitClaim(claim) ? (
    claim.status === 'draft' ? (
      <Draft key={claim.claimId} claim={claim} />
    ) : (
      <Sent claim={claim} />
    )
  ) : (
    <OfShop params={params} />
  );
  return <Suspense fallback={<PageSkeleton />}>{page}</Suspense>;
}
