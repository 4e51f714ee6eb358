import { customerPartition } from '../../adapters/table/people-keys.ts';
import { companySalesPartition } from '../../adapters/table/plan-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { type Enrollment, enrollmentSchema } from '../../domain/plans/enrollment.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { customerAsked } from '../../middleware/api/customer-asked.ts';
import { type ListAnswer, listAnswer, pageOf } from '../../middleware/api/list.ts';
import { viewOf } from './own-plan.ts';

interface ListQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly customerId?: string | undefined;
}

type View = Awaited<ReturnType<typeof viewOf>>;

/** Plans of a customer, or those that the caller's company sold. Throws InvalidInput where an agent names nobody. */
export async function enrollmentList(
  table: Table,
  caller: Caller,
  query: ListQuery,
): Promise<ListAnswer<View>> {
  const page = await table.page(pageOf(listFor(caller, query), query), enrollmentSchema);
  const views = new Map<Enrollment, View>(
    await Promise.all(page.items.map(async (plan) => [plan, await viewOf(table, plan, caller)] as const)),
  );
  return listAnswer(page, (plan) => views.get(plan) as View);
}

function listFor(caller: Caller, query: ListQuery) {
  const { role, companyId } = caller.access;
  const customerId = customerAsked(caller, query.customerId);
  if (role === 'partner') {
    const partition = companySalesPartition(companyId ?? '');
    return { index: 'gsi2' as const, partition, newestFirst: true };
  }
  if (customerId === undefined) throw InvalidInput.at('customerId', 'says whose plans to list');
  return { index: 'gsi1' as const, partition: customerPartition(customerId), sortPrefix: 'PLAN#' };
}
