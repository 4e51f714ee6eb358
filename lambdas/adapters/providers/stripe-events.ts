import Stripe from 'stripe';
import type { Dispute } from '../../domain/plans/charges.ts';
import type { ProviderPayment, ProviderRefund } from '../../domain/plans/provider-news.ts';

/** It was not Stripe that sent this, or so long ago that somebody may have kept it. */
export class ForgedEvent extends Error {
  override readonly name = 'ForgedEvent';
}

/** What an event is about; the rest of it is read at Stripe, since an event may be late. */
export type StripeNews =
  | { readonly about: 'payment'; readonly paymentIntentId: string }
  | { readonly about: 'card-page'; readonly sessionId: string }
  | { readonly about: 'nothing-of-ours' };

/** A signed time may be so far from ours, either way, in seconds: Stripe's own recommendation. */
const toleranceSeconds = 300;

/**
 * Reads an event once its signature holds: `Stripe-Signature: t=…,v1=…`, an HMAC-SHA256 over time and body by the
 * endpoint's secret. Throws {@link ForgedEvent}.
 */
export function readStripeEvent(body: string, signature: string, secret: string, nowMs: number): StripeNews {
  const at = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1] ?? Number.NaN);
  if (at * 1000 > nowMs + toleranceSeconds * 1000) throw new ForgedEvent('it is signed for the future');
  try {
    return newsIn(
      Stripe.webhooks.constructEvent(body, signature, secret, toleranceSeconds, undefined, nowMs),
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) throw new ForgedEvent(error.message);
    throw error;
  }
}

const idOf = (value: string | { readonly id: string } | null | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.id;

const payment = (id: string | undefined): StripeNews =>
  id === undefined ? { about: 'nothing-of-ours' } : { about: 'payment', paymentIntentId: id };

function newsIn(event: Stripe.Event): StripeNews {
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.payment_failed':
      return payment(event.data.object.id);
    case 'charge.refunded':
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
      return payment(idOf(event.data.object.payment_intent));
    case 'checkout.session.completed':
      return { about: 'card-page', sessionId: event.data.object.id };
    default:
      return { about: 'nothing-of-ours' };
  }
}

const disputeStatus: Readonly<Partial<Record<Stripe.Dispute.Status, Dispute['status']>>> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiry',
  warning_closed: 'closed',
  needs_response: 'open',
  under_review: 'open',
  won: 'won',
  lost: 'lost',
};

const instantOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

function disputeOf({ id, amount, status, reason, created, evidence_details }: Stripe.Dispute): Dispute {
  const { due_by: dueBy } = evidence_details;
  return {
    ...{ disputeId: id, amountCents: amount, reason, openedAt: instantOf(created) },
    // A status that Stripe may add one day: nothing is known to be decided.
    status: disputeStatus[status] ?? 'inquiry',
    ...(dueBy !== null && { answerBy: instantOf(dueBy) }),
  };
}

const refundOf = ({ id, amount, status, metadata, failure_reason }: Stripe.Refund): ProviderRefund => ({
  ...{ id, amountCents: amount, refundId: metadata?.refundId },
  status: status === 'failed' || status === 'canceled' ? 'failed' : 'made',
  ...(failure_reason !== undefined && { failedBecause: failure_reason.replace(/_/g, ' ') }),
});

/** A payment in our words. Undefined for one that names no plan of ours. */
export function paymentOf(
  intent: Stripe.PaymentIntent,
  refunds: readonly Stripe.Refund[],
  disputes: readonly Stripe.Dispute[],
): ProviderPayment | undefined {
  const { planNumber, chargeId, tries } = intent.metadata;
  if (planNumber === undefined || chargeId === undefined) return undefined;
  const declined = intent.status === 'requires_payment_method' || intent.status === 'canceled';
  return {
    ...{ paymentIntentId: intent.id, planNumber, chargeId, amountCents: intent.amount },
    ...(tries !== undefined && { tries: Number(tries) }),
    status: intent.status === 'succeeded' ? 'succeeded' : declined ? 'declined' : 'open',
    ...(intent.last_payment_error?.message !== undefined && {
      declinedBecause: intent.last_payment_error.message,
    }),
    // Oldest first: what was made before is stored before.
    refunds: refunds.toReversed().map(refundOf),
    disputes: disputes.toReversed().map(disputeOf),
  };
}
