import { newReferralItems } from '../../lambdas/adapters/payouts/referral-store.ts';
import { companyItem, customerItem, deviceItem, planItem } from '../../lambdas/adapters/people/people.ts';
import { Table, type TransactItem } from '../../lambdas/adapters/table/table.ts';
import type { Enrollment } from '../../lambdas/domain/plans/enrollment.ts';
import { referralOf } from '../../lambdas/domain/referrals/new-referral.ts';

/** A month of sales of a large programme. */
export interface SalesPlace {
  readonly sales: number;
  readonly companies: number;
  /** IANA zone in which months are counted. */
  readonly zone: string;
}

const soldAt = '2026-01-12T17:00:00.000Z';
const activatedAt = '2026-01-13T17:00:00.000Z';
const coverStartsAt = '2026-01-14T08:01:00.000Z';
const longAgo = '2025-06-01T00:00:00.000Z';

/** Nothing is sent through it: it only puts items together. */
const table = new Table(undefined as never, 'table');

const written = (item: TransactItem): Record<string, unknown> => item.Put?.Item ?? {};

const address = (line1: string) => ({
  line1,
  city: 'Oakland',
  region: 'CA',
  postalCode: '94612',
  country: 'US' as const,
});

const companyId = (n: number): string => `co-bench-${String(n).padStart(5, '0')}`;

const company = (n: number): Record<string, unknown> =>
  written(
    companyItem(table, {
      companyId: companyId(n),
      name: `Shop ${n}`,
      email: `shop${n}@example.org`,
      kinds: ['seller'],
      approvedRepairPartner: false,
      address: address(`${n} Market Street`),
      payee: { method: 'paypal', email: `pay@shop${n}.example.org`, changedAt: longAgo },
      taxForm: { kind: 'W-9', receivedAt: longAgo },
      version: 1,
    }),
  );

/** One plan sold, with its customer, its device and its fee. */
function sale(n: number, { companies, zone }: SalesPlace): Record<string, unknown>[] {
  const planNumber = `PLN-B${String(n).padStart(8, '0')}`;
  const customerId = `cus-bench-${n}`;
  const plan: Enrollment = {
    ...{ planNumber, customerId, enrollmentId: `enr-bench-${n}`, planCode: 'everything', term: 'monthly' },
    ...{
      status: 'active',
      priceCents: 1_500,
      catalogueVersion: '2026-01',
      soldAt,
      activatedAt,
      coverStartsAt,
    },
    ...{ soldByCompanyId: companyId(n % companies), paymentCurrent: true, version: 1 },
  };
  const referral = referralOf(plan, zone);
  const items = [
    planItem(table, plan),
    customerItem(table, {
      ...{ customerId, name: `Buyer ${n}`, email: `buyer${n}@example.net`, phone: `+1${n}` },
      ...{ address: address(`${n} Elm Street`), version: 1 },
    }),
    deviceItem(table, {
      ...{
        deviceId: `dev-bench-${n}`,
        customerId,
        planNumber,
        kind: 'phone',
        make: 'Apple',
        model: 'iPhone 15',
      },
      ...{ serial: `B${n}`, addedAt: soldAt, verification: 'verified', version: 1 },
    }),
    ...(referral ? newReferralItems(table, referral) : []),
  ];
  return items.map(written);
}

/** Everything that a table holds after the sales of January. */
export function* salesItems(place: SalesPlace): Generator<Record<string, unknown>> {
  for (let n = 0; n < place.companies; n += 1) yield company(n);
  for (let n = 0; n < place.sales; n += 1) yield* sale(n, place);
}
