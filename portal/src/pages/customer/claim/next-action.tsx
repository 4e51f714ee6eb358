import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Claim } from '../../../api/shapes.ts';
import { AnswerForm } from './answer-form.tsx';
import { SecondReview } from './second-review.tsx';
import { ShowAtCounter } from './show-at-counter.tsx';

/** The one thing to do now, if it is the customer's turn. */
export function NextAction({ claim }: { readonly claim: Claim }): ReactNode {
  const { status, claimId, partner, resolution } = claim;
  if (status === 'waiting-on-customer') return <AnswerForm claim={claim} />;
  if (status.startsWith('denied')) return <SecondReview claim={claim} />;
  const goesToShop =
    status === 'estimate-needed' || (status === 'approved' && resolution === 'repair' && !claim.invoice);
  if (!goesToShop || !partner) return null;
  return (
    <Group>
      <ShowAtCounter claimId={claimId} />
    </Group>
  );
}
