import type { ReactNode } from 'react';
import type { Claim } from '../../../api/shapes.ts';
import { useTypically } from '../../../parts/use-typically.ts';
import { PaymentPromise } from '../payment-promise.tsx';

/** The money of this claim that is on its way, then that it came; nothing before there is any. */
export function WillBePaid({ claim }: { readonly claim: Claim }): ReactNode {
  const usually = useTypically()(claim.nextStep.typically);
  const paid = claim.payments.findLast(({ status }) => status === 'paid');
  const pending = claim.payments.findLast(({ status }) => status === 'pending');
  if (claim.status === 'completed' && paid !== undefined)
    return <PaymentPromise amountCents={paid.amountCents} to={paid.to} by={paid.at} isKept />;
  if (claim.status !== 'approved' || pending === undefined) return null;
  return (
    <PaymentPromise
      amountCents={pending.amountCents}
      to={pending.to}
      by={claim.nextStep.by}
      usually={usually}
    />
  );
}
