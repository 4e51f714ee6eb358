import { readEnrollment } from '../../adapters/plans/enrollment-store.ts';
import type { Table } from '../../adapters/table/table.ts';
import { readCatalogueOf } from '../../adapters/terms/terms-store.ts';
import type { Action } from '../../domain/access/actions.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { requireAccess } from '../../middleware/api/record-access.ts';
import { enrollmentView } from './views.ts';

/** The plan, if this caller may do this to it. Throws NotFound and Forbidden. */
export async function planFor(
  table: Table,
  caller: Caller,
  action: Action,
  enrollmentId: string | undefined,
): Promise<Enrollment> {
  const plan = enrollmentId === undefined ? undefined : await readEnrollment(table, enrollmentId);
  if (!plan) throw new NotFound('the plan');
  requireAccess(caller, action, { customerId: plan.customerId, companyId: plan.soldByCompanyId }, 'the plan');
  return plan;
}

/** The plan as this caller may see it. */
export const viewOf = async (table: Table, plan: Enrollment, caller: Caller | undefined) =>
  enrollmentView(plan, await readCatalogueOf(table, plan, plan.soldAt), caller);
