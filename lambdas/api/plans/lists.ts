import * as keys from '../../adapters/keys.ts';
import type { Table } from '../../adapters/table.ts';
import { InvalidInput, NotFound } from '../../domain/errors.ts';
import { type PlanRecord, planRecordSchema } from '../../domain/people/plan.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { type ListAnswer, listAnswer, pageOf } from '../../middleware/api/list.ts';

interface ListQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly customerId?: string | undefined;
}

/** Whose records a caller reads: his own as a customer, the named one's as staff; undefined is nobody's in particular. */
function customerAsked({ access }: Caller, { customerId }: ListQuery): string | undefined {
  if (access.role === 'agent' || access.role === 'admin') return customerId;
  if (customerId !== undefined && customerId !== access.customerId) throw new NotFound('the customer');
  return access.customerId;
}

/** What of a plan is shown. */
const enrollmentView = ({
  customerId: _customer,
  catalogueVersion: _catalogue,
  version: _version,
  ...shown
}: PlanRecord) => shown;

/** Plans of a customer, or those that the caller's company sold. Throws InvalidInput where an agent names nobody. */
export async function enrollmentList(
  table: Table,
  caller: Caller,
  query: ListQuery,
): Promise<ListAnswer<ReturnType<typeof enrollmentView>>> {
  const { role, companyId } = caller.access;
  const customerId = customerAsked(caller, query);
  if (role === 'partner') {
    const partition = keys.companySalesPartition(companyId ?? '');
    const sold = pageOf({ index: 'gsi2' as const, partition, newestFirst: true }, query);
    return listAnswer(await table.page(sold, planRecordSchema), enrollmentView);
  }
  if (customerId === undefined)
    throw new InvalidInput([{ path: 'customerId', message: 'says whose plans to list' }]);
  const partition = keys.customerPartition(customerId);
  const own = pageOf({ index: 'gsi1' as const, partition, sortPrefix: 'PLAN#' }, query);
  return listAnswer(await table.page(own, planRecordSchema), enrollmentView);
}
