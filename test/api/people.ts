import {
  companyItem,
  customerItem,
  deviceItem,
  planItem,
  userItem,
} from '../../lambdas/adapters/people/people.ts';
import { enrollmentPointer } from '../../lambdas/adapters/plans/enrollment-store.ts';
import type { Table } from '../../lambdas/adapters/table/table.ts';
import type { DeviceRecord } from '../../lambdas/domain/devices/device.ts';
import type { Company, Customer, User } from '../../lambdas/domain/people/people.ts';
import type { PlanRecord } from '../../lambdas/domain/people/plan.ts';

/** The cast of the API tests: two customers, three companies, the claims team. Ids are words, to be read in failures. */

const since = '2026-01-05T09:00:00.000Z';
const address = {
  line1: '1 Main Street',
  city: 'Oakland',
  region: 'CA',
  postalCode: '94612',
  country: 'US',
} as const;

const customer = (
  customerId: string,
  name: string,
  phone: string,
  more: Partial<Customer> = {},
): Customer => ({
  customerId,
  name,
  email: `${customerId}@example.com`,
  phone,
  address,
  version: 1,
  ...more,
});

const customers: readonly Customer[] = [
  customer('casey', 'Casey', '+14155550123', { registeredByCompanyId: 'fixit' }),
  customer('riley', 'Riley', '+14155550199'),
];

const company = (companyId: string, name: string, more: Partial<Company>): Company => ({
  companyId,
  name,
  email: `claims@${companyId}.example.org`,
  kinds: ['seller', 'repair'],
  approvedRepairPartner: true,
  version: 1,
  ...more,
});

const companies: readonly Company[] = [
  company('fixit', 'Fixit Repair', {
    payee: { method: 'paypal', email: 'pay@fixit.example.org', changedAt: since },
  }),
  company('volt', 'Volt Repair', {}),
  company('harbor', 'Harbor Dealers', { kinds: ['dealer'], approvedRepairPartner: false }),
  company('bayside', 'Bayside Marine', { kinds: ['dealer'], approvedRepairPartner: false }),
];

const user = (userId: string, role: User['role'], more: Partial<User> = {}): User => ({
  userId,
  role,
  name: userId.charAt(0).toUpperCase() + userId.slice(1),
  email: `${userId}@example.com`,
  version: 1,
  ...more,
});

const users: readonly User[] = [
  user('casey', 'customer', { customerId: 'casey' }),
  user('riley', 'customer', { customerId: 'riley' }),
  user('fixit-owner', 'partner', { companyId: 'fixit', partnerRole: 'owner', name: 'Fay' }),
  user('fixit-clerk', 'partner', { companyId: 'fixit', partnerRole: 'clerk', name: 'Finn' }),
  user('volt-owner', 'partner', { companyId: 'volt', partnerRole: 'owner', name: 'Vera' }),
  user('harbor-owner', 'partner', { companyId: 'harbor', partnerRole: 'owner', name: 'Hank' }),
  user('bayside-owner', 'partner', { companyId: 'bayside', partnerRole: 'owner', name: 'Bea' }),
  user('avery', 'agent', { authorityLimitCents: 150_000, onDuty: true }),
  user('blake', 'agent', { authorityLimitCents: 150_000, onDuty: true }),
  user('drew', 'admin', { finance: true }),
];

/** Who can call: each signs in under the id of the user. */
export type Person =
  | 'casey'
  | 'riley'
  | 'fixit-owner'
  | 'fixit-clerk'
  | 'volt-owner'
  | 'harbor-owner'
  | 'bayside-owner'
  | 'avery'
  | 'blake'
  | 'drew';

const plan = (customerId: string, planNumber: string): PlanRecord => ({
  planNumber,
  enrollmentId: `enr-${customerId}`,
  customerId,
  planCode: 'everything',
  term: 'monthly',
  status: 'active',
  priceCents: 1_500,
  catalogueVersion: '2026-01',
  soldAt: since,
  activatedAt: since,
  coverStartsAt: '2026-01-06T08:01:00.000Z',
  paymentCurrent: true,
  version: 1,
});

const plans = [plan('casey', 'PLN-CASEY000'), plan('riley', 'PLN-RYXEY000')];

const device = (deviceId: string, customerId: string, model: string): DeviceRecord => ({
  deviceId,
  customerId,
  planNumber: customerId === 'casey' ? 'PLN-CASEY000' : 'PLN-RYXEY000',
  kind: 'phone',
  make: 'Apple',
  model,
  addedAt: since,
  verification: 'verified',
  verifiedAt: since,
  version: 1,
});

const devices: readonly DeviceRecord[] = [
  device('casey-phone', 'casey', 'iPhone 15 Pro'),
  { ...device('casey-tablet', 'casey', 'iPad Air'), kind: 'tablet' },
  { ...device('casey-laptop', 'casey', 'MacBook Air'), kind: 'laptop' },
  { ...device('casey-sold', 'casey', 'iPhone 12'), removedAt: since },
  device('riley-phone', 'riley', 'iPhone 14'),
];

/** Writes the cast into an empty table. */
export async function writePeople(table: Table): Promise<void> {
  await table.transact([
    ...customers.map((item) => customerItem(table, item)),
    ...companies.map((item) => companyItem(table, item)),
    ...users.map((item) => userItem(table, item)),
    ...plans.flatMap((item) => [planItem(table, item), enrollmentPointer(table, item)]),
    ...devices.map((item) => deviceItem(table, item)),
  ]);
}
