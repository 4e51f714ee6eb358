import { localDate } from '../calendar/local-days.ts';
import { rulesFor } from './compiled-rulebook.ts';
import { waitsForPayment } from './cover-tests.ts';
import { type CoverageFacts, zoneOf } from './facts.ts';
import type { Cure, Rulebook } from './rulebook-schema.ts';

/**
 * Changes that can still come true on a claim: a document that is not there yet, a fact that nobody told, a payment that
 * is open. What was told is never among them: the counterfactual asks nobody to say something else.
 */
export interface PossibleChange {
  /** `document receipt`, `trackingEnabled`. */
  readonly id: string;
  /** In words for the customer. */
  readonly say: string;
  readonly apply: (facts: CoverageFacts) => CoverageFacts;
}

type Told = 'trackingEnabled' | 'vehicleLocked' | 'windowsClosed' | 'forcedEntry';

const told =
  (fact: Told) =>
  (facts: CoverageFacts): CoverageFacts | undefined =>
    facts.incident[fact] === undefined
      ? { ...facts, incident: { ...facts.incident, [fact]: true } }
      : undefined;

type Applied = (facts: CoverageFacts) => CoverageFacts | undefined;

/** How each change is made; undefined where there is nothing to change. */
const changes: Readonly<Record<Exclude<Cure['change'], 'document'>, Applied>> = {
  payment: (facts) =>
    waitsForPayment(facts.plan) ? { ...facts, plan: { ...facts.plan, paymentCurrent: true } } : undefined,
  trackingEnabled: told('trackingEnabled'),
  vehicleLocked: told('vehicleLocked'),
  windowsClosed: told('windowsClosed'),
  forcedEntry: told('forcedEntry'),
  boughtNew: (facts) =>
    facts.device.boughtAs === undefined
      ? { ...facts, device: { ...facts.device, boughtAs: 'new' } }
      : undefined,
  // Any date within the days would do; the day on which it was added is within them all.
  purchasedInTime: (facts) =>
    facts.device.purchasedAt === undefined
      ? {
          ...facts,
          device: { ...facts.device, purchasedAt: localDate(facts.device.addedToPlanAt, zoneOf(facts)) },
        }
      : undefined,
};

const withDocument = (
  facts: CoverageFacts,
  kind: NonNullable<Cure['document']>,
): CoverageFacts | undefined =>
  (facts.documents[kind] ?? 0) > 0 ? undefined : { ...facts, documents: { ...facts.documents, [kind]: 1 } };

const applied = ({ change, document }: Cure, facts: CoverageFacts): CoverageFacts | undefined => {
  if (change !== 'document') return changes[change](facts);
  return document === undefined ? undefined : withDocument(facts, document);
};

/** Every change that the rules of this claim know and that is still open, each once, in the rulebook's order. */
export const possibleChanges = (facts: CoverageFacts, rulebook: Rulebook): PossibleChange[] => {
  const cures = rulesFor(rulebook, facts.incident.type, facts.device.kind).flatMap(
    ({ rule }) => rule.cures ?? [],
  );
  const byId = new Map<string, PossibleChange>();
  for (const cure of cures) {
    const id = cure.document === undefined ? cure.change : `${cure.change} ${cure.document}`;
    if (!byId.has(id) && applied(cure, facts) !== undefined)
      byId.set(id, { id, say: cure.say, apply: (present) => applied(cure, present) ?? present });
  }
  return [...byId.values()];
};
