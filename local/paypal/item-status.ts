import type { PayoutBatch, PayoutItem } from './payout-store.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Transaction states of PayPal's Payouts API that occur here. */
export type ItemStatus =
  | 'PENDING'
  | 'SUCCESS'
  | 'UNCLAIMED'
  | 'RETURNED'
  | 'BLOCKED'
  | 'ONHOLD'
  | 'FAILED'
  | 'REVERSED';
/** What an item comes to, and so long (ms) after its batch; in order, the first at 0. */
type Course = readonly (readonly [afterMs: number, status: ItemStatus])[];

const PAID: Course = [[0, 'SUCCESS']];

/** A receiver steers its payment by a tag in its address, e.g. `pay+onhold@fixit.example.org`. */
const COURSES: Readonly<Record<string, Course>> = {
  unclaimed: [
    [0, 'UNCLAIMED'],
    [30 * DAY, 'RETURNED'],
  ],
  returned: [[0, 'RETURNED']],
  blocked: [[0, 'BLOCKED']],
  onhold: [
    [0, 'ONHOLD'],
    [DAY, 'SUCCESS'],
  ],
  failed: [[0, 'FAILED']],
  reversed: [
    [0, 'SUCCESS'],
    [25 * DAY, 'REVERSED'],
  ],
  slow: [
    [0, 'PENDING'],
    [10 * MINUTE, 'SUCCESS'],
  ],
};

/** The course of an item's receiver, as instants (ms). */
export function courseOf(item: PayoutItem, batch: PayoutBatch): { at: number; status: ItemStatus }[] {
  const tag = /\+([a-z]+)@/i.exec(item.receiver)?.[1]?.toLowerCase() ?? '';
  return (COURSES[tag] ?? PAID).map(([afterMs, status]) => ({ at: batch.at + afterMs, status }));
}

const REASONS: Partial<Record<ItemStatus, { name: string; message: string }>> = {
  UNCLAIMED: {
    name: 'RECEIVER_UNREGISTERED',
    message: 'The recipient for this payout does not have an account.',
  },
  RETURNED: {
    name: 'RECEIVER_REFUSED',
    message: 'The receiver refused this payout, or did not claim it in 30 days.',
  },
  BLOCKED: {
    name: 'REGULATORY_BLOCKED',
    message: 'This transaction is blocked due to regulatory compliance restrictions.',
  },
  ONHOLD: {
    name: 'PENDING_RECIPIENT_NON_HOLDING_CURRENCY_PAYMENT_PREFERENCE',
    message: 'The payout is on hold while it is reviewed.',
  },
  REVERSED: {
    name: 'RECEIVER_REVERSED',
    message: 'The payment was taken back after it had been made.',
  },
  FAILED: {
    name: 'RECEIVER_ACCOUNT_LOCKED',
    message: 'The receiver account is locked. Payouts cannot be sent to it.',
  },
};

/** The item's state at an instant (ms); PENDING as long as nobody has read its batch. */
export function statusOf(item: PayoutItem, batch: PayoutBatch, now: number): ItemStatus {
  if (batch.readAt === null) return 'PENDING';
  return courseOf(item, batch).findLast(({ at }) => at <= now)?.status ?? 'PENDING';
}

/** The `errors` object of an item that is not plainly paid. */
export function reasonOf(status: ItemStatus): { name: string; message: string } | undefined {
  return REASONS[status];
}

/** PENDING until first read, PROCESSING while an item is; SUCCESS says that the batch is done, not that items were paid. */
export function batchStatusOf(
  batch: PayoutBatch,
  statuses: readonly ItemStatus[],
): 'PENDING' | 'PROCESSING' | 'SUCCESS' {
  if (batch.readAt === null) return 'PENDING';
  return statuses.includes('PENDING') ? 'PROCESSING' : 'SUCCESS';
}
