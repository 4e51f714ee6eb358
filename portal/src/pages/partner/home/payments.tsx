import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import classes from '../../../parts/overview/overview.module.css';
import { useTypically } from '../../../parts/use-typically.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { PaymentPromise } from '../payment-promise.tsx';
import { texts } from './texts.ts';

interface Due {
  readonly claim: Claim;
  readonly amountCents: number;
  readonly to: string | undefined;
}

const dueOf = (claim: Claim): readonly Due[] =>
  claim.payments
    .filter(({ status }) => status === 'pending')
    .map(({ amountCents, to }) => ({ claim, amountCents, to }));

const byOf = ({ claim }: Due): string => claim.nextStep.by ?? '9';

/** What is paid next, and what comes after it; nothing while nothing is on its way. */
export function Payments({ claims }: { readonly claims: readonly Claim[] }): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const typically = useTypically();
  const [next, ...others] = claims
    .flatMap(dueOf)
    .toSorted((one, other) => (byOf(one) < byOf(other) ? -1 : 1));
  if (next === undefined) return null;
  const { claimId, customer } = next.claim;
  const rest = others.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const link = (
    <Link key="claim" href={`/claims/${claimId}`} className={classes.inherit}>
      {claimId}
    </Link>
  );
  return (
    <PaymentPromise
      amountCents={next.amountCents}
      to={next.to}
      by={next.claim.nextStep.by}
      usually={typically(next.claim.nextStep.typically)}
    >
      <p>{t.rich('paidFor', { claim: link, customer: customer.name })}</p>
      {rest > 0 && <p>{t('paidRest', { amount: money(rest), count: others.length })}</p>}
    </PaymentPromise>
  );
}
