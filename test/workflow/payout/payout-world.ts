import { vi } from 'vitest';
import { newReferralItems } from '../../../lambdas/adapters/payouts/referral-store.ts';
import {
  companyItem,
  customerItem,
  deviceItem,
  planItem,
  readCompany,
} from '../../../lambdas/adapters/people/people.ts';
import { chargeItem } from '../../../lambdas/adapters/plans/enrollment-store.ts';
import type { Customer } from '../../../lambdas/domain/people/people.ts';
import type { ChargeRecord } from '../../../lambdas/domain/plans/charges.ts';
import type { Enrollment } from '../../../lambdas/domain/plans/enrollment.ts';
import { referralOf } from '../../../lambdas/domain/referrals/new-referral.ts';
import type { FlakyMachine } from './flaky-machine.ts';
import type { PartnerTruth, PlanTruth, Truth } from './truth.ts';

const zone = 'America/New_York';
const iso = (at: number): string => new Date(at).toISOString();
const day = 86_400_000;

const address = (line1: string): Customer['address'] => ({
  line1,
  city: 'Oakland',
  region: 'CA',
  postalCode: '94612',
  country: 'US',
});

/** What happens to the records of one plan, one step after the other. */
const states = (
  truth: PlanTruth,
): { at: number; plan: Partial<Enrollment>; charge?: Partial<ChargeRecord> }[] => {
  const { activatedAt, coverStartsAt, coverEndsAt, owes } = truth;
  const steps = [
    ...(activatedAt === undefined || coverStartsAt === undefined
      ? []
      : [
          {
            at: activatedAt,
            plan: {
              activatedAt: iso(activatedAt),
              coverStartsAt: iso(coverStartsAt),
              status: 'active' as const,
            },
          },
        ]),
    ...(owes
      ? [
          {
            at: owes.from,
            plan: { status: 'past-due' as const, paymentCurrent: false },
            charge: { tries: 1 },
          },
        ]
      : []),
    ...(owes?.to === undefined
      ? []
      : [
          {
            at: owes.to,
            plan: { status: 'active' as const, paymentCurrent: true },
            charge: { status: 'paid' as const, paidAt: iso(owes.to) },
          },
        ]),
    ...(coverEndsAt === undefined
      ? []
      : [
          {
            at: coverEndsAt,
            plan: { status: 'cancelled' as const, coverEndsAt: iso(coverEndsAt) },
            ...(owes && owes.to === undefined && { charge: { status: 'void' as const } }),
          },
        ]),
  ];
  return steps.sort((a, b) => a.at - b.at);
};

interface Step {
  readonly at: number;
  run(): Promise<unknown>;
}

/** The records of everybody in a truth, and the people and timers that act on them, in the order of time. */
export class PayoutWorld {
  readonly #machine: FlakyMachine;
  readonly #truth: Truth;
  readonly #plans = new Map<string, Enrollment>();
  #steps: Step[] = [];

  constructor(machine: FlakyMachine, truth: Truth) {
    this.#machine = machine;
    this.#truth = truth;
  }

  async #transact(items: readonly Parameters<FlakyMachine['table']['transact']>[0][number][]): Promise<void> {
    await this.#machine.table.transact(items);
  }

  async setUp(): Promise<void> {
    for (const partner of this.#truth.partners) {
      await this.#transact([companyItem(this.#machine.table, this.#company(partner))]);
      if (partner.formAt > Date.now())
        this.#steps.push({ at: partner.formAt, run: () => this.#form(partner) });
    }
    for (const plan of this.#truth.plans) this.#steps.push({ at: plan.soldAt, run: () => this.#sell(plan) });
    this.#steps.sort((a, b) => a.at - b.at);
  }

  #company({ companyId, receives, formAt }: PartnerTruth) {
    const hasForm = formAt <= Date.now();
    const tag = receives === 'at-once' ? '' : `+${receives}`;
    return {
      companyId,
      name: `Company ${companyId}`,
      email: `${companyId}@example.com`,
      kinds: ['seller' as const],
      approvedRepairPartner: false,
      address: address(`1 ${companyId} Plaza`),
      payee: {
        method: 'paypal' as const,
        email: `pay${tag}@${companyId}.example.org`,
        changedAt: iso(Date.now() - 90 * day),
      },
      ...(hasForm && { taxForm: { kind: 'W-9' as const, receivedAt: iso(formAt) } }),
      version: 1,
    };
  }

  async #form({ companyId, formAt }: PartnerTruth): Promise<void> {
    await this.changeCompany(companyId, { taxForm: { kind: 'W-9', receivedAt: iso(formAt) } });
  }

  async changeCompany(companyId: string, fields: object): Promise<void> {
    const { table } = this.#machine;
    const company = await readCompany(table, companyId);
    if (!company) throw new Error(`no ${companyId}`);
    await this.#transact([companyItem(table, { ...company, ...fields, version: company.version + 1 })]);
  }

  async #sell(truth: PlanTruth): Promise<void> {
    const { table } = this.#machine;
    const { planNumber, partner, soldAt, suspicious } = truth;
    const plan: Enrollment = {
      planNumber,
      enrollmentId: `enr-${planNumber}`,
      customerId: `cus-${planNumber}`,
      planCode: truth.phoneOnly ? 'phone-only' : 'everything',
      term: 'monthly',
      status: 'pending-activation',
      priceCents: 1_500,
      catalogueVersion: '2026-01',
      soldAt: iso(soldAt),
      soldByCompanyId: partner,
      paymentCurrent: true,
      version: 1,
    };
    const referral = referralOf(plan, zone);
    if (!referral) throw new Error('sold by nobody');
    const device = {
      deviceId: `dev-${planNumber}`,
      kind: 'phone' as const,
      make: 'A',
      model: 'B',
      serial: planNumber,
    };
    await this.#transact([
      planItem(table, plan),
      customerItem(table, {
        customerId: plan.customerId,
        name: 'Somebody',
        email: `${planNumber}@example.net`,
        phone: planNumber,
        address: address(suspicious === undefined ? `${planNumber} Street` : `1 ${partner} Plaza`),
        version: 1,
      }),
      deviceItem(table, {
        ...{ ...device, customerId: plan.customerId, planNumber, addedAt: iso(soldAt) },
        ...{ verification: 'verified', version: 1 },
      }),
      ...newReferralItems(table, referral),
    ]);
    this.#plans.set(planNumber, plan);
    for (const { at, plan: fields, charge } of states(truth))
      this.at(at, () => this.#move(truth, fields, charge));
  }

  async #move(truth: PlanTruth, fields: Partial<Enrollment>, charge?: Partial<ChargeRecord>): Promise<void> {
    const { table } = this.#machine;
    const before = this.#plans.get(truth.planNumber);
    if (!before) throw new Error(`no ${truth.planNumber}`);
    const plan = { ...before, ...fields, version: before.version + 1 };
    await this.#transact([
      planItem(table, plan),
      ...(charge ? [chargeItem(table, this.#charge(truth, charge))] : []),
    ]);
    this.#plans.set(truth.planNumber, plan);
  }

  #charge({ planNumber, owes }: PlanTruth, fields: Partial<ChargeRecord>): ChargeRecord {
    const at = iso(owes?.from ?? 0);
    return {
      chargeId: `${planNumber}-C0002`,
      planNumber,
      customerId: `cus-${planNumber}`,
      kind: 'period',
      period: 1,
      from: at,
      to: iso((owes?.from ?? 0) + 30 * day),
      amountCents: 1_500,
      lines: [],
      status: 'due',
      tries: 1,
      refundedCents: 0,
      at,
      ...fields,
      version: fields.tries === undefined ? 2 : 1,
    };
  }

  /** Puts something into the order of time. */
  at(at: number, run: Step['run']): void {
    const index = this.#steps.findIndex((step) => step.at > at);
    this.#steps.splice(index < 0 ? this.#steps.length : index, 0, { at, run });
  }

  /** Lets everything happen that is due by then, one after the other. */
  async until(at: number): Promise<void> {
    for (let next = this.#steps[0]; next && next.at <= at; next = this.#steps[0]) {
      this.#steps.shift();
      vi.setSystemTime(Math.max(next.at, Date.now()));
      await next.run();
    }
    vi.setSystemTime(Math.max(at, Date.now()));
  }
}
