import { deductibleFor, repairPriceFor, replacementPriceFor } from '../catalogue/lookup.ts';
import { withTax } from '../money/repair-or-replace.ts';
import { limitLeft } from '../money/settlement.ts';
import { type Predicate, pass, type Reading, refer } from './predicate.ts';

/** What a rule needs, besides cover, to approve a claim without an agent. None of these can speak against a claim. */

const simpleClaim: Predicate = ({ incident, rule }) => {
  const facts = { incidentType: incident.type };
  return rule.approvableTypes?.includes(incident.type)
    ? pass(facts)
    : refer(facts, `A claim for ${incident.type} is decided by an agent.`);
};

const firstClaimIn12Months: Predicate = ({ history }) => {
  const facts = { claimsOnDeviceLast12Months: history.claimsOnDeviceLast12Months };
  return history.claimsOnDeviceLast12Months === 0
    ? pass(facts)
    : refer(facts, 'The item has another claim within 12 months.');
};

const repairPrice = ({ catalogue, device, incident }: Reading): number | undefined =>
  repairPriceFor(catalogue, device, incident.type);

const repairPriceKnown: Predicate = (reading) => {
  const price = repairPrice(reading);
  const facts = { repairCents: price ?? null, catalogueVersion: reading.catalogue.version };
  return price === undefined ? refer(facts, 'No repair price is known: an estimate is needed.') : pass(facts);
};

/** Without a repair price there is nothing to compare yet; the estimate will be. */
const repairBelowReplacement: Predicate = (reading) => {
  const price = repairPrice(reading);
  if (price === undefined) return pass({ repairCents: null });
  const replacement = replacementPriceFor(reading.catalogue, reading.device, reading.now);
  if (replacement === undefined)
    return refer({ repairCents: price, replacementCents: null }, 'No replacement price is known.');
  const replacementCents = withTax(replacement.cents, replacement.taxBasisPoints);
  const facts = { repairCents: price, replacementCents };
  return price >= replacementCents ? refer(facts, 'The repair costs as much as a replacement.') : pass(facts);
};

/** An approval by rule must leave the customer the deductible only. */
const withinIncidentLimit: Predicate = (reading) => {
  const { catalogue, device, history } = reading;
  const leftCents = limitLeft(catalogue.incidentLimitCents, history.incidentApprovedCents);
  const price = repairPrice(reading);
  const needed = price === undefined ? 1 : Math.max(0, price - deductibleFor(catalogue, device, 'repair'));
  const facts = { limitLeftCents: leftCents, neededCents: price === undefined ? null : needed };
  return needed > leftCents
    ? refer(facts, 'The incident’s limit does not leave enough for this repair.')
    : pass(facts);
};

export const approvalRules = {
  'simple-claim': simpleClaim,
  'first-claim-in-12-months': firstClaimIn12Months,
  'repair-price-known': repairPriceKnown,
  'repair-below-replacement': repairBelowReplacement,
  'within-incident-limit': withinIncidentLimit,
} satisfies Record<string, Predicate>;
