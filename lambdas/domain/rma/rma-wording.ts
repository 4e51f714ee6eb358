import { type Language, said } from '../wording/languages/language.ts';
import type { RmaCalendar } from './due.ts';
import { rmaDueList } from './due.ts';
import { type Rma, type RmaKind, type RmaUnit, type RmaUnitState, rmaUnitStates } from './rma.ts';
import { type Depot, rmaTerms } from './rma-terms.ts';

/** What becomes of the units, for people. */
export const rmaKindLabels: Readonly<Record<RmaKind, string>> = {
  credit: 'Credit',
  'advance-replacement': 'Advance replacement',
  'repair-and-return': 'Repair and return',
  'recalibrate-and-return': 'Recalibrate and return',
};

const stateLabels: Readonly<Record<RmaUnitState, string>> = {
  issued: 'To be sent',
  'in-transit': 'On its way',
  received: 'Received',
  inspected: 'Inspected',
  credited: 'Credited',
  repaired: 'Repaired',
  replaced: 'Replaced',
  rejected: 'Not accepted',
  closed: 'Closed',
};

/** Where a unit stands, or what became of it once it is closed. */
const standing = ({ state, ending }: RmaUnit): RmaUnitState =>
  rmaUnitStates.find((one) => one === ending) ?? state;

export const unitLabel = (unit: RmaUnit, language: Language): string =>
  said(stateLabels[standing(unit)], language);

/** Where the whole stands: in one word where its units stand alike, else how many stand where, in the order of the way. */
export function rmaLabel({ state, units }: Pick<Rma, 'state' | 'units'>, language: Language): string {
  const standings = units.map(standing);
  const alike = state === 'closed' || new Set(standings).size <= 1;
  if (alike) return said(stateLabels[state], language);
  return rmaUnitStates
    .map((one) => ({
      label: said(stateLabels[one], language),
      count: standings.filter((it) => it === one).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ label, count }) =>
      said('{label}: {count}', language).replace('{label}', label).replace('{count}', `${count}`),
    )
    .join(' · ');
}

export interface RmaNextStep {
  readonly who: 'dealer' | 'claims-team' | 'nobody';
  readonly what: string;
  readonly by?: string;
}

const unitsIn = ({ units }: Rma, ...states: readonly RmaUnitState[]): number =>
  units.filter(({ state }) => states.includes(state)).length;
/** A sentence with what stands in its braces. */
interface Sentence {
  readonly text: string;
  readonly units?: number;
  readonly name?: string;
  readonly dealer?: string;
}

/** Filled in one pass: a name is put in as it is, braces and all. */
function told({ text, units = 0, ...names }: Sentence, language: Language): string {
  const counted = said(units === 1 ? '1 unit' : '{count} units', language).replace('{count}', `${units}`);
  const values = new Map(Object.entries({ ...names, units: counted }));
  return said(text, language).replace(/\{(\w+)\}/g, (whole, name: string) => values.get(name) ?? whole);
}

/** What the dealer reads; the claims team reads the same fact in words of its own. */
function dealersNext(rma: Rma, { name }: Depot): Sentence {
  switch (rma.state) {
    case 'issued':
      return {
        text: 'Send {units} to {name} with the packing slip inside and the label on it, then tell us carrier and tracking number.',
        ...{ units: unitsIn(rma, 'issued'), name },
      };
    case 'in-transit':
      return { text: 'Nothing to do: {name} tells you when it has arrived.', name };
    case 'received':
      return { text: 'Nothing to do: we inspect and write what we found.' };
    case 'inspected':
      return { text: 'Nothing to do: we decide and tell you what becomes of each unit.' };
    case 'closed':
      return { text: 'Done. There is nothing left to do.' };
    case 'credited':
      return { text: 'Credited. There is nothing left to do.' };
    default:
      return { text: 'Confirm here once what comes back to you has arrived.' };
  }
}

function teamsNext(rma: Rma, { name }: Depot): Sentence {
  switch (rma.state) {
    case 'issued':
      return {
        text: '{dealer} sends {units} to {name}.',
        ...{ dealer: rma.dealer.name, units: unitsIn(rma, 'issued'), name },
      };
    case 'in-transit':
      return {
        text: '{units} on the way to {name}: scan them in when they arrive.',
        ...{ units: unitsIn(rma, 'in-transit'), name },
      };
    case 'received':
      return {
        text: 'Inspect {units}: a grade and a disposition for each.',
        units: unitsIn(rma, 'received'),
      };
    case 'inspected':
      return { text: 'Decide what becomes of {units}.', units: unitsIn(rma, 'inspected') };
    case 'closed':
      return { text: 'Done.' };
    case 'credited':
      return { text: 'Credited. There is nothing left to do.' };
    default:
      return {
        text: '{dealer} confirms once it has arrived; unconfirmed it closes by itself.',
        dealer: rma.dealer.name,
      };
  }
}

const actors: Readonly<Record<RmaUnitState, RmaNextStep['who']>> = {
  issued: 'dealer',
  'in-transit': 'claims-team',
  received: 'claims-team',
  inspected: 'claims-team',
  credited: 'nobody',
  repaired: 'dealer',
  replaced: 'dealer',
  rejected: 'dealer',
  closed: 'nobody',
};

/** Until when whoever is next has time: the day the return is due, or when the next thing happens by itself. */
function byWhen(rma: Rma, calendar: RmaCalendar): string | undefined {
  if (rma.state === 'closed') return undefined;
  if (rma.state === 'issued') return rma.dueAt;
  return rmaDueList(rma, calendar).find((due) => due.do === 'escalate' || due.do === 'close')?.at;
}

/** By which days an RMA is told of, and in which language. */
export interface RmaTelling {
  readonly calendar: RmaCalendar;
  readonly language: Language;
}

/** Who acts next on an RMA, what, and by when. */
export function rmaNextStep(rma: Rma, side: 'dealer' | 'staff', telling: RmaTelling): RmaNextStep {
  const next = side === 'dealer' ? dealersNext : teamsNext;
  const by = byWhen(rma, telling.calendar);
  return {
    who: actors[rma.state],
    what: told(next(rma, depotOf(rma)), telling.language),
    ...(by !== undefined && { by }),
  };
}

/** The depot of an RMA; where it was given up since, the first there is. */
export function depotOf({ depotId }: Pick<Rma, 'depotId'>): Depot {
  const depot = rmaTerms.depots.find((one) => one.depotId === depotId) ?? rmaTerms.depots[0];
  if (!depot) throw new Error('the terms of returns name no depot');
  return depot;
}
