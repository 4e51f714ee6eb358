import { type InputFault, InvalidInput, NotPossible } from '../errors.ts';
import { type Happening, instantOf, nextRma, type RmaContext, rmaChange } from './next-rma.ts';
import type { Parcel, Rma, RmaChange, RmaNotice, RmaUnit, RmaUnitState } from './rma.ts';
import type { RmaTerms } from './rma-terms.ts';
import { isOutcome, mayMove, type RmaSide } from './transitions.ts';

/** One unit on its way to its next state, with what that state asks for. */
export interface UnitMove {
  readonly serial: string;
  readonly state: RmaUnitState;
  /** Of the parcel it travels in: to the depot, or back to the dealer. */
  readonly carrier?: string | undefined;
  readonly tracking?: string | undefined;
  readonly grade?: string | undefined;
  readonly disposition?: string | undefined;
  readonly note?: string | undefined;
  readonly creditCents?: number | undefined;
  readonly replacementSerial?: string | undefined;
  readonly reason?: string | undefined;
}

type Faults = (name: string, message: string) => void;

const isOneOf = (value: string | undefined, values: readonly string[]): boolean =>
  value !== undefined && values.includes(value);

const carriersOf = (terms: RmaTerms): string[] => terms.carriers.map(({ carrier }) => carrier);

/** The parcel of a move. `needed`: whether the state can't be without one. */
function parcelOf(
  { carrier, tracking }: UnitMove,
  needed: boolean,
  { terms, at, fault }: Checks,
): Parcel | undefined {
  if (!needed && carrier === undefined && tracking === undefined) return undefined;
  if (!isOneOf(carrier, carriersOf(terms))) fault('carrier', `choose one of ${carriersOf(terms).join(', ')}`);
  // Whoever brings a unit in person has no tracking number.
  if (tracking === undefined && carrier !== 'own') fault('tracking', 'is needed: the number on the label');
  return { carrier: carrier ?? '', tracking: tracking ?? '', at };
}

interface Checks {
  readonly terms: RmaTerms;
  readonly at: string;
  readonly fault: Faults;
}

function inspected(unit: RmaUnit, move: UnitMove, { terms, at, fault }: Checks): RmaUnit {
  const grades = terms.grades.map(({ grade }) => grade);
  const dispositions = terms.dispositions.map(({ disposition }) => disposition);
  const { grade, disposition, note } = move;
  if (!isOneOf(grade, grades)) fault('grade', `choose one of ${grades.join(', ')}`);
  if (!isOneOf(disposition, dispositions)) fault('disposition', `choose one of ${dispositions.join(', ')}`);
  return {
    ...{ ...unit, state: 'inspected', inspectedAt: at, grade: grade ?? '', disposition: disposition ?? '' },
    ...(note !== undefined && { inspectionNote: note }),
  };
}

function settled(unit: RmaUnit, move: UnitMove, checks: Checks): RmaUnit {
  const { fault, at } = checks;
  const replacementSerial = move.replacementSerial ?? unit.replacementSerial;
  if (move.state === 'credited' && move.creditCents === undefined)
    fault('creditCents', 'is needed: what is credited for this unit, in cents');
  if (move.state === 'rejected' && move.reason === undefined)
    fault('reason', 'is needed: the dealer reads it');
  if (move.state === 'replaced' && replacementSerial === undefined)
    fault('replacementSerial', 'is needed: the serial of the unit that takes its place');
  const sentBack = parcelOf(move, false, checks) ?? unit.sentBack;
  return {
    ...{ ...unit, state: move.state, outcomeAt: at },
    ...(move.state === 'credited' && { creditCents: move.creditCents ?? 0 }),
    ...(move.state === 'replaced' && replacementSerial !== undefined && { replacementSerial }),
    ...(move.reason !== undefined && { reason: move.reason }),
    ...(sentBack && { sentBack }),
  };
}

function closed(unit: RmaUnit, move: UnitMove, { at, fault }: Checks): RmaUnit {
  const ending = isOutcome(unit.state) ? unit.state : 'cancelled';
  if (ending === 'cancelled' && move.reason === undefined) fault('reason', 'is needed: the dealer reads it');
  return {
    ...{ ...unit, state: 'closed', closedAt: at, ending },
    ...(move.reason !== undefined && { reason: move.reason }),
  };
}

/** The unit in its next state. What the state needs and the move lacks is told to `fault`. */
function moved(unit: RmaUnit, move: UnitMove, checks: Checks): RmaUnit {
  switch (move.state) {
    case 'in-transit': {
      const shipped = parcelOf(move, true, checks);
      return { ...unit, state: 'in-transit', ...(shipped && { shipped }) };
    }
    case 'received':
      return { ...unit, state: 'received', receivedAt: checks.at };
    case 'inspected':
      return inspected(unit, move, checks);
    case 'closed':
      return closed(unit, move, checks);
    default:
      return settled(unit, move, checks);
  }
}

/** Throws {@link NotPossible} for a move that the unit's state, the kind of the RMA or the side does not admit. */
function checkMove(rma: Rma, unit: RmaUnit, to: RmaUnitState, side: RmaSide): void {
  if (mayMove(rma.kind, unit.state, to, side)) return;
  const early = isOutcome(to) && !['inspected', 'closed'].includes(unit.state) && !isOutcome(unit.state);
  throw new NotPossible(
    early
      ? `${unit.serial} is ${unit.state}: it has to be received and inspected first.`
      : `${unit.serial} is ${unit.state} and can't become ${to} on this RMA.`,
  );
}

/** What the dealer is told of units that came to a state, a mail for each kind of news; his own doings he knows. */
function noticesOf(rma: Rma, byState: ReadonlyMap<RmaUnitState, readonly string[]>): RmaNotice[] {
  const closed = byState.get('closed') ?? [];
  const isCalledOff = ({ serial, ending }: RmaUnit): boolean =>
    ending === 'cancelled' && closed.includes(serial);
  const news: readonly (readonly [RmaNotice['kind'], readonly string[]])[] = [
    ['received', byState.get('received') ?? []],
    ['inspected', byState.get('inspected') ?? []],
    ['settled', [...byState].flatMap(([state, serials]) => (isOutcome(state) ? serials : []))],
    ['closed', rma.units.filter(isCalledOff).map(({ serial }) => serial)],
  ];
  return news.flatMap(([kind, serials]): RmaNotice[] =>
    serials.length > 0 ? [{ to: 'dealer', kind, serials }] : [],
  );
}

const faultAt =
  (faults: InputFault[], index: number): Faults =>
  (name, message) => {
    faults.push({ path: `units.${index}.${name}`, message });
  };

/**
 * Moves units of an RMA, all of them or none. Throws {@link InvalidInput} naming what a move lacks by `units.<n>.<field>`,
 * {@link NotPossible} for a move that is not on the table of transitions.
 */
export function moveUnits(
  before: Rma,
  moves: readonly UnitMove[],
  side: RmaSide,
  terms: RmaTerms,
  ctx: RmaContext,
): RmaChange {
  const faults: InputFault[] = [];
  const units = [...before.units];
  const byState = new Map<RmaUnitState, string[]>();
  const notes: Happening[] = [];
  for (const [index, move] of moves.entries()) {
    const fault = faultAt(faults, index);
    const place = units.findIndex(({ serial }) => serial === move.serial);
    const unit = units[place];
    const twice = moves.findIndex(({ serial }) => serial === move.serial) < index;
    if (!unit || twice) {
      fault('serial', unit ? 'is named twice' : 'is not a unit of this RMA');
      continue;
    }
    checkMove(before, unit, move.state, side);
    units[place] = moved(unit, move, { terms, at: instantOf(ctx.nowMs), fault });
    byState.set(move.state, [...(byState.get(move.state) ?? []), unit.serial]);
    const note = move.reason ?? move.note;
    if (move.state !== 'issued') notes.push({ what: move.state, serials: [unit.serial], note });
  }
  if (moves.length === 0) faults.push({ path: 'units', message: 'name at least one unit' });
  if (faults.length > 0) throw new InvalidInput(faults);
  const rma = nextRma(before, units, {}, ctx);
  return rmaChange(before, rma, joined(notes), noticesOf(rma, byState), ctx);
}

/** Units that share a step and its note share a line of history. */
const joined = (happened: readonly Happening[]): Happening[] => {
  const lines = new Map<string, Happening>();
  for (const one of happened) {
    const key = `${one.what} ${one.note ?? ''}`;
    lines.set(key, { ...one, serials: [...(lines.get(key)?.serials ?? []), ...one.serials] });
  }
  return [...lines.values()];
};
