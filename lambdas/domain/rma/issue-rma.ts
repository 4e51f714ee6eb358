import { type InputFault, InvalidInput } from '../errors.ts';
import { instantOf, type RmaContext, rmaChange } from './next-rma.ts';
import type { Rma, RmaChange, RmaKind, RmaUnit, ShipTo } from './rma.ts';
import type { RmaTerms } from './rma-terms.ts';

/** A unit that is to come back, as the agent names it. */
export interface UnitToReturn {
  readonly serial: string;
  readonly productName: string;
  readonly fault?: string | undefined;
}

export interface RmaOrder {
  readonly rmaId: string;
  readonly claimId: string;
  readonly kind: RmaKind;
  readonly dealer: Rma['dealer'];
  readonly units: readonly UnitToReturn[];
  readonly depotId?: string | undefined;
  readonly shipTo?: ShipTo | undefined;
  readonly returnDays?: number | undefined;
  /** For each unit replaced in advance; the terms' own where left out. */
  readonly nonReturnFeeCents?: number | undefined;
  readonly note?: string | undefined;
}

const dayMs = 86_400_000;

/** Kinds after which something goes to the dealer. */
export const sendsBack = (kind: RmaKind): boolean => kind !== 'credit';

/** What is wrong with an order, each fault with its place. */
function faultsOf(order: RmaOrder, terms: RmaTerms): InputFault[] {
  const { units, kind, depotId, shipTo, nonReturnFeeCents } = order;
  const faults: InputFault[] = [];
  if (units.length === 0) faults.push({ path: 'units', message: 'name at least one unit' });
  if (units.length > terms.mostUnits)
    faults.push({ path: 'units', message: `are more than the ${terms.mostUnits} that one RMA takes` });
  units.forEach(({ serial }, index) => {
    if (units.findIndex((unit) => unit.serial === serial) < index)
      faults.push({ path: `units.${index}.serial`, message: `${serial} is named twice` });
  });
  if (depotId !== undefined && !terms.depots.some((depot) => depot.depotId === depotId))
    faults.push({ path: 'depotId', message: 'is not a depot of ours' });
  if (sendsBack(kind) && !shipTo)
    faults.push({
      path: 'shipTo',
      message: 'is needed: the dealer has no address on record to send units to',
    });
  if (nonReturnFeeCents !== undefined && kind !== 'advance-replacement')
    faults.push({ path: 'nonReturnFeeCents', message: 'goes with an advance replacement only' });
  return faults;
}

const unitOf = ({ serial, productName, fault }: UnitToReturn, kind: RmaKind, feeCents: number): RmaUnit => ({
  ...{ serial, productName, state: 'issued' as const },
  ...(fault !== undefined && { fault }),
  ...(kind === 'advance-replacement' && feeCents > 0 && { fee: { amountCents: feeCents } }),
});

/** Issues an RMA; its workflow starts with it. Throws {@link InvalidInput} naming every fault of the order. */
export function issueRma(order: RmaOrder, terms: RmaTerms, ctx: RmaContext): RmaChange {
  const faults = faultsOf(order, terms);
  const depotId = order.depotId ?? terms.depots[0]?.depotId;
  if (faults.length > 0 || depotId === undefined) throw new InvalidInput(faults);
  const { rmaId, claimId, kind, dealer, note, shipTo } = order;
  const at = instantOf(ctx.nowMs);
  const days = order.returnDays ?? terms.returnDays[kind];
  const feeCents = order.nonReturnFeeCents ?? terms.nonReturnFeeCents;
  const units = order.units.map((unit) => unitOf(unit, kind, feeCents));
  const rma: Rma = {
    ...{ rmaId, claimId, kind, dealer, depotId, units },
    ...(shipTo && sendsBack(kind) && { shipTo }),
    ...(note !== undefined && { note }),
    ...{ issuedAt: at, issuedBy: ctx.actor, dueAt: instantOf(ctx.nowMs + days * dayMs) },
    ...{ state: 'issued', since: at, updatedAt: at, updatedBy: ctx.actor },
    ...{ reminders: 0, escalations: 0, run: 1, version: 1 },
  };
  const serials = units.map(({ serial }) => serial);
  return rmaChange(
    null,
    rma,
    [{ what: 'issued', serials, note }],
    [{ to: 'dealer', kind: 'issued', serials }],
    ctx,
  );
}
