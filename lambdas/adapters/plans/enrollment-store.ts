import * as z from 'zod/mini';
import { followed } from '../../domain/activation/follow.ts';
import type { DeviceRecord } from '../../domain/devices/device.ts';
import { ConcurrentChange, NotFound } from '../../domain/errors.ts';
import type { PlanChange, PlanMoney } from '../../domain/plans/change.ts';
import {
  type ChargeRecord,
  chargeRecordSchema,
  type RefundRecord,
  refundRecordSchema,
} from '../../domain/plans/charges.ts';
import { type Enrollment, isOver } from '../../domain/plans/enrollment.ts';
import { planMachines } from '../../domain/plans/plan-run.ts';
import { countedPlan } from '../counts/plan-counts.ts';
import { devicesOf, planItem, plansOf, readPlan } from '../people/people.ts';
import { type Key, pendingIndexes } from '../table/keys.ts';
import {
  chargeKey,
  enrollmentKey,
  planKey,
  planPrefixes,
  planRunKey,
  refundKey,
} from '../table/plan-keys.ts';
import { type Table, type TransactItem, TransactionRefused } from '../table/table.ts';
import { closedQuestionItems } from './activation-store.ts';
import { planNoticeItems } from './plan-notices.ts';

const pointerSchema = z.object({ planNumber: z.string() });

/** The enrolment by its id, or by its plan number. Undefined when there is none. */
export async function readEnrollment(table: Table, id: string): Promise<Enrollment | undefined> {
  const pointer = id.startsWith('PLN-')
    ? { planNumber: id }
    : await table.get(enrollmentKey(id), pointerSchema);
  return pointer && readPlan(table, pointer.planNumber);
}

/** What the plan's customer was charged, oldest first. */
export const chargesOf = (table: Table, planNumber: string): Promise<ChargeRecord[]> =>
  table.all({ partition: planKey(planNumber).pk, sortPrefix: planPrefixes.charges }, chargeRecordSchema);

/** What the plan's customer was charged and refunded, oldest first. */
export async function readMoney(table: Table, planNumber: string): Promise<PlanMoney> {
  const partition = planKey(planNumber).pk;
  const [charges, refunds] = await Promise.all([
    chargesOf(table, planNumber),
    table.all({ partition, sortPrefix: planPrefixes.refunds }, refundRecordSchema),
  ]);
  return { charges, refunds };
}

/** Whether the payer of a plan has others that are not over: each is cheaper then. */
export async function paysSeveralPlans(
  table: Table,
  { customerId, planNumber }: Pick<Enrollment, 'customerId' | 'planNumber'>,
): Promise<boolean> {
  const plans = await plansOf(table, customerId);
  return plans.some((other) => other.planNumber !== planNumber && !isOver(other));
}

/** The devices of a plan, without those taken off. */
export async function devicesOnPlan(
  table: Table,
  { customerId, planNumber }: Pick<Enrollment, 'customerId' | 'planNumber'>,
): Promise<DeviceRecord[]> {
  const devices = await devicesOf(table, customerId);
  return devices.filter((device) => device.planNumber === planNumber && device.removedAt === undefined);
}

/** A change, and items of the caller's that stand or fall with it. */
export interface PlanCommit {
  readonly change: PlanChange;
  readonly with?: readonly TransactItem[];
}

const versioned = (
  table: Table,
  key: Key,
  item: { readonly entity: string; readonly version: number },
): TransactItem =>
  item.version === 1 ? table.create(key, { ...item }) : table.replace(key, { ...item }, item.version - 1);

/** A charge at its version; version 1 is new. */
export const chargeItem = (table: Table, charge: ChargeRecord): TransactItem =>
  versioned(table, chargeKey(charge.planNumber, charge.chargeId), { entity: 'charge', ...charge });

const refundItem = (table: Table, refund: RefundRecord): TransactItem =>
  versioned(table, refundKey(refund.planNumber, refund.refundId), { entity: 'refund', ...refund });

/** What leads from the enrolment's id to its plan; written with the plan. */
export const enrollmentPointer = (table: Table, plan: Enrollment): TransactItem =>
  table.create(enrollmentKey(plan.enrollmentId), {
    entity: 'enrollment',
    enrollmentId: plan.enrollmentId,
    planNumber: plan.planNumber,
  });

/** Executions that the change asks for; the table's stream starts them. */
function runItems(table: Table, { before, plan }: PlanChange, at: string): TransactItem[] {
  return planMachines.flatMap((machine) => {
    const run = plan.runs?.[machine] ?? 0;
    if (run <= (before?.runs?.[machine] ?? 0)) return [];
    return [
      table.create(planRunKey(plan.planNumber, machine, run), {
        entity: 'run',
        planNumber: plan.planNumber,
        machine,
        run,
        requestedAt: at,
        deliver: 'pending',
        ...pendingIndexes('run', at),
      }),
    ];
  });
}

/**
 * The items of a change, the plan first. `at`: the instant of the change, ISO. Where the plan stands in its activation
 * follows from its other fields, and is filled in here, so that no change can forget it.
 */
export const planChangeItems = (table: Table, change: PlanChange, at: string): TransactItem[] => {
  const plan = followed(change.plan, at);
  return [
    planItem(table, plan),
    ...countedPlan(table, { before: change.before, plan }),
    ...closedQuestionItems(table, change.before, plan, at),
    ...recorded(table, change, at),
  ];
};

const recorded = (table: Table, change: PlanChange, at: string): TransactItem[] => [
  ...(change.before === null ? [enrollmentPointer(table, change.plan)] : []),
  ...(change.charges ?? []).map((charge) => chargeItem(table, charge)),
  ...(change.refunds ?? []).map((refund) => refundItem(table, refund)),
  ...runItems(table, change, at),
];

/** How often a change is computed again after losing against another one. */
const attempts = 6;

/**
 * Reads a plan with its money, computes a change and stores it, again from the start when somebody was faster.
 * `undefined` means that nothing has to change. Returns the plan as it stands then. Throws {@link NotFound},
 * {@link ConcurrentChange} when others were faster every time.
 */
export async function changePlan(
  table: Table,
  planNumber: string,
  compute: (plan: Enrollment, money: PlanMoney) => PlanCommit | undefined | Promise<PlanCommit | undefined>,
): Promise<Enrollment> {
  for (let attempt = 1; ; attempt += 1) {
    const [plan, money] = await Promise.all([readPlan(table, planNumber), readMoney(table, planNumber)]);
    if (!plan) throw new NotFound(`plan ${planNumber}`);
    const commit = await compute(plan, money);
    if (!commit) return plan;
    try {
      const nowMs = Date.now();
      const at = new Date(nowMs).toISOString();
      const mails = await planNoticeItems(table, commit.change, money.charges[0]?.amountCents ?? 0, nowMs);
      await table.transact([...planChangeItems(table, commit.change, at), ...mails, ...(commit.with ?? [])]);
      return followed(commit.change.plan, at);
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
      if (attempt === attempts) throw new ConcurrentChange('the plan');
    }
  }
}
