import { randomBytes } from 'node:crypto';
import { deviceChangeItems } from '../../adapters/devices/device-store.ts';
import { payoutZone } from '../../adapters/environment.ts';
import { taxFormAskedItems } from '../../adapters/payouts/payout-mails.ts';
import { newReferralItems } from '../../adapters/payouts/referral-store.ts';
import { plansOf, readPlan } from '../../adapters/people/people.ts';
import { planChangeItems } from '../../adapters/plans/enrollment-store.ts';
import { readPromoUses } from '../../adapters/plans/promo-uses.ts';
import { type Table, type TransactItem, TransactionRefused } from '../../adapters/table/table.ts';
import { readCatalogueAt } from '../../adapters/terms/terms-store.ts';
import { acceptedDevice, checkSoldWith, type DescribedDevice } from '../../domain/devices/add-device.ts';
import type { DeviceChange, DeviceRecord } from '../../domain/devices/device.ts';
import { ConcurrentChange, InvalidInput } from '../../domain/errors.ts';
import { NUMBER_BYTES, newPlanNumber, readPlanNumber } from '../../domain/ids/claim-id.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import { isStaff, system } from '../../domain/people/actor.ts';
import { zoneOf } from '../../domain/places/regions.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';
import { type Order, type Quote, quote, type Sale, sellPlan } from '../../domain/plans/sale.ts';
import { referralOf } from '../../domain/referrals/new-referral.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { termsInForce } from './accepted-terms.ts';
import { type Asker, type Buyer, buyerOf, isAdult } from './buyer.ts';
import type { EnrollBody } from './shapes.ts';

/** The device as sold: it works unless somebody says otherwise. */
function described(device: EnrollBody['device'], today: string): DescribedDevice | undefined {
  if (device === undefined) return undefined;
  try {
    return acceptedDevice({ ...device, condition: device.condition ?? 'working' }, today);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(error.errors.map(({ path, message }) => ({ path: `device.${path}`, message })));
  }
}

const orderOf = (
  body: Pick<EnrollBody, 'planCode' | 'term' | 'student' | 'promoCode'>,
  phone: Order['phone'],
): Order => ({
  planCode: body.planCode,
  term: body.term,
  student: body.student,
  promoCode: body.promoCode,
  phone,
});

/**
 * The payer's other plans as far as they may count for the price. A stranger's call counts none, or what it shows of
 * prices would tell who has an account; the number of a plan of the same payer proves enough.
 */
async function payersPlans(
  table: Table,
  caller: Caller | undefined,
  customerId: string | undefined,
  planNumber: string | undefined,
): Promise<Enrollment[]> {
  if (customerId === undefined) return [];
  const role = caller?.access.role;
  const trusted = isStaff(role) || caller?.access.customerId === customerId;
  const shown = planNumber === undefined ? undefined : readPlanNumber(planNumber);
  const proof = shown === undefined ? undefined : await readPlan(table, shown);
  return trusted || proof?.customerId === customerId ? plansOf(table, customerId) : [];
}

/** What a plan would cost this caller. Throws {@link InvalidInput}. */
export async function quoteFor(
  table: Table,
  caller: Caller | undefined,
  body: Pick<EnrollBody, 'planCode' | 'term' | 'student' | 'promoCode' | 'planNumber'>,
  phone: Order['phone'],
  nowMs: number,
): Promise<Quote> {
  const catalogue = await readCatalogueAt(table, new Date(nowMs).toISOString());
  const own = await payersPlans(table, caller, caller?.access.customerId, body.planNumber);
  const { uses } = await readPromoUses(table, catalogue, body.promoCode);
  return quote(orderOf(body, phone), catalogue, own, { nowMs, uses });
}

const channelOf = (caller: Caller | undefined): Sale['channel'] => {
  if (caller?.access.role === 'partner') return 'partner';
  return caller === undefined || caller.access.role === 'customer' ? 'customer' : 'agent';
};

function newDevice(
  device: DescribedDevice,
  plan: Enrollment,
  caller: Caller | undefined,
  nowMs: number,
): DeviceChange {
  const { condition: _condition, ...facts } = device;
  const at = new Date(nowMs).toISOString();
  return {
    device: {
      ...facts,
      deviceId: newRecordId('device', nowMs, randomBytes(RECORD_ID_BYTES)),
      customerId: plan.customerId,
      planNumber: plan.planNumber,
      addedAt: at,
      verification: 'unverified',
      version: 1,
    },
    events: [{ what: 'added', at, actor: caller?.actor ?? system(), note: 'With the sale of the plan' }],
  };
}

export interface Sold {
  readonly plan: Enrollment;
  readonly quote: Quote;
  readonly devices: readonly DeviceRecord[];
}

/** How often a sale is tried again when its customer was made by another sale in the same moment. */
const attempts = 3;

/**
 * Writes a sale whole: the customer if new, the plan with its first charge, the device, the seller's fee. Throws
 * {@link InvalidInput}; a transaction that the idempotency marker refused.
 */
export async function sell(
  table: Table,
  asker: Asker,
  body: EnrollBody,
  nowMs: number,
  along: (sold: Sold) => readonly TransactItem[],
): Promise<Sold> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryToSell(table, asker, body, nowMs, along);
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
      if (attempt === attempts) throw new ConcurrentChange('the sale');
    }
  }
}

async function tryToSell(
  table: Table,
  asker: Asker,
  body: EnrollBody,
  nowMs: number,
  along: (sold: Sold) => readonly TransactItem[],
): Promise<Sold> {
  const { caller } = asker;
  const at = new Date(nowMs).toISOString();
  const device = described(body.device, at.slice(0, 10));
  const buyer = await buyerOf(table, asker, body.customer, nowMs);
  const catalogue = await readCatalogueAt(table, at);
  if (device) checkSoldWith(catalogue, body.planCode, device.kind);
  const others = await payersPlans(table, caller, buyer.customer.customerId, body.planNumber);
  const phone = device?.kind === 'phone' ? { make: device.make, model: device.model } : undefined;
  const order = orderOf(body, phone);
  const promo = await readPromoUses(table, catalogue, body.promoCode);
  const price = quote(order, catalogue, others, { nowMs, uses: promo.uses });
  const change = sellPlan({
    ...{ order, quote: price, catalogue, nowMs, seenWorking: body.seenWorking },
    ...saleOf(caller, buyer),
    ...(body.protectedMinor && { minor: { name: minorOf(body.protectedMinor, at).name } }),
    acceptedTerms: await acceptedWithOrder(table, caller, body.acceptedTerms, nowMs),
  });
  const added = device && newDevice(device, change.plan, caller, nowMs);
  const referral = referralOf(change.plan, payoutZone(), catalogue);
  const sold: Sold = { plan: change.plan, quote: price, devices: added ? [added.device] : [] };
  await table.transact([
    ...buyer.items,
    ...planChangeItems(table, change, at),
    ...(added ? await deviceChangeItems(table, added) : []),
    ...(referral ? newReferralItems(table, referral) : []),
    ...(referral ? await taxFormAskedItems(table, referral, nowMs) : []),
    ...promo.oneMore(table),
    ...along(sold),
  ]);
  return sold;
}

/** Who is protected, under 18. Throws {@link InvalidInput} for an adult, who holds the own plan, and for the unborn. */
function minorOf(minor: NonNullable<EnrollBody['protectedMinor']>, at: string) {
  if (minor.bornOn !== undefined && minor.bornOn > at.slice(0, 10))
    throw InvalidInput.at('protectedMinor.bornOn', 'is in the future');
  if (minor.bornOn !== undefined && isAdult(minor.bornOn, at.slice(0, 10)))
    throw InvalidInput.at('protectedMinor.bornOn', 'is 18 years ago or more: an adult is the account holder');
  return minor;
}

/** The terms that the order agrees to. Throws {@link InvalidInput} where somebody else than the customer orders. */
function acceptedWithOrder(
  table: Table,
  caller: Caller | undefined,
  acceptedTerms: string | undefined,
  nowMs: number,
): Promise<string | undefined> {
  if (acceptedTerms === undefined) return Promise.resolve(undefined);
  if (channelOf(caller) === 'customer') return termsInForce(table, acceptedTerms, nowMs);
  throw InvalidInput.at('acceptedTerms', 'is the customer’s to say, on the own phone, at activation');
}

/** Who sells to whom, with fresh numbers. */
function saleOf(caller: Caller | undefined, { customer, typedPhone }: Buyer) {
  const companyId = caller?.access.companyId;
  return {
    customerId: customer.customerId,
    planNumber: newPlanNumber(randomBytes(NUMBER_BYTES)),
    enrollmentId: newRecordId('enrollment', Date.now(), randomBytes(RECORD_ID_BYTES)),
    zone: zoneOf(customer.address),
    phone: customer.phone,
    typedPhone,
    channel: channelOf(caller),
    soldBy: caller?.actor,
    ...(companyId !== undefined && { soldByCompanyId: companyId }),
  };
}
