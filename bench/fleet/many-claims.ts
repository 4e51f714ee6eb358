import { type Claim, claimSchema } from '../../lambdas/domain/claim/claim.ts';
import { incidentTypes } from '../../lambdas/domain/claim/incident.ts';
import type { ClaimStatus } from '../../lambdas/domain/claim/status.ts';

/**
 * Claims as they would stand after years of use, made by number and without chance: most of them closed, one in fifty a
 * draft, the rest spread over the open statuses.
 */

const HOUR_MS = 3_600_000;
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An ID that looks like any other, and never comes twice: 65,537 is odd, so that multiplying loses nothing. */
const claimIdOf = (n: number): string => {
  let rest = BigInt(n) * 715_827_883_171n + 7n;
  let text = '';
  for (let place = 0; place < 8; place += 1) {
    text = `${alphabet[Number(rest % 32n)]}${text}`;
    rest /= 32n;
  }
  return `CLM-${text}`;
};

const closed: readonly ClaimStatus[] = [
  'completed',
  'completed',
  'completed',
  'completed',
  'denied-not-covered',
  'withdrawn',
  'closed-inactive',
];
const open: readonly ClaimStatus[] = [
  'approved',
  'waiting-on-customer',
  'estimate-needed',
  'in-review',
  'waiting-on-provider',
  'initial-review',
  'approved',
  'waiting-on-customer',
];

function statusOf(n: number): ClaimStatus {
  const of = n % 50;
  if (of === 0) return 'draft';
  return (of < 7 ? open[Math.floor(n / 50) % open.length] : closed[n % closed.length]) ?? 'completed';
}

export interface ClaimsPlace {
  /** The claims' last change is before this instant, ms. */
  readonly nowMs: number;
  /** Shops that the claims are referred to, in turn; every third claim has none. */
  readonly shops: readonly { readonly companyId: string; readonly name: string }[];
  /** Claims of one customer. */
  readonly each: number;
  readonly count: number;
}

const names = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gus', 'Hana', 'Ian', 'June', 'Kim', 'Lou'];

const customerOf = (n: number): Claim['customer'] => ({
  customerId: `customer-many-${n}`,
  name: `${names[n % names.length]} Number${n}`,
  email: `person${n}@example.net`,
  phone: `+1415${String(2_000_000 + n).padStart(7, '0')}`,
});

/** The n-th claim. */
export function manyClaim(n: number, place: ClaimsPlace): Claim {
  const beganMs = place.nowMs - (place.count - n) * 0.25 * HOUR_MS;
  const at = (hours: number): string =>
    new Date(Math.min(beganMs + hours * HOUR_MS, place.nowMs)).toISOString();
  const status = statusOf(n);
  const isClosed = closed.includes(status);
  const customer = customerOf(Math.floor(n / place.each));
  const shop = place.shops[n % (place.shops.length + 1)];
  const since = isClosed ? at(90) : new Date(place.nowMs - ((n * 7) % 240) * HOUR_MS).toISOString();
  const customerActor = { role: 'customer' as const, name: customer.name, userId: customer.customerId };
  return claimSchema.parse({
    claimId: claimIdOf(n),
    version: 4,
    status,
    createdAt: at(0),
    updatedAt: since,
    ...(status !== 'draft' && { submittedAt: at(1) }),
    ...(isClosed && { closedAt: since }),
    customer,
    planNumber: `PLN-${String(n).padStart(8, '0')}`,
    device: {
      deviceId: `device-many-${n}`,
      kind: n % 3 === 0 ? 'laptop' : 'phone',
      make: n % 2 === 0 ? 'Apple' : 'Samsung',
      model: n % 2 === 0 ? 'iPhone 14 Pro' : 'Galaxy S23',
      serial: `SN${String(n).padStart(9, '0')}`,
    },
    ...(shop && { partner: { ...shop, email: `${shop.companyId}@example.net` } }),
    filedBy: customerActor,
    incident: {
      incidentId: `inc-${n}`,
      type: incidentTypes[n % incidentTypes.length] ?? 'liquid',
      occurredAt: at(-30),
      description: `It slipped off the table and hit the floor; the glass is broken in a corner (${n}).`,
    },
    run: status === 'draft' ? 0 : 1,
    adjudicationDue: false,
    waiting: {
      since,
      stepsDone: 0,
      ...(!isClosed && { dueAt: new Date(Date.parse(since) + (8 + (n % 72)) * HOUR_MS).toISOString() }),
    },
    overdue: !isClosed && n % 7 === 0,
    decisions: 1,
    reservedCents: 0,
    ...(status === 'completed' && {
      deductibleCents: 2_900,
      limitCents: 80_000,
      approvedTotalCents: 30_900,
      approvedAt: at(3),
    }),
    movedBy: customerActor,
    movedAt: since,
    payments: [],
    ...(n % 5 === 0 &&
      !isClosed && {
        assignedTo: { role: 'agent', name: 'Avery', userId: `agent-${n % 10}` },
      }),
  });
}
