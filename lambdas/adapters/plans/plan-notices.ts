import { findPlan } from '../../domain/catalogue/lookup.ts';
import { brandFor } from '../../domain/mail/templates/brand.ts';
import { planMail } from '../../domain/mail/templates/plan-mails.ts';
import { planTeamMail } from '../../domain/mail/templates/plan-team-mails.ts';
import { agentParty } from '../../domain/notices/notice-context.ts';
import { teamFor } from '../../domain/notices/team.ts';
import type { PlanChange } from '../../domain/plans/change.ts';
import { looseMailItem, readMailBrand } from '../mail/customer-mail.ts';
import { readTeam } from '../mail/notice-reader.ts';
import { devicesOf, readCustomer } from '../people/people.ts';
import type { Table, TransactItem } from '../table/table.ts';
import { readCatalogueOf } from '../terms/terms-store.ts';

/** The mails that a change of a plan causes, queued with it. `firstCents`: what the sale was charged. */
export async function planNoticeItems(
  table: Table,
  change: PlanChange,
  firstCents: number,
  nowMs: number,
): Promise<TransactItem[]> {
  const [customers, team] = await Promise.all([
    customerMails(table, change, firstCents, nowMs),
    teamMails(table, change, nowMs),
  ]);
  return [...customers, ...team];
}

/** To everybody of the claims team who is on duty. */
async function teamMails(
  table: Table,
  { plan, teamNotices = [] }: PlanChange,
  nowMs: number,
): Promise<TransactItem[]> {
  if (teamNotices.length === 0) return [];
  const { brand, agents } = await readTeam(table);
  const { planNumber, version } = plan;
  return teamNotices.flatMap((notice) =>
    teamFor(agents).map((agent) => {
      const mail = planTeamMail({ agentName: agent.name, planNumber }, notice, brand);
      const cause = `${planNumber} ${version}`;
      return looseMailItem(table, { to: agentParty(agent), kind: `plan-${notice.kind}`, mail, cause }, nowMs);
    }),
  );
}

async function customerMails(
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
    const mail = planMail(facts, notice, brandFor(brand, customer));
    const cause = `${plan.planNumber} ${plan.version}`;
    const certified = notice.kind === 'enrolled' || notice.kind === 'activated';
    const extra = certified ? { certificateOf: plan.planNumber } : {};
    return looseMailItem(table, { to, kind: `plan-${notice.kind}`, mail, cause, ...extra }, nowMs);
  });
}
