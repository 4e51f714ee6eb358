import type { ChargeRecord, Dispute, RefundRecord } from './charges.ts';
import type { Enrollment } from './enrollment.ts';
import type { PlanMachine } from './plan-run.ts';

/** What happened to a plan that people are told of. Who is told what stands with the texts. */
export type PlanNotice =
  | { readonly kind: 'enrolled' }
  | { readonly kind: 'activated' }
  | { readonly kind: 'payment-failed'; readonly amountCents: number; readonly nextTryAt?: string }
  | { readonly kind: 'payment-received'; readonly amountCents: number }
  | {
      readonly kind: 'price-coming';
      readonly at: string;
      readonly fromCents: number;
      readonly toCents: number;
    }
  | { readonly kind: 'renewal-coming'; readonly at: string; readonly amountCents: number }
  | { readonly kind: 'changed'; readonly chargedCents: number; readonly refundCents: number }
  | { readonly kind: 'cancelled'; readonly refundCents: number }
  | { readonly kind: 'lapsed'; readonly refundCents: number };

/** What happened to a plan's money at the provider's, outside of what we asked for: for the claims team. */
export type TeamNotice =
  | { readonly kind: 'disputed'; readonly dispute: Dispute }
  | { readonly kind: 'refunded-outside'; readonly amountCents: number }
  | { readonly kind: 'refund-failed'; readonly amountCents: number; readonly reason: string };

/** The money of a plan as it stands. */
export interface PlanMoney {
  readonly charges: readonly ChargeRecord[];
  readonly refunds: readonly RefundRecord[];
}

/** One change of a plan, written whole or not at all. What follows from the difference (runs) is not listed. */
export interface PlanChange {
  /** Null for a new plan. */
  readonly before: Enrollment | null;
  readonly plan: Enrollment;
  /** Rows that are new (version 1) or at their next version. */
  readonly charges?: readonly ChargeRecord[];
  readonly refunds?: readonly RefundRecord[];
  readonly notices?: readonly PlanNotice[];
  readonly teamNotices?: readonly TeamNotice[];
}

/** The plan at its next version with these fields changed; `undefined` takes a field away. */
export function nextPlan(
  before: Enrollment,
  fields: { readonly [K in keyof Enrollment]?: Enrollment[K] | undefined },
): Enrollment {
  const merged = { ...before, ...fields, version: before.version + 1 };
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== undefined),
  ) as unknown as Enrollment;
}

/** The plan's runs with one more of this machine. */
export const withRun = (plan: Pick<Enrollment, 'runs'>, machine: PlanMachine): Enrollment['runs'] => ({
  ...plan.runs,
  [machine]: (plan.runs?.[machine] ?? 0) + 1,
});
