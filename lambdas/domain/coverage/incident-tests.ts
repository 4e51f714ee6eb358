import * as z from 'zod/mini';
import { endOfLocalDay, localDaysBetween } from '../calendar/local-days.ts';
import { deviceKindSchema } from '../catalogue/catalogue-schema.ts';
import { incidentTypeSchema } from '../claim/incident.ts';
import { documentKinds } from '../claim/records.ts';
import { daysParam, met, noParams, notMet, type Predicate, predicate, unknown } from './predicate.ts';

/** Tests of what happened, and of the proof that the terms ask for. */

const incidentAmong = predicate({
  reads: ['incident.type'],
  params: z.strictObject({ incidents: z.array(incidentTypeSchema) }),
  test: ({ incident }, { incidents }) => {
    const facts = { incidentType: incident.type };
    return incidents.includes(incident.type)
      ? met(facts)
      : notMet(facts, `A claim for ${incident.type} is not covered.`);
  },
});

const kindAmong = predicate({
  reads: ['device.kind', 'incident.type'],
  params: z.strictObject({ kinds: z.array(deviceKindSchema) }),
  test: ({ device, incident }, { kinds }) => {
    const facts = { incidentType: incident.type, deviceKind: device.kind };
    return kinds.includes(device.kind)
      ? met(facts)
      : notMet(facts, `A claim for ${incident.type} is not covered for a ${device.kind}.`);
  },
});

const damageNotBefore = predicate({
  reads: ['incident.preExisting'],
  params: noParams,
  test: ({ incident }) => {
    const facts = { preExisting: incident.preExisting ?? null };
    return incident.preExisting === true
      ? notMet(facts, 'The damage was there before cover began.')
      : met(facts);
  },
});

const noOtherOpenClaim = predicate({
  reads: ['history.openClaimsOnDevice'],
  params: noParams,
  test: ({ history }) => {
    const facts = { openClaimsOnDevice: history.openClaimsOnDevice };
    return history.openClaimsOnDevice > 0 ? notMet(facts, 'The item has another open claim.') : met(facts);
  },
});

const documentPresent = predicate({
  reads: ['documents'],
  params: z.strictObject({ document: z.enum(documentKinds) }),
  test: ({ documents }, { document }) => {
    const accepted = documents[document] ?? 0;
    const facts = { [document]: accepted };
    return accepted > 0 ? met(facts) : notMet(facts, `No ${document} was accepted.`);
  },
});

/** The number of the report is as good as the report. */
const policeReportOrNumber = predicate({
  reads: ['incident.policeReportNumber', 'documents'],
  params: noParams,
  test: ({ incident, documents }) => {
    const reports = documents['police-report'] ?? 0;
    const numbered = (incident.policeReportNumber?.trim() ?? '') !== '';
    const facts = { policeReportNumber: numbered, 'police-report': reports };
    return numbered || reports > 0 ? met(facts) : notMet(facts, 'There is no police report, nor its number.');
  },
});

/** Off or unknown is never decided by rule: an agent weighs other proof. */
const trackingOn = predicate({
  reads: ['incident.trackingEnabled', 'documents'],
  params: noParams,
  test: ({ incident, documents }) => {
    const facts = {
      trackingEnabled: incident.trackingEnabled ?? null,
      'tracking-proof': documents['tracking-proof'] ?? 0,
    };
    if (incident.trackingEnabled === true) return met(facts);
    return incident.trackingEnabled === false
      ? notMet(facts, 'Tracking was off.')
      : unknown(facts, 'Whether tracking was on is not known.');
  },
});

const vehicleSecured = predicate({
  reads: ['incident.vehicleLocked', 'incident.windowsClosed', 'incident.forcedEntry'],
  params: noParams,
  test: ({ incident }) => {
    const facts = {
      vehicleLocked: incident.vehicleLocked ?? null,
      windowsClosed: incident.windowsClosed ?? null,
      forcedEntry: incident.forcedEntry ?? null,
    };
    const values = Object.values(facts);
    if (values.includes(false))
      return notMet(facts, 'The vehicle was not locked and closed, or shows no forced entry.');
    return values.includes(null) ? unknown(facts, 'How the vehicle was secured is not known.') : met(facts);
  },
});

const lossesBelow = predicate({
  reads: ['history.approvedLossesInWindow'],
  params: z.strictObject({ losses: z.int().check(z.positive()) }),
  test: ({ history }, { losses: allowed }) => {
    const facts = { approvedLossesInWindow: history.approvedLossesInWindow, allowed };
    return history.approvedLossesInWindow >= allowed
      ? notMet(facts, 'Another loss was approved within 12 months of this one.')
      : met(facts);
  },
});

const boughtAs = predicate({
  reads: ['device.boughtAs'],
  params: z.strictObject({ among: z.array(z.enum(['new', 'refurbished', 'used'])) }),
  test: ({ device }, { among }) => {
    const facts = { boughtAs: device.boughtAs ?? null };
    if (device.boughtAs === undefined) return unknown(facts, 'Whether the item was bought new is not known.');
    return among.includes(device.boughtAs)
      ? met(facts)
      : notMet(facts, `The item was bought ${device.boughtAs}.`);
  },
});

const addedWithinDaysOfPurchase = predicate({
  reads: ['device.purchasedAt', 'device.addedToPlanAt', 'plan.timeZone'],
  params: daysParam,
  test: ({ device: { purchasedAt, addedToPlanAt }, zone }, { days }) => {
    if (purchasedAt === undefined)
      return unknown({ purchasedAt: null, addedToPlanAt }, 'The date of purchase is not known.');
    const facts = {
      purchasedAt,
      addedToPlanAt,
      daysAfter: localDaysBetween(purchasedAt, addedToPlanAt, zone),
    };
    return Date.parse(addedToPlanAt) > Date.parse(endOfLocalDay(purchasedAt, days, zone))
      ? notMet(facts, `The item was added to the plan more than ${days} days after its purchase.`)
      : met(facts);
  },
});

export const incidentTests = {
  'incident-among': incidentAmong,
  'kind-among': kindAmong,
  'damage-not-before-cover': damageNotBefore,
  'no-other-open-claim': noOtherOpenClaim,
  'document-present': documentPresent,
  'police-report-or-number': policeReportOrNumber,
  'tracking-on': trackingOn,
  'vehicle-secured': vehicleSecured,
  'losses-below': lossesBelow,
  'bought-as': boughtAs,
  'added-within-days-of-purchase': addedWithinDaysOfPurchase,
} satisfies Record<string, Predicate>;
