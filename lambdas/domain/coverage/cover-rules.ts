import { addLocalDays, endOfLocalDay, localDaysBetween } from '../calendar/local-days.ts';
import { refusedDeviceKinds } from '../catalogue/catalogue-schema.ts';
import { findPlan } from '../catalogue/lookup.ts';
import { fail, type Predicate, param, pass, refer } from './predicate.ts';

/** Rules about the plan, the item and the time: whether cover was in force for this item when it happened. */

const before = (one: string, other: string): boolean => Date.parse(one) < Date.parse(other);

const incidentNotInFuture: Predicate = ({ incident, reportedAt }) => {
  const facts = { occurredAt: incident.occurredAt, reportedAt };
  return before(reportedAt, incident.occurredAt)
    ? fail(facts, 'The incident is dated after it was reported.')
    : pass(facts);
};

const reportedInTime: Predicate = ({ incident, reportedAt, zone, rule }) => {
  const days = param(rule, 'days');
  const facts = {
    occurredAt: incident.occurredAt,
    reportedAt,
    daysAfter: localDaysBetween(incident.occurredAt, reportedAt, zone),
  };
  const lastMoment = endOfLocalDay(incident.occurredAt, days, zone);
  return before(lastMoment, reportedAt)
    ? fail(facts, `Reported more than ${days} days after the incident.`)
    : pass(facts);
};

const itemInPlan: Predicate = ({ device, plan, catalogue }) => {
  const facts = { deviceKind: device.kind, planCode: plan.code };
  const covers = findPlan(catalogue, plan.code)?.covers;
  if (covers === undefined) return refer(facts, 'The plan is not in the catalogue.');
  const refused = refusedDeviceKinds.some((kind) => kind === device.kind);
  const places = device.kind === 'phone' ? covers.phones : covers.otherItems;
  return refused || places === 0 ? fail(facts, `The plan does not protect a ${device.kind}.`) : pass(facts);
};

const deviceKnownBeforeIncident: Predicate = ({ device, incident }) => {
  const facts = { addedToPlanAt: device.addedToPlanAt, occurredAt: incident.occurredAt };
  return before(incident.occurredAt, device.addedToPlanAt)
    ? fail(facts, 'The item was added to the plan after the incident.')
    : pass(facts);
};

const deviceVerified: Predicate = ({ device }) => {
  const facts = { verified: device.verified };
  return device.verified ? pass(facts) : refer(facts, 'The item is not verified.');
};

const itemCoverStarted: Predicate = ({ device, incident }) => {
  const facts = { coveredFrom: device.coveredFrom ?? null, occurredAt: incident.occurredAt };
  return device.coveredFrom !== undefined && before(incident.occurredAt, device.coveredFrom)
    ? fail(facts, 'The incident lies before the item’s cover began.')
    : pass(facts);
};

const planCoverStarted: Predicate = ({ plan, incident }) => {
  const facts = {
    coverStartsAt: plan.coverStartsAt ?? null,
    occurredAt: incident.occurredAt,
    planStatus: plan.status,
  };
  if (plan.coverStartsAt === undefined) return fail(facts, 'The plan was not activated.');
  return before(incident.occurredAt, plan.coverStartsAt)
    ? fail(facts, 'The incident lies before the plan’s cover began.')
    : pass(facts);
};

/** Only the time of the incident counts: a claim for one during cover stays possible after the plan has ended. */
const planCoverNotEnded: Predicate = ({ plan, incident }) => {
  const facts = { coverEndsAt: plan.coverEndsAt ?? null, occurredAt: incident.occurredAt };
  return plan.coverEndsAt !== undefined && !before(incident.occurredAt, plan.coverEndsAt)
    ? fail(facts, 'The plan’s cover had ended before the incident.')
    : pass(facts);
};

const waitingPeriodOver: Predicate = ({ plan, incident, zone, rule }) => {
  if (plan.coverStartsAt === undefined)
    return fail({ coverStartsAt: null }, 'The plan was not activated, so its waiting period has not begun.');
  const waitEndsAt = addLocalDays(plan.coverStartsAt, param(rule, 'days'), zone);
  const waived = plan.waitingPeriodWaivedForScreens === true && incident.type === 'cracked-screen';
  const facts = { waitEndsAt, occurredAt: incident.occurredAt, waived };
  return waived || !before(incident.occurredAt, waitEndsAt)
    ? pass(facts)
    : fail(facts, 'The incident lies within the plan’s waiting period.');
};

const paymentCurrent: Predicate = ({ plan }) => {
  const facts = { paymentCurrent: plan.paymentCurrent, planStatus: plan.status };
  return plan.paymentCurrent
    ? pass(facts)
    : refer(facts, 'Payment of the plan is behind: the claim waits for it.');
};

export const coverRules = {
  'incident-not-in-future': incidentNotInFuture,
  'reported-in-time': reportedInTime,
  'item-in-plan': itemInPlan,
  'device-known-before-incident': deviceKnownBeforeIncident,
  'device-verified': deviceVerified,
  'item-cover-started': itemCoverStarted,
  'plan-cover-started': planCoverStarted,
  'plan-cover-not-ended': planCoverNotEnded,
  'waiting-period-over': waitingPeriodOver,
  'payment-current': paymentCurrent,
} satisfies Record<string, Predicate>;
