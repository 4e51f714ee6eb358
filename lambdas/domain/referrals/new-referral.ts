import { catalogue202601 } from '../catalogue/catalogue-2026-01.ts';
import type { Catalogue, PlanCode } from '../catalogue/catalogue-schema.ts';
import { catalogueAt } from '../catalogue/lookup.ts';
import type { Enrollment } from '../plans/enrollment.ts';
import { runMonthOfSale } from './payout-calendar.ts';
import type { Referral } from './referral.ts';

/** Catalogues stored before fees stood in them say nothing: what came with the code holds. */
const feesOf = ({ referralFeeCents }: Pick<Catalogue, 'referralFeeCents'>, planCode: PlanCode): number =>
  (referralFeeCents ?? catalogue202601.referralFeeCents)?.[planCode] ?? 0;

/**
 * The referral of a sale; undefined for a plan that no company sold. `catalogue`: the one in force on the day of sale,
 * whose fees these are. `zone`: the payout time zone.
 */
export function referralOf(
  plan: Enrollment,
  zone: string,
  catalogue: Pick<Catalogue, 'version' | 'referralFeeCents'> = catalogueAt(plan.soldAt),
): Referral | undefined {
  const { soldByCompanyId: companyId, planNumber, enrollmentId, planCode, soldAt } = plan;
  if (companyId === undefined) return undefined;
  return {
    ...{ enrollmentId, planNumber, companyId, planCode, soldAt },
    status: 'accrued',
    amountCents: feesOf(catalogue, planCode),
    feeSchedule: catalogue.version,
    runMonth: runMonthOfSale(soldAt, zone),
    version: 1,
  };
}
