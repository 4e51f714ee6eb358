import type * as z from 'zod/mini';
import { BeyondAuthority, InvalidInput, NotPossible } from '../../domain/errors.ts';
import { normalSerial } from '../../domain/ids/serial.ts';
import { amendRma, sendReplacements, waiveFee } from '../../domain/rma/amend-rma.ts';
import { moveUnits, type UnitMove } from '../../domain/rma/move-units.ts';
import type { RmaContext } from '../../domain/rma/next-rma.ts';
import type { Rma, RmaChange, RmaUnitState } from '../../domain/rma/rma.ts';
import { rmaTerms } from '../../domain/rma/rma-terms.ts';
import { mayMove } from '../../domain/rma/transitions.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { Forbidden } from '../../middleware/api/problem.ts';
import type { updateRma } from './operations.ts';
import { sideOf } from './views.ts';

export type RmaUpdate = z.infer<NonNullable<typeof updateRma.body>>;

/** A serial as it is kept; as it was written where it can be none, to be refused as unknown. */
const serialOf = (written: string): string => normalSerial(written) ?? written;

/** Moves of all units that can go to a state, or of those named. Throws {@link NotPossible} where none can. */
function movesTo(rma: Rma, state: RmaUnitState, update: RmaUpdate, caller: Caller): UnitMove[] {
  const { carrier, tracking, grade, disposition, note, creditCents, reason } = update;
  const fields = { carrier, tracking, grade, disposition, note, creditCents, reason };
  const serials =
    update.serials?.map(serialOf) ??
    rma.units
      .filter((unit) => mayMove(rma.kind, unit.state, state, sideOf(caller)))
      .map(({ serial }) => serial);
  if (serials.length === 0) throw new NotPossible(`No unit of this RMA can become ${state} now.`);
  return serials.map((serial) => ({ ...fields, serial, state }));
}

function movesOf(rma: Rma, update: RmaUpdate, caller: Caller): UnitMove[] {
  const { carrier, tracking, state } = update;
  if (state !== undefined) return movesTo(rma, state, update, caller);
  return (update.units ?? []).map((unit) => ({
    ...{ carrier, tracking },
    ...unit,
    serial: serialOf(unit.serial),
    replacementSerial: unit.replacementSerial === undefined ? undefined : serialOf(unit.replacementSerial),
  }));
}

/** Throws {@link BeyondAuthority} where the agent's authority does not reach what the RMA credits in all. */
function checkAuthority({ rma }: RmaChange, { access }: Caller): void {
  const limitCents = access.authorityLimitCents;
  const amountCents = rma.units.reduce((sum, unit) => sum + (unit.creditCents ?? 0), 0);
  if (limitCents !== undefined && amountCents > limitCents)
    throw new BeyondAuthority(limitCents, amountCents);
}

/** What of an RMA the dealer changes himself: the parcel, what arrived, and where to. */
function checkDealer(update: RmaUpdate): void {
  const states = [update.state, ...(update.units ?? []).map(({ state }) => state)];
  const own: readonly (RmaUnitState | undefined)[] = [undefined, 'in-transit', 'closed'];
  const staffs = [update.replacements, update.waiveFee, update.dueAt];
  const isNote = update.note !== undefined && update.state === undefined;
  if (states.some((state) => !own.includes(state)) || staffs.some((field) => field !== undefined) || isNote)
    throw new Forbidden('rma.update');
}

const doings = ['state', 'units', 'replacements', 'waiveFee'] as const;

/** What an update makes of an RMA. Throws what the rules refuse, Forbidden for what is not the caller's to do. */
export function updated(rma: Rma, update: RmaUpdate, caller: Caller, ctx: RmaContext): RmaChange {
  if (sideOf(caller) === 'dealer') checkDealer(update);
  const asked = doings.filter((name) => update[name] !== undefined);
  const { shipTo, dueAt, note } = update;
  if (asked.length > 1) throw InvalidInput.at(asked[1] ?? '', `can’t come together with ${asked[0]}`);
  switch (asked[0]) {
    case 'state':
    case 'units': {
      const change = moveUnits(rma, movesOf(rma, update, caller), sideOf(caller), rmaTerms, ctx);
      checkAuthority(change, caller);
      return change;
    }
    case 'replacements': {
      const sent = (update.replacements ?? []).map((one) => ({
        ...one,
        serial: serialOf(one.serial),
        replacementSerial: serialOf(one.replacementSerial),
      }));
      return sendReplacements(rma, sent, rmaTerms, ctx);
    }
    case 'waiveFee': {
      const { serials, reason } = update.waiveFee ?? { reason: '' };
      return waiveFee(rma, { serials: serials?.map(serialOf), reason }, ctx);
    }
    default:
      if (!shipTo && dueAt === undefined && note === undefined)
        throw InvalidInput.at('', 'says nothing to change');
      return amendRma(rma, { shipTo, dueAt, note }, ctx);
  }
}
