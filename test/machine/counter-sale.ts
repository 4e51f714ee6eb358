import type { Claimflow, Person } from './claimflow.ts';
import { type CallAs, enter, newcomer, passcodeTo } from './newcomer.ts';

export interface CounterSale {
  readonly planNumber: string;
  readonly enrollmentId: string;
  /** The customer's own way in. */
  readonly call: CallAs;
}

const street = (number: number) => ({
  line1: `${number} Mission Street`,
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94103',
  country: 'US',
});

/** A plan sold at a partner's counter, paid and activated by the customer, who lives at this number of the street. */
export async function counterSale(
  flow: Claimflow,
  partner: Person,
  number: number,
  planCode: string,
): Promise<CounterSale> {
  const somebody = { ...newcomer(), address: street(number) };
  const device = { kind: 'phone', make: 'Apple', model: 'iPhone 15', condition: 'working' };
  const plan = await flow.ok(partner, 'POST', '/enrollments', {
    ...{ planCode, term: 'monthly', customer: somebody, seenWorking: true },
    device: { ...device, serial: `SERIAL${somebody.phone.slice(-4)}` },
  });
  const { enrollmentId, planNumber } = plan;
  const call = await enter(flow, somebody, await passcodeTo(flow, somebody.phone));
  const paid = await call('PUT', `/enrollments/${enrollmentId}/payment-method`, {
    paymentMethod: 'pm_card_visa',
  });
  const active = await call('POST', `/enrollments/${enrollmentId}/activate`, {});
  if (paid.status !== 200 || active.status !== 200)
    throw new Error(`the sale came to nothing: ${JSON.stringify([paid.body, active.body])}`);
  return { planNumber, enrollmentId, call };
}
