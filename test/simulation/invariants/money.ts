import { type Claim, claimSchema } from '../../../lambdas/domain/claim/claim.ts';
import { committedCents, type Payment } from '../../../lambdas/domain/claim/payment.ts';
import type { Seen } from '../witness.ts';
import type { World } from '../world.ts';

/** Every payment was made once and to the cent, and never more than was approved or the incident's limit allows. */
export function brokenMoney(world: World): string[] {
  const { witness } = world;
  const items = witness.all();
  const claims = items.filter(({ entity }) => entity === 'claim').map((item) => claimSchema.parse(item));
  return [
    ...claims.flatMap((claim) => brokenPayments(world, claim)),
    ...orphans(world, claims),
    ...witness.seen.flatMap(aboveApproval),
    ...items
      .filter(({ entity }) => entity === 'incident')
      .filter(
        ({ reservedCents, limitCents }) =>
          Number(reservedCents) > Number(limitCents) || Number(reservedCents) < 0,
      )
      .map(
        ({ incidentId, reservedCents }) =>
          `${String(incidentId)} has reserved ${String(reservedCents)} cents`,
      ),
  ];
}

/** The ledger and the provider say the same of each payment. */
function brokenPayments(world: World, claim: Claim): string[] {
  return claim.payments.flatMap((payment) => {
    const { paymentId, amountCents, to, status } = payment;
    const ledger = world.witness.item(`PAYMENT#${paymentId}`, 'PAYMENT');
    if (ledger?.status !== status || ledger.amountCents !== amountCents)
      return [`the ledger says ${String(ledger?.status)} of ${paymentId}, the claim ${status}`];
    if (payment.method === 'link') return [];
    const made = madeFor(world, payment);
    if (status === 'paid' && made.length !== 1)
      return [`${paymentId} is paid, the provider made ${made.length}`];
    if (made.length > 1) return [`${paymentId} was paid ${made.length} times`];
    return made
      .filter((one) => one.amountCents !== amountCents || one.to !== to)
      .map(
        (one) => `${paymentId} is ${amountCents} cents to ${to}, paid were ${one.amountCents} to ${one.to}`,
      );
  });
}

const madeFor = (world: World, { paymentId }: Payment) =>
  world.flow.runtime.machine.payments().filter(({ reference }) => reference === paymentId);

/** Money left for nothing that any claim knows. */
function orphans(world: World, claims: readonly Claim[]): string[] {
  const known = new Set(claims.flatMap(({ payments }) => payments.map(({ paymentId }) => paymentId)));
  return world.flow.runtime.machine
    .payments()
    .filter(({ reference }) => !known.has(reference))
    .map(
      ({ reference, to, amountCents }) =>
        `nobody knows the payment ${reference} of ${amountCents} cents to ${to}`,
    );
}

/** At no version of a claim more is paid or on its way than is reserved, nor by one payment than was approved. */
function aboveApproval({ sk, before, after }: Seen): string[] {
  if (sk !== 'CLAIM' || !after) return [];
  const claim = claimSchema.parse(after);
  const known = new Set((before?.payments as Payment[] | undefined)?.map(({ paymentId }) => paymentId));
  const broken: string[] = [];
  const committed = committedCents(claim.payments);
  if (committed > claim.reservedCents)
    broken.push(`${claim.claimId} pays ${committed} cents, reserved are ${claim.reservedCents}`);
  for (const payment of claim.payments)
    if (!known.has(payment.paymentId) && payment.amountCents > (claim.approvedTotalCents ?? 0))
      broken.push(`${payment.paymentId} is above the ${claim.approvedTotalCents} cents approved`);
  return broken;
}
