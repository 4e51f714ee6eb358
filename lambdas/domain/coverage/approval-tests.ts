import * as z from 'zod/mini';
import { deductibleFor, repairPriceFor, replacementPriceFor } from '../catalogue/lookup.ts';
import { incidentTypeSchema } from '../claim/incident.ts';
import { withTax } from '../money/repair-or-replace.ts';
import { limitLeft } from '../money/settlement.ts';
import { met, noParams, notMet, type Predicate, predicate, type Reading, unknown } from './predicate.ts';

/** What a rule needs, besides cover, to approve a claim without an agent. None of these can speak against a claim. */

const approvable = predicate({
  reads: ['incident.type'],
  params: z.strictObject({ incidents: z.array(incidentTypeSchema) }),
  test: ({ incident }, { incidents }) => {
    const facts = { incidentType: incident.type };
    return incidents.includes(incident.type)
      ? met(facts)
      : notMet(facts, `A claim for ${incident.type} is decided by an agent.`);
  },
});

const noClaimOnItem = predicate({
  reads: ['history.claimsOnDeviceLast12Months'],
  params: noParams,
  test: ({ history: { claimsOnDeviceLast12Months } }) => {
    const facts = { claimsOnDeviceLast12Months };
    return claimsOnDeviceLast12Months === 0
      ? met(facts)
      : notMet(facts, 'The item has another claim within 12 months.');
  },
});

const repairPrice = ({ catalogue, device, incident }: Reading): number | undefined =>
  repairPriceFor(catalogue, device, incident.type);

const repairPriceKnown = predicate({
  reads: ['device', 'incident.type', 'catalogue'],
  params: noParams,
  test: (reading) => {
    const price = repairPrice(reading);
    const facts = { repairCents: price ?? null, catalogueVersion: reading.catalogue.version };
    return price === undefined
      ? notMet(facts, 'No repair price is known: an estimate is needed.')
      : met(facts);
  },
});

/** Without a repair price there is nothing to compare yet; the estimate will be. */
const repairBelowReplacement = predicate({
  reads: ['device', 'incident.type', 'now', 'catalogue'],
  params: noParams,
  test: (reading) => {
    const price = repairPrice(reading);
    if (price === undefined) return met({ repairCents: null });
    const replacement = replacementPriceFor(reading.catalogue, reading.device, reading.now);
    if (replacement === undefined)
      return unknown({ repairCents: price, replacementCents: null }, 'No replacement price is known.');
    const replacementCents = withTax(replacement.cents, replacement.taxBasisPoints);
    const facts = { repairCents: price, replacementCents };
    return price >= replacementCents
      ? notMet(facts, 'The repair costs as much as a replacement.')
      : met(facts);
  },
});

/** An approval by rule must leave the customer the deductible only. */
const limitCoversRepair = predicate({
  reads: ['device', 'incident.type', 'history.incidentApprovedCents', 'catalogue'],
  params: noParams,
  test: (reading) => {
    const { catalogue, device, history } = reading;
    const leftCents = limitLeft(catalogue.incidentLimitCents, history.incidentApprovedCents);
    const price = repairPrice(reading);
    const needed = price === undefined ? 1 : Math.max(0, price - deductibleFor(catalogue, device, 'repair'));
    const facts = { limitLeftCents: leftCents, neededCents: price === undefined ? null : needed };
    return needed > leftCents
      ? notMet(facts, 'The incident’s limit does not leave enough for this repair.')
      : met(facts);
  },
});

/** Signals never speak against a claim by themselves; those that weigh most keep a rule from approving it. */
const noStoppingSignal = predicate({
  reads: ['signals'],
  params: noParams,
  test: ({ found }) => {
    const stopping = found.filter(({ weight }) => weight === 'stop').map(({ id }) => id);
    const facts = { signals: stopping.join(', ') || null };
    return stopping.length === 0
      ? met(facts)
      : notMet(facts, 'There are signals that an agent has to look into.');
  },
});

export const approvalTests = {
  approvable,
  'no-claim-on-item-in-12-months': noClaimOnItem,
  'repair-price-known': repairPriceKnown,
  'repair-below-replacement': repairBelowReplacement,
  'limit-covers-repair': limitCoversRepair,
  'no-stopping-signal': noStoppingSignal,
} satisfies Record<string, Predicate>;
