import { readPricing } from '../../adapters/claims/pricing-reader.ts';
import { readPlan } from '../../adapters/people/people.ts';
import { CardDeclined, type CardPayments, theCardPayments } from '../../adapters/providers/stripe.ts';
import type { Table } from '../../adapters/table/table.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import {
  closeReturn,
  deductiblePaid,
  deductibleToPay,
  delivered,
  returnFeeCents,
  ship,
} from '../../domain/claim/transitions/ship.ts';
import { NotPossible, PaymentDeclined } from '../../domain/errors.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { changeFor, claimFor } from './claim-request.ts';
import { given } from './given.ts';
import type { InputOf } from './operations/input-of.ts';
import { closeDeviceReturn, confirmDelivery, payDeductible, shipReplacement } from './operations/shipping.ts';

/**
 * Charges the card of the claim's plan, once for each thing it is charged for. Returns the provider's number of the
 * payment. Throws {@link NotPossible} without a card, {@link PaymentDeclined}.
 */
async function chargeCard(
  table: Table,
  payments: CardPayments,
  { claimId, planNumber }: Claim,
  what: 'deductible' | 'return-fee',
  cents: number,
): Promise<string> {
  const plan = planNumber === undefined ? undefined : await readPlan(table, planNumber);
  const { card, stripeCustomerId: customerId } = plan?.billing ?? {};
  if (!plan || !card || customerId === undefined)
    throw new NotPossible('No card is kept for the plan: one can be added on the plan’s page.');
  const chargeId = `${claimId}-${what}`;
  const paid = await payments.paymentFor(customerId, chargeId);
  if (paid !== undefined) return paid;
  const { planNumber: number } = plan;
  try {
    return await payments.charge({
      ...{ customerId, paymentMethodId: card.paymentMethodId, cents },
      // Another card after a declined one is another try, not the same one again.
      ...{ key: `${chargeId}-${card.paymentMethodId}`, chargeId, planNumber: number },
    });
  } catch (error) {
    if (error instanceof CardDeclined) throw new PaymentDeclined(error.reason);
    throw error;
  }
}

async function payFromCard(request: ApiRequest<unknown, unknown>): Promise<Answer> {
  const claim = await claimFor(request, 'claim.pay-deductible');
  const amountCents = deductibleToPay(claim);
  const payments = await theCardPayments();
  const paymentIntentId = await chargeCard(request.table, payments, claim, 'deductible', amountCents);
  return changeFor(request, 'claim.pay-deductible', (current, ctx) =>
    deductiblePaid(current, { amountCents, paymentIntentId }, ctx),
  );
}

const outcomes = { received: 'received', 'charge-fee': 'fee-charged', waive: 'waived' } as const;

async function endReturn(request: ApiRequest<unknown, InputOf<typeof closeDeviceReturn>>): Promise<Answer> {
  const { outcome, note } = request.body;
  const claim = await claimFor(request, 'claim.close-return');
  const feeCents = returnFeeCents(claim);
  if (outcome === 'charge-fee' && feeCents > 0)
    await chargeCard(request.table, await theCardPayments(), claim, 'return-fee', feeCents);
  return changeFor(request, 'claim.close-return', (current, ctx) =>
    closeReturn(current, outcomes[outcome], note, ctx),
  );
}

export const shippingRoutes = [
  route(payDeductible, payFromCard),
  route(shipReplacement, (request) =>
    changeFor(request, 'claim.ship', async (claim, ctx) => {
      const { item, ...parcel } = request.body;
      const { returns } = await readPricing(request.table, claim, request.nowMs);
      return ship(claim, given({ ...parcel, item: item && given(item) }), returns, ctx);
    }),
  ),
  route(confirmDelivery, (request) => changeFor(request, 'claim.delivered', delivered)),
  route(closeDeviceReturn, endReturn),
];
