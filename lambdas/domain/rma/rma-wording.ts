import type { RmaCalendar } from './due.ts';
import { rmaDueList } from './due.ts';
import type { Rma, RmaKind, RmaUnitState } from './rma.ts';
import { type Depot, rmaTerms } from './rma-terms.ts';

/** What becomes of the units, for people. */
export const rmaKindLabels: Readonly<Record<RmaKind, string>> = {
  credit: 'Credit',
  'advance-replacement': 'Advance replacement',
  'repair-and-return': 'Repair and return',
  'recalibrate-and-return': 'Recalibrate and return',
};

export const rmaStateLabels: Readonly<Record<RmaUnitState, string>> = {
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

export interface RmaNextStep {
  readonly who: 'dealer' | 'claims-team' | 'nobody';
  readonly what: string;
  readonly by?: string;
}

const unitsIn = ({ units }: Rma, ...states: readonly RmaUnitState[]): number =>
  units.filter(({ state }) => states.includes(state)).length;
const count = (units: number): string => (units === 1 ? '1 unit' : `${units} units`);

/** What the dealer reads, or the claims team: each in its own words of the same fact. */
function whatNext(rma: Rma, depot: Depot, side: 'dealer' | 'staff'): string {
  const own = side === 'dealer';
  const { state } = rma;
  switch (state) {
    case 'issued': {
      const units = count(unitsIn(rma, 'issued'));
      return own
        ? `Send ${units} to ${depot.name} with the packing slip inside and the label on it, then tell us carrier and tracking number.`
        : `${rma.dealer.name} sends ${units} to ${depot.name}.`;
    }
    case 'in-transit':
      return own
        ? `Nothing to do: ${depot.name} tells you when it has arrived.`
        : `${count(unitsIn(rma, 'in-transit'))} on the way to ${depot.name}: scan them in when they arrive.`;
    case 'received':
      return own
        ? 'Nothing to do: we inspect and write what we found.'
        : `Inspect ${count(unitsIn(rma, 'received'))}: a grade and a disposition for each.`;
    case 'inspected':
      return own
        ? 'Nothing to do: we decide and tell you what becomes of each unit.'
        : `Decide what becomes of ${count(unitsIn(rma, 'inspected'))}.`;
    case 'closed':
      return own ? 'Done. There is nothing left to do.' : 'Done.';
    case 'credited':
      return 'Credited. There is nothing left to do.';
    default:
      return own
        ? 'Confirm here once what comes back to you has arrived.'
        : `${rma.dealer.name} confirms once it has arrived; unconfirmed it closes by itself.`;
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

/** Who acts next on an RMA, what, and by when. */
export function rmaNextStep(rma: Rma, side: 'dealer' | 'staff', calendar: RmaCalendar): RmaNextStep {
  const depot = depotOf(rma);
  const by = byWhen(rma, calendar);
  return {
    who: actors[rma.state],
    what: whatNext(rma, depot, side),
    ...(by !== undefined && { by }),
  };
}

/** The depot of an RMA; where it was given up since, the first there is. */
export function depotOf({ depotId }: Pick<Rma, 'depotId'>): Depot {
  const depot = rmaTerms.depots.find((one) => one.depotId === depotId) ?? rmaTerms.depots[0];
  if (!depot) throw new Error('the terms of returns name no depot');
  return depot;
}
