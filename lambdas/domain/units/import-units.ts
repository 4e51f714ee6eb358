import * as z from 'zod/mini';
import { AlreadyDecided, InvalidInput, NotPossible } from '../errors.ts';
import { readPhoneNumber } from '../ids/phone-number.ts';
import { normalSerial } from '../ids/serial.ts';
import type { Actor } from '../people/actor.ts';
import type { Columns, TableRow } from '../tables/rows-under-header.ts';
import { type Product, productIdOf } from './product.ts';
import { assignUnit, createUnit, type Dealer, inOne, registerUnit } from './transitions.ts';
import type { Owner, UnitChange, UnitRecord } from './unit.ts';
import { latestDay } from './warranty.ts';

/** What a file of units says, row by row, held against what is on record. Nothing here is written. */

const registrationColumns = ['email', 'phone'];

/** The claims team creates and assigns; a dealer registers units of its own. */
export const importColumns = {
  staff: {
    required: ['serial'],
    optional: ['sku', 'dealer', 'assigned', 'customer', 'delivered', ...registrationColumns],
  },
  dealer: { required: ['serial', 'customer', 'delivered'], optional: registrationColumns },
} as const satisfies Record<'staff' | 'dealer', Columns>;

export interface ImportContext {
  readonly products: ReadonlyMap<string, Product>;
  /** Whom units may be assigned to; for a dealer, itself alone. */
  readonly dealers: readonly Dealer[];
  /** The company of the dealer who imports; none for the claims team. */
  readonly ownCompanyId?: string | undefined;
  readonly by: Actor;
  readonly nowMs: number;
}

export interface RowFault {
  /** Empty for one of the whole row. */
  readonly column: string;
  readonly message: string;
}

export interface ImportedRow {
  readonly line: number;
  /** In its one writing where it has one, else as it was typed. */
  readonly serial: string;
  readonly outcome: 'created' | 'assigned' | 'registered' | 'unchanged' | 'fault';
  readonly faults: readonly RowFault[];
  /** What there is to write. */
  readonly change?: UnitChange;
}

/** A row can't be carried out, for one reason. */
class Faulty extends Error {
  override readonly name = 'Faulty';
  readonly fault: RowFault;

  constructor(column: string, message: string) {
    super(message);
    this.fault = { column, message };
  }
}

/** Reads what a cell should be; collects what it is not. */
class Cells {
  readonly faults: RowFault[] = [];
  readonly #cells: TableRow['cells'];

  constructor({ cells }: TableRow) {
    this.#cells = cells;
  }

  text(column: string, longest = 120): string | undefined {
    const value = this.#cells[column] ?? '';
    if (value.length > longest) this.faults.push({ column, message: `has more than ${longest} characters` });
    return value === '' ? undefined : value;
  }

  read<T>(column: string, reader: (text: string) => T | undefined, message: string): T | undefined {
    const text = this.text(column);
    const value = text === undefined ? undefined : reader(text);
    if (text !== undefined && value === undefined) this.faults.push({ column, message });
    return value;
  }
}

const dateSchema = z.iso.date();
const emailSchema = z.email();
const parsed =
  <T>(schema: z.ZodMiniType<T>) =>
  (text: string): T | undefined => {
    const result = schema.safeParse(text);
    return result.success ? result.data : undefined;
  };

const notADay = 'must be a day such as 2026-05-20';

/** A row as typed, with every cell that is not what it should be. */
function readRow(row: TableRow) {
  const cells = new Cells(row);
  const serial = cells.read('serial', normalSerial, 'must be 3 to 40 letters, digits, dots and hyphens');
  if (row.cells.serial === '') cells.faults.push({ column: 'serial', message: 'is missing' });
  const read = {
    sku: cells.text('sku', 60),
    dealer: cells.text('dealer'),
    assigned: cells.read('assigned', parsed(dateSchema), notADay),
    customer: cells.text('customer'),
    delivered: cells.read('delivered', parsed(dateSchema), notADay),
    email: cells.read('email', parsed(emailSchema), 'must be a mail address'),
    phone: cells.read('phone', readPhoneNumber, 'must be a phone number of the US or Canada'),
  };
  const typed = (column: string): boolean => (row.cells[column] ?? '') !== '';
  if (typed('customer') !== typed('delivered')) {
    const missing = typed('customer') ? 'delivered' : 'customer';
    cells.faults.push({ column: missing, message: 'is missing: customer and delivered go together' });
  }
  return { serial, ...read, faults: cells.faults };
}
type ReadRow = ReturnType<typeof readRow>;

/** The dealer of a row. Throws {@link Faulty}. */
function dealerOf({ dealer, assigned }: ReadRow, { dealers, nowMs }: ImportContext): Dealer | undefined {
  if (dealer === undefined) {
    if (assigned !== undefined)
      throw new Faulty('dealer', 'is missing: the row says since when, but not whose');
    return undefined;
  }
  const named = dealers.filter(
    ({ companyId, name }) => companyId === dealer || name.toLowerCase() === dealer.toLowerCase(),
  );
  const [found] = named;
  if (!found) throw new Faulty('dealer', 'is no dealer here');
  if (named.length > 1) throw new Faulty('dealer', 'is the name of several dealers: give its id');
  const now = new Date(nowMs).toISOString();
  if (assigned === undefined) return found;
  if (assigned > latestDay(now)) throw new Faulty('assigned', 'must not be in the future');
  // At noon UTC it is that day anywhere in the programme's zones.
  const [since] = [`${assigned}T12:00:00.000Z`, now].sort();
  return { ...found, since };
}

/** The product that a new unit is of. Throws {@link Faulty}. */
function productOf({ sku }: ReadRow, { products }: ImportContext): Product {
  if (sku === undefined) throw new Faulty('sku', 'is missing: the unit is not on record yet');
  const product = products.get(productIdOf(sku));
  if (!product) throw new Faulty('sku', 'is no product here');
  if (product.retired) throw new Faulty('sku', 'is not sold any more');
  return product;
}

/** A unit on record, as far as the row may speak of it. Throws {@link Faulty}. */
function checkKnown(
  unit: UnitRecord,
  row: ReadRow,
  dealer: Dealer | undefined,
  context: ImportContext,
): void {
  if (row.sku !== undefined && productIdOf(row.sku) !== unit.productId)
    throw new Faulty('sku', `is another product: the unit is a ${unit.productId} on record`);
  if (dealer !== undefined && unit.companyId !== undefined && unit.companyId !== dealer.companyId) {
    const whose = context.dealers.find(({ companyId }) => companyId === unit.companyId)?.name;
    throw new Faulty('serial', `belongs to ${whose ?? 'another dealer'} already`);
  }
}

/** The unit with its dealer, from nothing or from what is on record; undefined where that is so already. */
function placed(row: ReadRow, unit: UnitRecord | undefined, context: ImportContext): UnitChange | undefined {
  const { serial = '' } = row;
  if (context.ownCompanyId !== undefined) {
    // A serial of another dealer and one that nobody knows are the same to a dealer.
    if (unit?.companyId !== context.ownCompanyId) throw new Faulty('serial', 'is none of your units');
    return undefined;
  }
  const dealer = dealerOf(row, context);
  if (!unit) {
    const { productId } = productOf(row, context);
    return createUnit({ serial, productId, company: dealer }, context.by, context.nowMs);
  }
  checkKnown(unit, row, dealer, context);
  return dealer && assignUnit(unit, dealer, context.by, context.nowMs);
}

const ownerOf = ({ customer, email, phone }: ReadRow, name: string = customer ?? ''): Owner => ({
  name,
  ...(email !== undefined && { email }),
  ...(phone !== undefined && { phone }),
});

/** The registration that the row asks for; undefined where it asks for none, or stands as it says. Throws {@link Faulty}. */
function registered(row: ReadRow, unit: UnitRecord, context: ImportContext): UnitChange | undefined {
  const { customer, delivered: deliveredAt } = row;
  if (customer === undefined || deliveredAt === undefined) return undefined;
  const { registration } = unit;
  if (registration?.customer.name === customer && registration.deliveredAt === deliveredAt) return undefined;
  const product = context.products.get(unit.productId);
  if (!product) throw new Faulty('sku', 'is no product here');
  return registerUnit(unit, product, { customer: ownerOf(row), deliveredAt }, context.by, context.nowMs);
}

function faultOf(error: unknown): RowFault {
  if (error instanceof Faulty) return error.fault;
  if (error instanceof InvalidInput)
    return { column: 'delivered', message: error.errors.map(({ message }) => message).join('; ') };
  if (error instanceof AlreadyDecided)
    return { column: 'serial', message: `was registered by ${error.by} on ${error.at.slice(0, 10)}` };
  if (error instanceof NotPossible) return { column: '', message: error.message };
  throw error;
}

/** One row against the unit on record under its serial. */
function planRow(
  line: number,
  row: ReadRow,
  unit: UnitRecord | undefined,
  context: ImportContext,
): ImportedRow {
  const { serial = '' } = row;
  try {
    const place = placed(row, unit, context);
    const standing = place?.unit ?? unit;
    const registration = standing && registered(row, standing, context);
    const change = place ? inOne(place, registration) : registration;
    if (!change) return { line, serial, outcome: 'unchanged', faults: [] };
    const outcome = registration ? 'registered' : unit ? 'assigned' : 'created';
    return { line, serial, outcome, faults: [], change };
  } catch (error) {
    return { line, serial, outcome: 'fault', faults: [faultOf(error)] };
  }
}

/** The serials that a file names, in their one writing: what has to be read before {@link planImport}. */
export const serialsIn = (rows: readonly TableRow[]): string[] => [
  ...new Set(rows.flatMap(({ cells }) => normalSerial(cells.serial ?? '') ?? [])),
];

/** What each row of a file would do. `units` are those on record, by serial. */
export function planImport(
  rows: readonly TableRow[],
  units: ReadonlyMap<string, UnitRecord>,
  context: ImportContext,
): ImportedRow[] {
  const seen = new Map<string, number>();
  return rows.map((typed) => {
    const row = readRow(typed);
    const { line } = typed;
    const serial = row.serial ?? typed.cells.serial ?? '';
    const earlier = row.serial === undefined ? undefined : seen.get(row.serial);
    if (row.serial !== undefined && earlier === undefined) seen.set(row.serial, line);
    const faults = [
      ...row.faults,
      ...(earlier === undefined ? [] : [{ column: 'serial', message: `stands in line ${earlier} already` }]),
    ];
    if (faults.length > 0) return { line, serial, outcome: 'fault', faults };
    return planRow(line, row, units.get(serial), context);
  });
}
