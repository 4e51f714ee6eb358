import type { DueAction } from '../../domain/activation/due.ts';
import { addLocalDays } from '../../domain/calendar/local-days.ts';
import { defaultOpeningHours } from '../../domain/calendar/opening-hours.ts';
import { waitingPeriodDays } from '../../domain/coverage/rulebook.ts';
import type { DeviceRecord } from '../../domain/devices/device.ts';
import { trackingDueAt, whyTracking } from '../../domain/devices/tracking.ts';
import {
  activateReminderMail,
  askTrackingMail,
  coverBeganMail,
  reviewsOverdueMail,
  verifyReminderMail,
} from '../../domain/mail/templates/activation-mails.ts';
import { brandFor, type MailBrand } from '../../domain/mail/templates/brand.ts';
import type { ComposedMail } from '../../domain/mail/templates/letter.ts';
import { agentParty } from '../../domain/notices/notice-context.ts';
import { teamFor } from '../../domain/notices/team.ts';
import type { Customer } from '../../domain/people/people.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';
import { formatDay } from '../../domain/wording/formats.ts';
import { english, said } from '../../domain/wording/languages/language.ts';
import { looseMailItem, readMailBrand } from '../mail/customer-mail.ts';
import { readTeam } from '../mail/notice-reader.ts';
import { devicesOf, readCustomer } from '../people/people.ts';
import type { Table, TransactItem } from '../table/table.ts';
import { readRulebookAt } from '../terms/terms-store.ts';

type MailedAction = Exclude<DueAction, 'lapse' | 'delete-proof'>;

const nameOf = ({ make, model }: DeviceRecord): string => `${make} ${model}`.trim();

interface MailMatter {
  readonly plan: Enrollment;
  readonly customer: Customer;
  readonly devices: readonly DeviceRecord[];
  readonly brand: MailBrand;
  /** The waiting period of the terms, in days. */
  readonly waitingDays: number;
  readonly nowMs: number;
}

const waitingFor = (
  { plan, devices }: Pick<MailMatter, 'plan' | 'devices'>,
  who: 'customer' | 'agent',
): string[] => devices.filter(({ deviceId }) => plan.activation?.devices[deviceId] === who).map(nameOf);

/** The mail to the customer about what happened by itself. */
function mailFor(action: Exclude<MailedAction, 'escalate'>, matter: MailMatter): ComposedMail {
  const { plan, customer, devices, brand, waitingDays, nowMs } = matter;
  const timeZone = plan.zone ?? defaultOpeningHours.zone;
  const writing = { ...brand, timeZone };
  const facts = { customerName: customer.name, planNumber: plan.planNumber };
  const toVerify = waitingFor(matter, 'customer');
  switch (action) {
    case 'remind': {
      const missing = plan.activatedAt === undefined ? 'sign-in' : 'payment';
      if (plan.activation?.step === 'await-customer') {
        const { proof } = plan.student ?? {};
        const studentProof = proof === 'missing' || proof === 'refused';
        return verifyReminderMail({ ...facts, toVerify, studentProof }, brand);
      }
      const by = formatDay(plan.activateBy ?? new Date(nowMs).toISOString(), writing);
      return activateReminderMail({ ...facts, by, missing }, brand);
    }
    case 'tell-cover': {
      const start = plan.coverStartsAt ?? new Date(nowMs).toISOString();
      const waitingOver = formatDay(addLocalDays(start, waitingDays, timeZone), writing);
      return coverBeganMail({ ...facts, toVerify, waitingOver }, brand);
    }
    case 'ask-tracking': {
      const now = new Date(nowMs).toISOString();
      const phones = devices.filter((device) => (trackingDueAt(device) ?? now) < now || !device.tracking);
      const named = phones.filter(({ kind, removedAt }) => kind === 'phone' && removedAt === undefined);
      return askTrackingMail(
        { ...facts, phones: named.map(nameOf), why: said(whyTracking, brand.language ?? english) },
        brand,
      );
    }
  }
}

/** What an agent has to look at. */
function reviewsOf(plan: Enrollment, devices: readonly DeviceRecord[]): string[] {
  const photos = waitingFor({ plan, devices }, 'agent').map((name) => `The photos of ${name}`);
  return plan.student?.proof === 'pending' ? [...photos, 'The proof of a student'] : photos;
}

/** The mails that go with what happened by itself, to the customer or to the agents on duty. */
export async function activationMails(
  table: Table,
  plan: Enrollment,
  action: MailedAction,
  nowMs: number,
): Promise<TransactItem[]> {
  const devices = (await devicesOf(table, plan.customerId)).filter(
    (device) => device.planNumber === plan.planNumber,
  );
  const cause = `${plan.planNumber} ${plan.version}`;
  if (action === 'escalate') {
    const { brand, agents } = await readTeam(table);
    const what = reviewsOf(plan, devices);
    return teamFor(agents).map((agent) => {
      const mail = reviewsOverdueMail({ agentName: agent.name, planNumber: plan.planNumber, what }, brand);
      return looseMailItem(table, { to: agentParty(agent), kind: 'review-overdue', mail, cause }, nowMs);
    });
  }
  const [customer, brand] = await Promise.all([readCustomer(table, plan.customerId), readMailBrand(table)]);
  if (!customer) return [];
  const waitingDays = waitingPeriodDays(await readRulebookAt(table, new Date(nowMs).toISOString()));
  const matter = { plan, customer, devices, brand: brandFor(brand, customer), waitingDays, nowMs };
  const mail = mailFor(action, matter);
  const to = { key: 'c', name: customer.name, address: customer.email };
  return [looseMailItem(table, { to, kind: `activation-${action}`, mail, cause }, nowMs)];
}
