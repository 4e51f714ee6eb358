import { planWithDevice } from '../activation/follow.ts';
import { endOfLocalDay } from '../calendar/local-days.ts';
import type { Catalogue, PlanCode, PlanTerm } from '../catalogue/catalogue-schema.ts';
import { findPlan, findPromo } from '../catalogue/lookup.ts';
import type { DeviceRecord } from '../devices/device.ts';
import { type InputFault, InvalidInput } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { nextPlan, type PlanChange, withRun } from './change.ts';
import { type Enrollment, isOver } from './enrollment.ts';
import { newCharge } from './money.ts';
import { periodSpan } from './periods.ts';
import { type Price, type Priced, periodPrice, regularPrice } from './price.ts';
import { type PromoUse, promoFault } from './promo.ts';

/** What is bought. */
export interface Order {
  readonly planCode: PlanCode;
  readonly term: PlanTerm;
  readonly student?: boolean | undefined;
  readonly promoCode?: string | undefined;
  readonly phone?: { readonly make: string; readonly model: string } | undefined;
}

/** The price of an order, to be shown before anybody pays. */
export interface Quote {
  readonly planCode: PlanCode;
  readonly term: PlanTerm;
  /** What each term costs. */
  readonly regular: Price;
  /** What is charged at the sale, a promotion included. */
  readonly first: Price;
  readonly promoCode?: string;
}

/** A student buys the student's edition of a plan that has one. */
const codeOf = ({ planCode, student }: Order): PlanCode =>
  student && planCode === 'everything' ? 'everything-student' : planCode;

/**
 * Prices an order. `payersPlans` are the payer's other plans, as far as the caller may know of them: each plan of
 * several is cheaper, and a promotion is given once. `at`: when it is bought, and how often its code was used by then.
 * Throws {@link InvalidInput}.
 */
export function quote(
  order: Order,
  catalogue: Catalogue,
  payersPlans: readonly Enrollment[],
  at: Pick<PromoUse, 'nowMs' | 'uses'>,
): Quote {
  const planCode = codeOf(order);
  const { term, phone } = order;
  const priced: Priced = { planCode, term, phone, severalPlans: payersPlans.some((plan) => !isOver(plan)) };
  const regular = regularPrice(catalogue, priced);
  const promo = order.promoCode === undefined ? undefined : findPromo(catalogue, order.promoCode);
  const refused = order.promoCode === undefined ? undefined : promoFault(promo, { ...at, payersPlans });
  const faults: (InputFault | false)[] = [
    !findPlan(catalogue, planCode) && { path: 'planCode', message: 'is not on sale' },
    regular === undefined && { path: 'term', message: `the plan is not sold for the term “${term}”` },
    refused !== undefined && { path: 'promoCode', message: refused },
  ];
  const found = faults.filter((fault) => fault !== false);
  const first = periodPrice(catalogue, priced, 0, promo?.code);
  if (found.length > 0 || !regular || !first) throw new InvalidInput(found);
  return { planCode, term, regular, first, ...(promo && { promoCode: promo.code }) };
}

/** A sale, with everything that was found out about it. */
export interface Sale {
  readonly order: Order;
  readonly quote: Quote;
  readonly catalogue: Catalogue;
  readonly customerId: string;
  readonly planNumber: string;
  readonly enrollmentId: string;
  /** IANA zone of the mailing address. */
  readonly zone: string;
  /** What the seller typed instead of the number below, of a customer who was known already. */
  readonly typedPhone?: string | undefined;
  /** Where the invitation goes by text. */
  readonly phone: string;
  readonly channel: NonNullable<Enrollment['channel']>;
  readonly soldBy?: Actor | undefined;
  readonly soldByCompanyId?: string | undefined;
  readonly seenWorking?: boolean | undefined;
  readonly minor?: Enrollment['minor'];
  /** The version of the terms that the customer agreed to with the order. */
  readonly acceptedTerms?: string | undefined;
  readonly nowMs: number;
}

/** Who sold it, and how. */
const saleFacts = (sale: Sale, at: string): Partial<Enrollment> => ({
  channel: sale.channel,
  ...(sale.soldBy && { soldBy: sale.soldBy }),
  ...(sale.soldByCompanyId !== undefined && { soldByCompanyId: sale.soldByCompanyId }),
  ...(sale.seenWorking && { seenWorkingAt: at }),
  ...(sale.minor && { minor: sale.minor }),
  ...(sale.acceptedTerms !== undefined && {
    termsAccepted: { version: sale.acceptedTerms, at, how: 'with-the-order' as const },
  }),
  ...(sale.quote.promoCode !== undefined && { promoCode: sale.quote.promoCode }),
  ...(sale.order.phone && { pricedPhone: sale.order.phone }),
  ...(sale.quote.planCode === 'everything-student' && {
    student: { claimedAt: at, proof: 'missing' as const },
  }),
});

/** The new enrolment with its first charge, which waits to be paid unless a promotion makes it nothing. */
export function sellPlan(sale: Sale): PlanChange {
  const { quote: price, catalogue, zone } = sale;
  const at = new Date(sale.nowMs).toISOString();
  const { planNumber, enrollmentId, customerId } = sale;
  const span = periodSpan({ anchor: at, anchorPeriod: 0 }, price.term, 0, zone);
  const charge = newCharge(
    { planNumber, customerId },
    { charges: [], refunds: [] },
    { kind: 'period', period: 0, span, lines: price.first.lines, cents: price.first.cents },
    at,
  );
  const paid = charge.status === 'paid';
  const plan: Enrollment = {
    planNumber,
    enrollmentId,
    customerId,
    planCode: price.planCode,
    term: price.term,
    status: 'pending-activation',
    priceCents: price.regular.cents,
    catalogueVersion: catalogue.version,
    soldAt: at,
    ...saleFacts(sale, at),
    zone,
    activateBy: endOfLocalDay(at, catalogue.activationDays, zone),
    refundUntil: endOfLocalDay(at, catalogue.refundDays, zone),
    invitation: {
      phone: sale.phone,
      ...(sale.typedPhone !== undefined && { typedPhone: sale.typedPhone }),
      times: 0,
    },
    billing: {
      anchor: at,
      anchorPeriod: 0,
      periods: 1,
      paidThrough: paid ? span.to : at,
      ...(paid && { span: { ...span, cents: 0 } }),
      nextChargeAt: span.to,
    },
    runs: { billing: 1 },
    paymentCurrent: paid,
    version: 1,
  };
  return { before: null, plan, charges: [charge] };
}

/**
 * The sale stands: its first payment was made, or will be by a card that comes later. Only now is the customer told and
 * asked to activate the plan and show its devices. Undefined when that was done, or the sale came to nothing.
 */
export function confirmSale(
  plan: Enrollment,
  devices: readonly DeviceRecord[],
  nowMs: number,
): PlanChange | undefined {
  if (plan.runs?.activation !== undefined || isOver(plan)) return undefined;
  const at = new Date(nowMs).toISOString();
  const confirmed = nextPlan(plan, { runs: withRun(plan, 'activation') });
  const known = devices.reduce((one, device) => planWithDevice(one, device, at) ?? one, confirmed);
  return {
    before: plan,
    plan: { ...known, version: confirmed.version },
    notices: [{ kind: 'enrolled' }],
  };
}
