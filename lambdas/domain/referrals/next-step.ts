import type { Payout } from './payout.ts';

/** Who has to do what about a payout that did not simply arrive; undefined where nobody has to. */
export function payoutNextStep(payout: Payout): string | undefined {
  const { status, providerStatus, providerReason = '', sentAt } = payout;
  if (status === 'held') return payout.holds.map(({ reason }) => reason).join(' ');
  if (status === 'returned' || status === 'failed')
    return `PayPal says ${providerStatus ?? status}. ${providerReason} Check the PayPal address with the company, then pay it again.`;
  if (status !== 'sent' || providerStatus === undefined) return undefined;
  if (providerStatus === 'UNCLAIMED') {
    const until = new Date(Date.parse(sentAt ?? payout.createdAt) + 30 * 86_400_000);
    return `The company has no PayPal account at this address yet. It can open one until ${until.toISOString().slice(0, 10)}; then the money comes back.`;
  }
  if (providerStatus === 'ONHOLD')
    return 'PayPal reviews the payment. Nothing to do but wait; it is asked daily.';
  if (providerStatus === 'UNKNOWN') return providerReason;
  return undefined;
}
