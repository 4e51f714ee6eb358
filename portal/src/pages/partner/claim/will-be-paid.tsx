import type { ReactNode } from 'react';
import type { Claim } from '../../../api/shapes.ts';
import { PaymentPromise } from '../payment-promise.tsx';

/** The money of this claim that is on its way; nothing when none is. */
export function WillBePaid({ claim }: { readonly claim: Claim }): ReactNode {
  const pending = claim.payments.find(({ status }) => status === 'pending');
  if (claim.status !== 'approved' || pending === undefined) return null;
  return <PaymentPromise amountCents={pending.amountCents} to={pending.to} by={claim.nextStep.by} />;
}
