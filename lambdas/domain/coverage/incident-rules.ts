import { endOfLocalDay, localDaysBetween } from '../calendar/local-days.ts';
import { type Finding, fail, needs, type Predicate, param, pass, type Reading, refer } from './predicate.ts';

/** Rules about what happened and the proof that the terms ask for. */

const coveredPeril: Predicate = ({ incident, device }) => {
  const facts = { incidentType: incident.type, deviceKind: device.kind };
  return incident.type === 'loss' && device.kind !== 'phone'
    ? fail(facts, 'Loss is covered for phones only.')
    : pass(facts);
};

const notPreExisting: Predicate = ({ incident }) => {
  const facts = { preExisting: incident.preExisting ?? null };
  return incident.preExisting === true
    ? fail(facts, 'The damage was there before cover began.')
    : pass(facts);
};

const oneOpenClaim: Predicate = ({ history }) => {
  const facts = { openClaimsOnDevice: history.openClaimsOnDevice };
  return history.openClaimsOnDevice > 0 ? fail(facts, 'The item has another open claim.') : pass(facts);
};

const damagePhoto: Predicate = (reading) => needs(reading, 'damage-photo', 'A photo that shows the damage.');

const proofOfPurchase: Predicate = (reading) =>
  needs(reading, 'receipt', 'Proof of purchase, such as the receipt of the item.');

/** The number of the report is as good as the report. */
const theftPoliceReport: Predicate = (reading) => {
  const number = reading.incident.policeReportNumber?.trim() ?? '';
  if (number !== '')
    return pass({ policeReportNumber: true, 'police-report': reading.documents['police-report'] ?? 0 });
  const finding = needs(reading, 'police-report', 'The police report of the theft, or its number.');
  return { ...finding, facts: { policeReportNumber: false, ...finding.facts } };
};

/** Off or unknown is never decided by rule: an agent weighs other proof. */
const trackingOn: Predicate = ({ incident, documents }) => {
  const facts = {
    trackingEnabled: incident.trackingEnabled ?? null,
    'tracking-proof': documents['tracking-proof'] ?? 0,
  };
  if (incident.trackingEnabled === true) return pass(facts);
  return refer(
    facts,
    incident.trackingEnabled === false ? 'Tracking was off.' : 'Whether tracking was on is not known.',
  );
};

const vehicleSecured: Predicate = ({ incident }) => {
  const facts = {
    vehicleLocked: incident.vehicleLocked ?? null,
    windowsClosed: incident.windowsClosed ?? null,
    forcedEntry: incident.forcedEntry ?? null,
  };
  const values = Object.values(facts);
  if (values.includes(false))
    return fail(facts, 'The vehicle was not locked and closed, or shows no forced entry.');
  return values.includes(null) ? refer(facts, 'How the vehicle was secured is not known.') : pass(facts);
};

const lossOnceAYear: Predicate = ({ history, rule }) => {
  const allowed = param(rule, 'losses');
  const facts = { approvedLossesInWindow: history.approvedLossesInWindow, allowed };
  return history.approvedLossesInWindow >= allowed
    ? fail(facts, 'Another loss was approved within 12 months of this one.')
    : pass(facts);
};

const failureBoughtNew: Predicate = ({ device }) => {
  const facts = { boughtAs: device.boughtAs ?? null };
  if (device.boughtAs === undefined) return refer(facts, 'Whether the item was bought new is not known.');
  return device.boughtAs === 'new' ? pass(facts) : fail(facts, `The item was bought ${device.boughtAs}.`);
};

const failureAddedInTime: Predicate = ({ device, zone, rule }: Reading): Finding => {
  const { purchasedAt, addedToPlanAt } = device;
  if (purchasedAt === undefined)
    return refer({ purchasedAt: null, addedToPlanAt }, 'The date of purchase is not known.');
  const days = param(rule, 'days');
  const facts = { purchasedAt, addedToPlanAt, daysAfter: localDaysBetween(purchasedAt, addedToPlanAt, zone) };
  const lastMoment = Date.parse(endOfLocalDay(purchasedAt, days, zone));
  return Date.parse(addedToPlanAt) > lastMoment
    ? fail(facts, `The item was added to the plan more than ${days} days after its purchase.`)
    : pass(facts);
};

export const incidentRules = {
  'covered-peril': coveredPeril,
  'not-pre-existing': notPreExisting,
  'one-open-claim': oneOpenClaim,
  'damage-photo': damagePhoto,
  'theft-police-report': theftPoliceReport,
  'theft-proof-of-purchase': proofOfPurchase,
  'theft-tracking-on': trackingOn,
  'vehicle-secured': vehicleSecured,
  'loss-proof-of-purchase': proofOfPurchase,
  'loss-tracking-on': trackingOn,
  'loss-once-a-year': lossOnceAYear,
  'failure-bought-new': failureBoughtNew,
  'failure-added-in-time': failureAddedInTime,
  'failure-proof-of-purchase': proofOfPurchase,
} satisfies Record<string, Predicate>;
