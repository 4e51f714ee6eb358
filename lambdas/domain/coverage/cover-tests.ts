import * as z from 'zod/mini';
import { addLocalDays, endOfLocalDay, localDaysBetween } from '../calendar/local-days.ts';
import { refusedDeviceKinds } from '../catalogue/catalogue-schema.ts';
import { findPlan } from '../catalogue/lookup.ts';
import { incidentTypeSchema } from '../claim/incident.ts';
import type { CoverageFacts } from './facts.ts';
import { daysParam, met, noParams, notMet, type Predicate, predicate, unknown } from './predicate.ts';

/** Tests of the plan, the item and the time: whether cover was in force for this item when it happened. */

const before = (one: string, other: string): boolean => Date.parse(one) < Date.parse(other);

const happenedBeforeReport = predicate({
  reads: ['incident.occurredAt', 'reportedAt'],
  params: noParams,
  test: ({ incident, reportedAt }) => {
    const facts = { occurredAt: incident.occurredAt, reportedAt };
    return before(reportedAt, incident.occurredAt)
      ? notMet(facts, 'The incident is dated after it was reported.')
      : met(facts);
  },
});

const reportedWithin = predicate({
  reads: ['incident.occurredAt', 'reportedAt', 'plan.timeZone'],
  params: daysParam,
  test: ({ incident, reportedAt, zone }, { days }) => {
    const { occurredAt } = incident;
    const facts = { occurredAt, reportedAt, daysAfter: localDaysBetween(occurredAt, reportedAt, zone) };
    return before(endOfLocalDay(occurredAt, days, zone), reportedAt)
      ? notMet(facts, `Reported more than ${days} days after the incident.`)
      : met(facts);
  },
});

const kindInPlan = predicate({
  reads: ['device.kind', 'plan.code', 'catalogue'],
  params: noParams,
  test: ({ device, plan, catalogue }) => {
    const facts = { deviceKind: device.kind, planCode: plan.code };
    const covers = findPlan(catalogue, plan.code)?.covers;
    if (covers === undefined) return unknown(facts, 'The plan is not in the catalogue.');
    const refused = refusedDeviceKinds.some((kind) => kind === device.kind);
    const places = device.kind === 'phone' ? covers.phones : covers.otherItems;
    return refused || places === 0
      ? notMet(facts, `The plan does not protect a ${device.kind}.`)
      : met(facts);
  },
});

const addedBeforeIncident = predicate({
  reads: ['device.addedToPlanAt', 'incident.occurredAt'],
  params: noParams,
  test: ({ device, incident }) => {
    const facts = { addedToPlanAt: device.addedToPlanAt, occurredAt: incident.occurredAt };
    return before(incident.occurredAt, device.addedToPlanAt)
      ? notMet(facts, 'The item was added to the plan after the incident.')
      : met(facts);
  },
});

const onPlanAtIncident = predicate({
  reads: ['device.removedAt', 'incident.occurredAt'],
  params: noParams,
  test: ({ device, incident }) => {
    const facts = { removedAt: device.removedAt ?? null, occurredAt: incident.occurredAt };
    return device.removedAt !== undefined && !before(incident.occurredAt, device.removedAt)
      ? notMet(facts, 'The item was taken off the plan before the incident.')
      : met(facts);
  },
});

const itemVerified = predicate({
  reads: ['device.verified'],
  params: noParams,
  test: ({ device }) => {
    const facts = { verified: device.verified };
    return device.verified ? met(facts) : notMet(facts, 'The item is not verified.');
  },
});

const itemCoverBegun = predicate({
  reads: ['device.coveredFrom', 'incident.occurredAt'],
  params: noParams,
  test: ({ device, incident }) => {
    const facts = { coveredFrom: device.coveredFrom ?? null, occurredAt: incident.occurredAt };
    return device.coveredFrom !== undefined && before(incident.occurredAt, device.coveredFrom)
      ? notMet(facts, 'The incident lies before the item’s cover began.')
      : met(facts);
  },
});

const planCoverBegun = predicate({
  reads: ['plan.coverStartsAt', 'plan.status', 'incident.occurredAt'],
  params: noParams,
  test: ({ plan, incident }) => {
    const { occurredAt } = incident;
    const facts = { coverStartsAt: plan.coverStartsAt ?? null, occurredAt, planStatus: plan.status };
    if (plan.coverStartsAt === undefined) return notMet(facts, 'The plan was not activated.');
    return before(occurredAt, plan.coverStartsAt)
      ? notMet(facts, 'The incident lies before the plan’s cover began.')
      : met(facts);
  },
});

/** Only the time of the incident counts: a claim for one during cover stays possible after the plan has ended. */
const planCoverNotEnded = predicate({
  reads: ['plan.coverEndsAt', 'incident.occurredAt'],
  params: noParams,
  test: ({ plan, incident }) => {
    const facts = { coverEndsAt: plan.coverEndsAt ?? null, occurredAt: incident.occurredAt };
    return plan.coverEndsAt !== undefined && !before(incident.occurredAt, plan.coverEndsAt)
      ? notMet(facts, 'The plan’s cover had ended before the incident.')
      : met(facts);
  },
});

/** When the wait of a plan ends: the same time of day, `days` local days after cover began. ISO, UTC. */
export const waitEnd = (coverStartsAt: string, days: number, zone: string): string =>
  addLocalDays(coverStartsAt, days, zone);

const waitingPeriodOver = predicate({
  reads: [
    'plan.coverStartsAt',
    'plan.timeZone',
    'incident.type',
    'incident.occurredAt',
    'device.photosVerifiedAt',
  ],
  params: z.extend(daysParam, { waivedFor: z.optional(z.array(incidentTypeSchema)) }),
  test: ({ plan, incident, device, zone }, { days, waivedFor = [] }) => {
    if (plan.coverStartsAt === undefined)
      return notMet(
        { coverStartsAt: null },
        'The plan was not activated, so its waiting period has not begun.',
      );
    const waitEndsAt = waitEnd(plan.coverStartsAt, days, zone);
    // Photos of what was broken already would prove nothing: they count when they were accepted before it happened.
    const photographed =
      device.photosVerifiedAt !== undefined && !before(incident.occurredAt, device.photosVerifiedAt);
    const waived = photographed && waivedFor.includes(incident.type);
    const facts = { waitEndsAt, occurredAt: incident.occurredAt, waived };
    return waived || !before(incident.occurredAt, waitEndsAt)
      ? met(facts)
      : notMet(facts, 'The incident lies within the plan’s waiting period.');
  },
});

const over: ReadonlySet<string> = new Set(['cancelled', 'lapsed', 'ended']);

/** Whether a payment can still be waited for: nothing more is charged on a plan that is over. */
export const waitsForPayment = ({ paymentCurrent, status }: CoverageFacts['plan']): boolean =>
  !paymentCurrent && !over.has(status);

/** In grace the claim waits for the payment; nothing more will be paid on a plan that is over. */
const paymentCurrent = predicate({
  reads: ['plan.paymentCurrent', 'plan.status'],
  params: noParams,
  test: ({ plan }) => {
    const facts = { paymentCurrent: plan.paymentCurrent, planStatus: plan.status };
    if (plan.paymentCurrent) return met(facts);
    return waitsForPayment(plan)
      ? notMet(facts, 'Payment of the plan is behind: the claim waits for it.')
      : unknown(facts, 'The plan ended with a payment open.');
  },
});

export const coverTests = {
  'happened-before-report': happenedBeforeReport,
  'reported-within': reportedWithin,
  'kind-in-plan': kindInPlan,
  'added-before-incident': addedBeforeIncident,
  'on-plan-at-incident': onPlanAtIncident,
  'item-verified': itemVerified,
  'item-cover-begun': itemCoverBegun,
  'plan-cover-begun': planCoverBegun,
  'plan-cover-not-ended': planCoverNotEnded,
  'waiting-period-over': waitingPeriodOver,
  'payment-current': paymentCurrent,
} satisfies Record<string, Predicate>;
