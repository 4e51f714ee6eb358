import { type InputFault, InvalidInput, NotPossible } from '../errors.ts';
import { sendsBack } from './issue-rma.ts';
import { instantOf, nextRma, type RmaContext, rmaChange } from './next-rma.ts';
import { isOpenUnit, type Rma, type RmaChange, type RmaUnit, type ShipTo } from './rma.ts';
import type { RmaTerms } from './rma-terms.ts';
import { isOutcome } from './transitions.ts';

/** What can be changed of an RMA besides the way of its units. */
export interface RmaAmendment {
  readonly shipTo?: ShipTo | undefined;
  /** ISO; later than now. */
  readonly dueAt?: string | undefined;
  readonly note?: string | undefined;
}

/** Throws {@link NotPossible} once there is nothing open on it. */
const checkOpen = (rma: Rma): void => {
  if (!rma.units.some(isOpenUnit)) throw new NotPossible('This RMA is closed.');
};

/** Another address, another day, another note. Throws {@link InvalidInput}, {@link NotPossible}. */
export function amendRma(before: Rma, { shipTo, dueAt, note }: RmaAmendment, ctx: RmaContext): RmaChange {
  checkOpen(before);
  if (shipTo && !sendsBack(before.kind))
    throw new NotPossible('Nothing goes back to the dealer on an RMA for credit.');
  if (shipTo && before.units.some((unit) => isOpenUnit(unit) && unit.sentBack !== undefined))
    throw new NotPossible('A parcel is on its way to this address already.');
  if (dueAt !== undefined && Date.parse(dueAt) <= ctx.nowMs) throw InvalidInput.at('dueAt', 'must lie ahead');
  const rma = nextRma(
    before,
    before.units,
    {
      ...(shipTo && { shipTo }),
      ...(dueAt !== undefined && { dueAt: instantOf(Date.parse(dueAt)) }),
      ...(note !== undefined && { note }),
    },
    ctx,
  );
  return rmaChange(before, rma, [{ what: 'changed', serials: [] }], [], ctx);
}

export interface ReplacementSent {
  readonly serial: string;
  readonly replacementSerial: string;
  readonly carrier?: string | undefined;
  readonly tracking?: string | undefined;
}

function replacedInAdvance(
  unit: RmaUnit,
  { replacementSerial, carrier, tracking }: ReplacementSent,
  at: string,
): RmaUnit {
  const known = carrier !== undefined && tracking !== undefined;
  return { ...unit, replacementSerial, ...(known && { sentBack: { carrier, tracking, at } }) };
}

/** What is in the way of a replacement, by the field; undefined when nothing. */
function replacementFault(
  unit: RmaUnit | undefined,
  { replacementSerial, carrier }: ReplacementSent,
  units: readonly RmaUnit[],
  { carriers }: RmaTerms,
): readonly [field: string, message: string] | undefined {
  if (!unit) return ['serial', 'is not a unit of this RMA'];
  if (!isOpenUnit(unit) || isOutcome(unit.state)) return ['serial', 'is settled already'];
  if (unit.replacementSerial !== undefined)
    return ['serial', `was replaced by ${unit.replacementSerial} already`];
  if (units.some((other) => [other.serial, other.replacementSerial].includes(replacementSerial)))
    return ['replacementSerial', 'is on this RMA already'];
  if (carrier !== undefined && !carriers.some((one) => one.carrier === carrier))
    return ['carrier', `choose one of ${carriers.map((one) => one.carrier).join(', ')}`];
  return undefined;
}

/**
 * Replacements that go out before the units came back. Throws {@link InvalidInput} by `replacements.<n>.<field>`,
 * {@link NotPossible} where the kind of the RMA is another.
 */
export function sendReplacements(
  before: Rma,
  sent: readonly ReplacementSent[],
  terms: RmaTerms,
  ctx: RmaContext,
): RmaChange {
  checkOpen(before);
  if (before.kind !== 'advance-replacement')
    throw new NotPossible('Only an advance replacement sends units before the others came back.');
  const faults: InputFault[] = [];
  const units = [...before.units];
  for (const [index, one] of sent.entries()) {
    const place = units.findIndex(({ serial }) => serial === one.serial);
    const unit = units[place];
    const [field, message] = replacementFault(unit, one, units, terms) ?? [];
    if (field !== undefined && message !== undefined)
      faults.push({ path: `replacements.${index}.${field}`, message });
    else if (unit) units[place] = replacedInAdvance(unit, one, instantOf(ctx.nowMs));
  }
  if (faults.length > 0) throw new InvalidInput(faults);
  const serials = sent.map(({ serial }) => serial);
  return rmaChange(
    before,
    nextRma(before, units, {}, ctx),
    sent.map(({ serial, replacementSerial }) => ({
      what: 'replacement-sent' as const,
      serials: [serial],
      note: `Replaced by ${replacementSerial}`,
    })),
    [{ to: 'dealer', kind: 'replacement-sent', serials }],
    ctx,
  );
}

/** Lets the dealer off the fee for units that did not come back. Throws {@link NotPossible} where there is none to waive. */
export function waiveFee(
  before: Rma,
  { serials, reason }: { readonly serials?: readonly string[] | undefined; readonly reason: string },
  ctx: RmaContext,
): RmaChange {
  const at = instantOf(ctx.nowMs);
  const waived: string[] = [];
  const units = before.units.map((unit) => {
    const meant = serials?.includes(unit.serial) ?? true;
    if (!meant || !unit.fee || unit.fee.waivedAt !== undefined) return unit;
    waived.push(unit.serial);
    return { ...unit, fee: { ...unit.fee, waivedAt: at, reason } };
  });
  if (waived.length === 0) throw new NotPossible('There is no fee to waive.');
  const rma = nextRma(before, units, {}, ctx);
  return rmaChange(before, rma, [{ what: 'fee-waived', serials: waived, note: reason }], [], ctx);
}
