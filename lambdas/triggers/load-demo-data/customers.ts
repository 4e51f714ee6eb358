import { coverStart } from '../../domain/calendar/local-days.ts';
import type { PlanCode } from '../../domain/catalogue/catalogue-schema.ts';
import { catalogueAt, planPrice } from '../../domain/catalogue/lookup.ts';
import type { DeviceRecord } from '../../domain/devices/device.ts';
import { NUMBER_BYTES, newPlanNumber } from '../../domain/ids/claim-id.ts';
import { newRecordId, RECORD_ID_BYTES, type RecordKind } from '../../domain/ids/record-id.ts';
import type { Customer } from '../../domain/people/people.ts';
import type { PlanRecord } from '../../domain/people/plan.ts';
import type { ChargeRecord } from '../../domain/plans/charges.ts';
import { newCharge } from '../../domain/plans/money.ts';
import { zoneOfPlan } from '../../domain/plans/payment-outcome.ts';
import { periodSpan } from '../../domain/plans/periods.ts';
import { termName } from '../../domain/plans/price.ts';
import { type SeededValues, testImei } from './seeded-values.ts';

/** A customer with all that is written together. */
export interface DemoCustomer {
  readonly customer: Customer;
  readonly plan: PlanRecord;
  readonly devices: readonly DeviceRecord[];
  readonly charges: readonly ChargeRecord[];
}

const day = 86_400_000;
// Ids hold a time of creation; a fixed one keeps them the same whenever the demo is loaded.
const idTime = Date.UTC(2026, 0, 1);

type Item = Pick<DeviceRecord, 'kind' | 'make' | 'model'>;

/** What makes one demo customer; everything else follows from it, the seed and the time. */
interface Profile {
  readonly label: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: Customer['address'];
  /** Time zone of the address: cover starts at its 00:01. */
  readonly zone: string;
  readonly soldBy?: string;
  readonly soldDaysAgo: number;
  readonly planCode: PlanCode;
  readonly planStatus: 'active' | 'pending-activation' | 'past-due';
  readonly items: readonly Item[];
  readonly verification: DeviceRecord['verification'];
}

const casey: Profile = {
  label: 'casey',
  name: 'Casey Morgan',
  email: 'customer@example.com',
  phone: '+14155550123',
  address: {
    line1: '742 Guerrero Street',
    line2: 'Apartment 3',
    city: 'San Francisco',
    region: 'CA',
    postalCode: '94110',
    country: 'US',
  },
  zone: 'America/Los_Angeles',
  soldBy: 'co-fixit',
  soldDaysAgo: 75,
  planCode: 'everything',
  planStatus: 'active',
  items: [
    { kind: 'phone', make: 'Apple', model: 'iPhone 14 Pro' },
    { kind: 'tablet', make: 'Apple', model: 'iPad Air' },
    { kind: 'laptop', make: 'Apple', model: 'MacBook Air' },
  ],
  verification: 'verified',
};

const names = ['Jamie Park', 'Riley Stone', 'Devon Achebe', 'Noor Haddad', 'Quinn Larsen', 'Ellis Romero'];

const places: readonly Pick<Profile, 'address' | 'zone'>[] = [
  {
    address: { line1: '15 Pearl Street', city: 'Austin', region: 'TX', postalCode: '78701', country: 'US' },
    zone: 'America/Chicago',
  },
  {
    address: { line1: '230 Grove Street', city: 'Oakland', region: 'CA', postalCode: '94612', country: 'US' },
    zone: 'America/Los_Angeles',
  },
  {
    address: { line1: '9 Mercer Street', city: 'New York', region: 'NY', postalCode: '10013', country: 'US' },
    zone: 'America/New_York',
  },
  {
    address: {
      line1: '77 Queen Street W',
      city: 'Toronto',
      region: 'ON',
      postalCode: 'M5H 2M5',
      country: 'CA',
    },
    zone: 'America/Toronto',
  },
];

const phones: readonly Item[] = [
  { kind: 'phone', make: 'Apple', model: 'iPhone 13' },
  { kind: 'phone', make: 'Samsung', model: 'Galaxy S23' },
  { kind: 'phone', make: 'Google', model: 'Pixel 8' },
];

const others: readonly Item[] = [
  { kind: 'tv', make: 'LG', model: 'OLED C3 55"' },
  { kind: 'console', make: 'Sony', model: 'PlayStation 5' },
  { kind: 'camera', make: 'Canon', model: 'EOS R10' },
  { kind: 'laptop', make: 'Dell', model: 'XPS 13' },
];

/** Further customers, so that the lists have something to show; nobody signs in as them. */
function neighbour(values: SeededValues, name: string, index: number): Profile {
  const label = `neighbour-${index}`;
  const planCode = values.pick(`${label}/plan`, ['everything', 'everything-student', 'phone-only'] as const);
  const soldBy = values.pick(`${label}/seller`, ['co-fixit', 'co-volt', undefined]);
  const items = [values.pick(`${label}/phone`, phones), values.pick(`${label}/item`, others)];
  return {
    label,
    name,
    email: `${name.toLowerCase().replace(' ', '.')}@example.net`,
    // 555-0100 to 0199 are nobody's: set aside for fiction.
    phone: `+14155550${160 + index}`,
    ...values.pick(`${label}/place`, places),
    ...(soldBy !== undefined && { soldBy }),
    soldDaysAgo: 3 + values.number(`${label}/sold`, 200),
    planCode,
    planStatus: values.pick(`${label}/status`, [
      'active',
      'active',
      'pending-activation',
      'past-due',
    ] as const),
    items: planCode === 'phone-only' ? items.slice(0, 1) : items,
    verification: values.pick(`${label}/verification`, ['verified', 'unverified', 'pending'] as const),
  };
}

/** The demo's customers, Casey first. `nowMs` is what their plans' dates are counted back from. */
export const demoCustomers = (values: SeededValues, nowMs: number): [DemoCustomer, ...DemoCustomer[]] => [
  customerOf(casey, values, nowMs),
  ...names.map((name, index) => customerOf(neighbour(values, name, index), values, nowMs)),
];

function customerOf(profile: Profile, values: SeededValues, nowMs: number): DemoCustomer {
  const id = (kind: RecordKind, label = ''): string =>
    newRecordId(kind, idTime, values.bytes(`${profile.label}/${kind}/${label}`, RECORD_ID_BYTES));
  const customerId = id('customer');
  const { plan, charges } = billed(planOf(profile, customerId, id('enrollment'), values, nowMs), nowMs);
  const { name, email, phone, address, soldBy } = profile;
  return {
    customer: {
      customerId,
      name,
      email,
      phone,
      address,
      ...(soldBy !== undefined && { registeredByCompanyId: soldBy }),
      version: 1,
    },
    plan,
    charges,
    devices: profile.items.map((item, index) =>
      deviceOf(profile, plan, item, id('device', String(index)), values, nowMs),
    ),
  };
}

function planOf(
  profile: Profile,
  customerId: string,
  enrollmentId: string,
  values: SeededValues,
  nowMs: number,
): PlanRecord {
  const { label, soldDaysAgo, planCode, planStatus, soldBy, zone } = profile;
  const soldAt = new Date(nowMs - soldDaysAgo * day).toISOString();
  const activatedAt = new Date(nowMs - (soldDaysAgo - 1) * day).toISOString();
  const catalogue = catalogueAt(soldAt);
  return {
    planNumber: newPlanNumber(values.bytes(`${label}/plan-number`, NUMBER_BYTES)),
    enrollmentId,
    customerId,
    planCode,
    term: 'monthly',
    status: planStatus,
    priceCents: planPrice(catalogue, planCode, 'monthly', profile.items[0]) ?? 0,
    catalogueVersion: catalogue.version,
    soldAt,
    zone,
    ...(soldBy !== undefined && { soldByCompanyId: soldBy }),
    ...(planStatus !== 'pending-activation' && { activatedAt, coverStartsAt: coverStart(activatedAt, zone) }),
    paymentCurrent: planStatus !== 'past-due',
    version: 1,
  };
}

const withoutPayment = ({ paidAt: _at, paidOutside: _outside, ...due }: ChargeRecord): ChargeRecord => due;

/**
 * The plan with what was charged for it since its sale, each month paid; a plan in arrears owes the last one. No card is
 * behind it, and no billing runs: a demo that is left alone for months shall not lapse.
 */
function billed(plan: PlanRecord, nowMs: number): { plan: PlanRecord; charges: ChargeRecord[] } {
  const start = { anchor: plan.soldAt, anchorPeriod: 0 };
  const charges: ChargeRecord[] = [];
  const spanOf = (period: number) => periodSpan(start, plan.term, period, zoneOfPlan(plan));
  while (Date.parse(spanOf(charges.length).from) <= nowMs) {
    const period = charges.length;
    const span = spanOf(period);
    const text = termName(catalogueAt(plan.soldAt), plan.planCode, plan.term);
    const what = {
      kind: 'period',
      period,
      span,
      lines: [{ text, cents: plan.priceCents }],
      cents: plan.priceCents,
    } as const;
    const due = newCharge(plan, { charges, refunds: [] }, what, span.from);
    charges.push({ ...due, status: 'paid', paidAt: span.from, paidOutside: true });
  }
  const owes = plan.status === 'past-due' && charges.length > 1;
  const last = charges.at(-1);
  if (owes && last) charges[charges.length - 1] = { ...withoutPayment(last), status: 'due', tries: 3 };
  const paid = charges.findLast(({ status }) => status === 'paid');
  const span = paid && { from: paid.from, to: paid.to, cents: paid.amountCents };
  const paidThrough = paid?.to ?? plan.soldAt;
  const billing = {
    ...start,
    periods: charges.length,
    paidThrough,
    nextChargeAt: spanOf(charges.length).from,
  };
  return { plan: { ...plan, billing: { ...billing, ...(span && { span }) } }, charges };
}

function deviceOf(
  profile: Profile,
  plan: PlanRecord,
  item: Item,
  deviceId: string,
  values: SeededValues,
  nowMs: number,
): DeviceRecord {
  const addedAt = plan.activatedAt ?? plan.soldAt;
  const purchasedAt = new Date(nowMs - (profile.soldDaysAgo + 20) * day).toISOString().slice(0, 10);
  const serial = Buffer.from(values.bytes(`${deviceId}/serial`, 6))
    .toString('hex')
    .toUpperCase();
  return {
    deviceId,
    customerId: plan.customerId,
    planNumber: plan.planNumber,
    ...item,
    serial,
    ...(item.kind === 'phone' && { imei: testImei(values, `${deviceId}/imei`) }),
    purchasedAt,
    boughtAs: 'new',
    addedAt,
    verification: profile.verification,
    ...(profile.verification === 'verified' && { verifiedAt: addedAt }),
    ...(profile.verification === 'pending' && {
      reviewDueAt: addedAt,
      reviewReasons: ['What the photos show has to be read by a person.'],
    }),
    version: 1,
  };
}
