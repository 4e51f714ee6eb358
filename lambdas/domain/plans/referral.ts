import * as z from 'zod/mini';
import { type PlanCode, planCodeSchema } from '../catalogue/catalogue-schema.ts';
import { instantSchema } from '../claim/incident.ts';
import type { Enrollment } from './enrollment.ts';

/** What a company earns for a sale, in cents, by the schedule in force on the day of sale. */
interface FeeSchedule {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly cents: Readonly<Record<PlanCode, number>>;
}

/** Oldest first. */
const feeSchedules: readonly [FeeSchedule, ...FeeSchedule[]] = [
  {
    version: '2026-01',
    effectiveFrom: '2026-01-01T00:00:00Z',
    cents: { everything: 2_500, 'everything-student': 2_500, 'phone-only': 2_000 },
  },
];

/** The fee that a company has coming for one plan it sold. Changes of the plan leave it as it is. */
export const referralSchema = z.object({
  enrollmentId: z.string(),
  planNumber: z.string(),
  companyId: z.string(),
  planCode: planCodeSchema,
  soldAt: instantSchema,
  /** `accrued`: earned, its day of payment not come; `eligible`: to be paid in the next run; `paid`; `void`: never. */
  status: z.enum(['accrued', 'eligible', 'paid', 'void']),
  amountCents: z.int(),
  feeSchedule: z.string(),
  /** Why it is void, or held. */
  reason: z.optional(z.string()),
  version: z.int(),
});
export type Referral = z.infer<typeof referralSchema>;

/** The referral of a sale; undefined for a plan that no company sold. */
export function referralOf(plan: Enrollment): Referral | undefined {
  const { soldByCompanyId: companyId, planNumber, enrollmentId, planCode, soldAt } = plan;
  if (companyId === undefined) return undefined;
  const at = Date.parse(soldAt);
  const schedule = feeSchedules.findLast((one) => Date.parse(one.effectiveFrom) <= at) ?? feeSchedules[0];
  return {
    ...{ enrollmentId, planNumber, companyId, planCode, soldAt },
    status: 'accrued',
    amountCents: schedule.cents[planCode],
    feeSchedule: schedule.version,
    version: 1,
  };
}
