import { AlreadyDecided, InvalidInput, NotPossible } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import type { Product } from './product.ts';
import type { Owner, UnitChange, UnitEvent, UnitRecord } from './unit.ts';
import { earliestDay, latestDay, monthsFor, warrantyFrom } from './warranty.ts';

/** Everything that can happen to a unit, as functions of the unit as it stands. All throw before anything is written. */

const iso = (nowMs: number): string => new Date(nowMs).toISOString();

const next = (unit: UnitRecord, more: Partial<UnitRecord>): UnitRecord => ({
  ...unit,
  ...more,
  version: unit.version + 1,
});

/** The dealer a unit is given to; `since` is when, if before now. */
export interface Dealer {
  readonly companyId: string;
  readonly name: string;
  readonly since?: string | undefined;
}

export interface NewUnit {
  readonly serial: string;
  readonly productId: string;
  /** The dealer it is assigned to with its creation. */
  readonly company?: Dealer | undefined;
}

/** One change after another as one: it takes the unit to its next version once. */
export const inOne = (first: UnitChange, second: UnitChange | undefined): UnitChange =>
  second === undefined
    ? first
    : {
        unit: { ...second.unit, version: first.unit.version },
        events: [...first.events, ...second.events],
      };

/** A unit that nobody knew before. */
export function createUnit({ serial, productId, company }: NewUnit, by: Actor, nowMs: number): UnitChange {
  const at = iso(nowMs);
  const assigned: UnitEvent[] = company
    ? [{ what: 'assigned', at, actor: by, note: `To ${company.name}` }]
    : [];
  return {
    unit: {
      ...{ serial, productId, createdAt: at, transfers: [], version: 1 },
      ...(company && { companyId: company.companyId, assignedAt: company.since ?? at }),
    },
    events: [{ what: 'created', at, actor: by }, ...assigned],
  };
}

/**
 * Gives a unit to a dealer. One that is registered or was replaced stays where it is. Throws {@link NotPossible}.
 * Undefined where it is that dealer's already.
 */
export function assignUnit(
  unit: UnitRecord,
  company: Dealer,
  by: Actor,
  nowMs: number,
): UnitChange | undefined {
  if (unit.companyId === company.companyId) return undefined;
  if (unit.registration)
    throw new NotPossible('The unit is registered to a customer: it stays with its dealer.');
  if (unit.replacedBy !== undefined) throw new NotPossible('The unit was replaced and can’t be assigned.');
  const at = iso(nowMs);
  return {
    unit: next(unit, { companyId: company.companyId, assignedAt: company.since ?? at }),
    events: [{ what: 'assigned', at, actor: by, note: `To ${company.name}` }],
  };
}

export interface RegistrationInput {
  readonly customer: Owner;
  /** The day of delivery (YYYY-MM-DD). */
  readonly deliveredAt: string;
  readonly proofDocumentId?: string | undefined;
}

/** Throws {@link InvalidInput} for a day of delivery that can't have been. */
function checkDelivery({ assignedAt }: UnitRecord, deliveredAt: string, now: string): void {
  const fault = (message: string) => InvalidInput.at('deliveredAt', message);
  if (deliveredAt > latestDay(now)) throw fault('must not be in the future');
  if (assignedAt !== undefined && deliveredAt < earliestDay(assignedAt))
    throw fault(`must not be before the unit was assigned to its dealer (${earliestDay(assignedAt)})`);
}

/**
 * Registers a unit to its first owner, which starts the warranty at delivery: late registration extends nothing. Throws
 * {@link AlreadyDecided} with who registered it and when, {@link NotPossible} and {@link InvalidInput}.
 */
export function registerUnit(
  unit: UnitRecord,
  product: Product,
  { customer, deliveredAt, proofDocumentId }: RegistrationInput,
  by: Actor,
  nowMs: number,
): UnitChange {
  const at = iso(nowMs);
  if (unit.registration)
    throw new AlreadyDecided({
      what: 'registered already',
      by: unit.registration.registeredBy.name,
      at: unit.registration.registeredAt,
    });
  if (unit.companyId === undefined) throw new NotPossible('Assign the unit to a dealer first.');
  if (unit.replacedBy !== undefined) throw new NotPossible('The unit was replaced and can’t be registered.');
  checkDelivery(unit, deliveredAt, at);
  const warranty = warrantyFrom(deliveredAt, monthsFor(product.warranty.terms, deliveredAt));
  const registration = {
    ...{ customer, deliveredAt, registeredAt: at, registeredBy: by },
    ...(proofDocumentId !== undefined && { proofDocumentId }),
  };
  const note = `Delivered ${deliveredAt}; warranty until ${warranty.endsAt}`;
  return {
    unit: next(unit, { registration, warranty }),
    events: [{ what: 'registered', at, actor: by, note }],
  };
}

/**
 * Hands a registered unit to a new owner; its warranty runs on as it is, where the product's goes with the unit. Throws
 * {@link NotPossible} and {@link InvalidInput}.
 */
export function transferUnit(
  unit: UnitRecord,
  product: Product,
  { customer, on }: { readonly customer: Owner; readonly on: string },
  by: Actor,
  nowMs: number,
): UnitChange {
  const at = iso(nowMs);
  const { registration, warranty } = unit;
  if (!registration || !warranty) throw new NotPossible('Register the unit to its first owner instead.');
  if (unit.replacedBy !== undefined)
    throw new NotPossible('The unit was replaced and has no owner any more.');
  const since = unit.transfers.at(-1)?.on ?? registration.deliveredAt;
  if (on > latestDay(at) || on < since)
    throw InvalidInput.at('on', `must be a day from ${since}, when it went to its present owner, to today`);
  // A warranty that does not go with the unit ends with the day of the transfer.
  const endsAt = product.warranty.transferable || warranty.endsAt < on ? warranty.endsAt : on;
  return {
    unit: next(unit, {
      registration: { ...registration, customer },
      warranty: { ...warranty, endsAt },
      transfers: [...unit.transfers, { from: registration.customer, to: customer, on, at, by }],
    }),
    events: [
      {
        ...{ what: 'transferred', at, actor: by },
        note: product.warranty.transferable
          ? `On ${on}; the warranty goes with the unit`
          : `On ${on}; the warranty does not go with the unit`,
      },
    ],
  };
}

/**
 * Puts another unit in the place of this one: owner and the rest of the warranty go over, and each names the other. The
 * replacement has to be of nobody yet, and of no other dealer. Throws {@link NotPossible}.
 */
export function replaceUnit(
  failed: UnitRecord,
  replacement: UnitRecord,
  by: Actor,
  nowMs: number,
): { readonly failed: UnitChange; readonly replacement: UnitChange } {
  const at = iso(nowMs);
  const { registration, warranty, companyId } = failed;
  if (failed.serial === replacement.serial) throw new NotPossible('A unit can’t replace itself.');
  if (failed.replacedBy !== undefined)
    throw new NotPossible(`The unit was replaced by ${failed.replacedBy} already.`);
  if (replacement.registration || replacement.replaces !== undefined || replacement.replacedBy !== undefined)
    throw new NotPossible('The replacement has an owner or was given for another unit already.');
  if (replacement.companyId !== undefined && replacement.companyId !== companyId)
    throw new NotPossible('The replacement is assigned to another dealer.');
  return {
    failed: {
      unit: next(failed, { replacedBy: replacement.serial }),
      events: [{ what: 'replaced', at, actor: by, note: `By ${replacement.serial}` }],
    },
    replacement: {
      unit: next(replacement, {
        ...(companyId !== undefined && { companyId, assignedAt: replacement.assignedAt ?? at }),
        ...(registration && { registration }),
        ...(warranty && { warranty }),
        replaces: failed.serial,
      }),
      events: [
        {
          ...{ what: 'replacement', at, actor: by },
          note: warranty
            ? `For ${failed.serial}; warranty until ${warranty.endsAt} carried over`
            : `For ${failed.serial}`,
        },
      ],
    },
  };
}
