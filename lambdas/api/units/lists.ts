import type { Item, PageRequest, Table } from '../../adapters/table/table.ts';
import {
  allUnitsPartition,
  companyPendingUnitsPartition,
  companyUnitsPartition,
  pendingUnitsPartition,
  unassignedUnitsPartition,
} from '../../adapters/table/unit-keys.ts';
import { products, readUnit } from '../../adapters/units/unit-store.ts';
import { allowed } from '../../domain/access/allowed.ts';
import { NotFound } from '../../domain/errors.ts';
import { normalSerial } from '../../domain/ids/serial.ts';
import { isStaff } from '../../domain/people/actor.ts';
import { type Product, productIdOf } from '../../domain/units/product.ts';
import { type UnitRecord, unitRecordSchema } from '../../domain/units/unit.ts';
import { checkWarranty } from '../../domain/units/warranty.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { encodeCursor } from '../../middleware/api/cursor.ts';
import { defaultLimit, pageOf } from '../../middleware/api/list.ts';
import { dealers } from './units.ts';
import { stateOf, type UnitState, unitRow } from './views.ts';

export interface UnitQuery {
  readonly pending?: 'true' | 'false' | undefined;
  readonly state?: UnitState | undefined;
  readonly warranty?: 'in' | 'out' | undefined;
  readonly productId?: string | undefined;
  readonly companyId?: string | undefined;
  readonly q?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Whose units a caller reads; undefined is everybody's. Throws NotFound for another dealer's. */
function companyAsked(caller: Caller, { companyId }: UnitQuery): string | undefined {
  if (isStaff(caller.access.role)) return companyId;
  const own = caller.access.companyId;
  if (own === undefined || (companyId !== undefined && companyId !== own)) throw new NotFound('the company');
  return own;
}

/** The state asked for, in either writing. */
const stateAsked = ({ pending, state }: UnitQuery): UnitState | undefined =>
  pending === 'true' ? 'pending' : state;

/** The index that holds least of what is not asked for. */
function listOf(
  companyId: string | undefined,
  state: UnitState | undefined,
): Pick<PageRequest, 'index' | 'partition'> {
  if (companyId !== undefined)
    return state === 'pending'
      ? { index: 'gsi1', partition: companyPendingUnitsPartition(companyId) }
      : { index: 'gsi2', partition: companyUnitsPartition(companyId) };
  if (state === 'pending') return { index: 'gsi4', partition: pendingUnitsPartition };
  return state === 'unassigned'
    ? { index: 'gsi1', partition: unassignedUnitsPartition }
    : { index: 'gsi3', partition: allUnitsPartition };
}

const holds = (text: string | undefined, part: string): boolean =>
  text?.toLowerCase().includes(part) ?? false;

/** What the list is asked by, for one unit. */
function isWanted(query: UnitQuery, catalogue: ReadonlyMap<string, Product>, nowMs: number) {
  const state = stateAsked(query);
  const part = query.q?.trim().toLowerCase();
  const productId = query.productId === undefined ? undefined : productIdOf(query.productId);
  return (unit: UnitRecord): boolean => {
    if (state !== undefined && stateOf(unit) !== state) return false;
    if (query.pending === 'false' && stateOf(unit) === 'pending') return false;
    if (productId !== undefined && unit.productId !== productId) return false;
    if (query.warranty !== undefined && checkWarranty(unit, nowMs).inWarranty !== (query.warranty === 'in'))
      return false;
    const texts = [
      unit.serial,
      unit.productId,
      catalogue.get(unit.productId)?.name,
      unit.registration?.customer.name,
    ];
    return part === undefined || texts.some((text) => holds(text, part));
  };
}

/** Units looked at most for one page: a filter that fits few answers what it found so far, and a cursor. */
const mostLookedAt = 1_000;

interface UnitsPage {
  readonly units: readonly UnitRecord[];
  readonly next?: Item | undefined;
}

/** Pages until enough are found; the cursor stands after the last one looked at, so that none is lost or comes twice. */
async function wantedPage(
  table: Table,
  query: UnitQuery,
  list: Pick<PageRequest, 'index' | 'partition'>,
  wanted: (unit: UnitRecord) => boolean,
): Promise<UnitsPage> {
  const { limit = defaultLimit } = query;
  const first = pageOf(list, query);
  const found: UnitRecord[] = [];
  let after = 'after' in first ? first.after : undefined;
  for (let looked = 0; looked < mostLookedAt; ) {
    const request = { ...list, limit: limit - found.length, newestFirst: true, after };
    const page = await table.page(request, unitRecordSchema);
    looked += Math.max(page.items.length, request.limit);
    found.push(...page.items.filter(wanted));
    after = page.next;
    if (after === undefined || found.length >= limit) break;
  }
  return { units: found, next: after };
}

/** Names that the rows of a list need: products by id, and dealers where units of several are listed. */
export async function namesFor(table: Table, caller: Caller) {
  const [all, companies] = await Promise.all([
    products(table),
    isStaff(caller.access.role) ? dealers(table) : [],
  ]);
  return {
    catalogue: new Map(all.map((product) => [product.productId, product])),
    dealerNames: new Map(companies.map(({ companyId, name }) => [companyId, name])),
  };
}

/** The unit whose whole serial number was asked for, if the caller has it and it fits the other filters. */
async function askedForBySerial(
  table: Table,
  caller: Caller,
  query: UnitQuery,
  wanted: (unit: UnitRecord) => boolean,
): Promise<UnitRecord | undefined> {
  const serial = query.q === undefined ? undefined : normalSerial(query.q);
  const unit = serial === undefined ? undefined : await readUnit(table, serial);
  const company = companyAsked(caller, query);
  if (!unit || !wanted(unit) || (company !== undefined && unit.companyId !== company)) return undefined;
  return allowed(caller.access, 'unit.view', { dealerCompanyId: unit.companyId }) === 'yes'
    ? unit
    : undefined;
}

/** A page of the caller's units, newest first. Throws NotFound for another dealer's, InvalidInput for a bad cursor. */
export async function unitList(table: Table, caller: Caller, query: UnitQuery, nowMs: number) {
  const company = companyAsked(caller, query);
  const { catalogue, dealerNames } = await namesFor(table, caller);
  const wanted = isWanted(query, catalogue, nowMs);
  const exact = await askedForBySerial(table, caller, query, wanted);
  const page: UnitsPage = exact
    ? { units: [exact] }
    : await wantedPage(table, query, listOf(company, stateAsked(query)), wanted);
  const cursor = encodeCursor(page.next);
  return {
    items: page.units.map((unit) =>
      unitRow(caller, unit, catalogue.get(unit.productId), dealerNames.get(unit.companyId ?? ''), nowMs),
    ),
    ...(cursor !== undefined && { cursor }),
  };
}
