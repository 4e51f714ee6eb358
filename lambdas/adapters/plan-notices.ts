import { findPlan } from '../domain/catalogue/lookup.ts';
import { planMail } from '../domain/mail/templates/plan-mails.ts';
import type { PlanChange } from '../domain/plans/change.ts';
import { looseMailItem, readMailBrand } from './customer-mail.ts';
import { devicesOf, readCustomer } from './people.ts';
import type { Table, TransactItem } from './table.ts';
import { readCatalogueOf } from './terms-store.ts';

/** The mails that a change of a plan causes, queued with it. `firstCents`: what the sale was charged. */
export async function planNoticeItems(
  table: Table,
  { plan, notices = [] }: PlanChange,
  firstCents: number,
  nowMs: number,
): Promise<TransactItem[]> {
  if (notices.length === 0) return [];
  const [customer, devices, brand, catalogue] = await Promise.all([
    readCustomer(table, plan.customerId),
    devicesOf(table, plan.customerId),
    readMailBrand(table),
    readCatalogueOf(table, plan, plan.soldAt),
  ]);
  if (!customer) return [];
  const facts = {
    customerName: customer.name,
    planName: findPlan(catalogue, plan.planCode)?.name ?? plan.planCode,
    plan,
    items: devices
      .filter((device) => device.planNumber === plan.planNumber && device.removedAt === undefined)
      .map(({ make, model }) => `${make} ${model}`),
    firstCents,
  };
  const to = { key: 'c', name: customer.name, address: customer.email };
  return notices.map((notice) => {
    const mail = planMail(facts, notice, brand);
    const cause = `${plan.planNumber} ${plan.version}`;
    const certified = notice.kind === 'enrolled' || notice.kind === 'activated';
    const extra = certified ? { certificateOf: plan.planNumber } : {};
    return looseMailItem(table, { to, kind: `plan-${notice.kind}`, mail, cause, ...extra }, nowMs);
  });
}
