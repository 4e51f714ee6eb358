import { Button, Group, Skeleton } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link } from 'wouter';
import type { Claim } from '../../../api/shapes.ts';
import { DeviceReturn, Replacement } from './replacement.tsx';
import { ShowAtCounter } from './show-at-counter.tsx';

const AnswerForm = lazy(() => import('./answer-form.tsx').then((module) => ({ default: module.AnswerForm })));
const Consent = lazy(() => import('./consent.tsx').then((module) => ({ default: module.Consent })));
const SecondReview = lazy(() =>
  import('./second-review.tsx').then((module) => ({ default: module.SecondReview })),
);

/** About as tall as what comes: what stands below keeps its place. */
const HEIGHTS = { answer: 720, review: 42, consent: 300 } as const;

/** The one thing to do now, if it is the customer's turn. */
export function NextAction({ claim }: { readonly claim: Claim }): ReactNode {
  const { status, claimId, partner, resolution, nextStep } = claim;
  if (status === 'waiting-on-customer')
    return (
      <Suspense fallback={<Skeleton h={HEIGHTS.answer} radius="md" />}>
        <AnswerForm claim={claim} />
      </Suspense>
    );
  if (status.startsWith('denied'))
    return (
      <Suspense fallback={<Skeleton h={HEIGHTS.review} w={220} radius="md" />}>
        <SecondReview claim={claim} />
      </Suspense>
    );
  if (status === 'approved' && claim.consent?.state === 'asked')
    return (
      <Suspense fallback={<Skeleton h={HEIGHTS.consent} radius="md" />}>
        <Consent claim={claim} />
      </Suspense>
    );
  if (status === 'approved' && resolution === 'reimbursement' && nextStep.button !== undefined)
    return (
      <Group>
        <Button component={Link} href="/account">
          {nextStep.button}
        </Button>
      </Group>
    );
  if (status === 'approved' && resolution === 'replacement' && nextStep.button !== undefined)
    return <Replacement claim={claim} />;
  if (claim.shipping?.return) return <DeviceReturn claim={claim} />;
  const goesToShop =
    status === 'estimate-needed' || (status === 'approved' && resolution === 'repair' && !claim.invoice);
  if (!goesToShop || !partner) return null;
  return (
    <Group>
      <ShowAtCounter claimId={claimId} />
    </Group>
  );
}
