import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../lambdas/domain/people/actor.ts';
import { readCsv } from '../../../lambdas/domain/tables/read-csv.ts';
import {
  type ImportContext,
  importColumns,
  planImport,
  serialsIn,
} from '../../../lambdas/domain/units/import-units.ts';
import type { Product } from '../../../lambdas/domain/units/product.ts';
import { createUnit, registerUnit } from '../../../lambdas/domain/units/transitions.ts';
import type { UnitRecord } from '../../../lambdas/domain/units/unit.ts';

const now = Date.parse('2026-06-02T18:00:00.000Z');
const agent: Actor = { role: 'agent', name: 'Avery', userId: 'avery' };
const harbor = { companyId: 'harbor', name: 'Harbor Dealers' };
const bayside = { companyId: 'bayside', name: 'Bayside Marine' };

const product = (sku: string, more: Partial<Product> = {}): Product => ({
  ...{ productId: sku, sku, name: sku, kind: 'charger', createdAt: '2025-01-01T00:00:00.000Z', version: 1 },
  warranty: { terms: [{ months: 12 }], transferable: true },
  ...more,
});
const products = new Map(
  [product('DS-200'), product('OLD-1', { retired: true })].map((one) => [one.productId, one]),
);

const staff: ImportContext = { products, dealers: [harbor, bayside], by: agent, nowMs: now };
const dealer: ImportContext = {
  ...{ products, nowMs: now, dealers: [harbor], ownCompanyId: 'harbor' },
  by: { role: 'partner', name: 'Harper, Harbor Dealers', companyId: 'harbor' },
};

const month = 30 * 86_400_000;
const made = (serial: string, company?: typeof harbor): UnitRecord =>
  createUnit({ serial, productId: 'DS-200', company }, agent, now - month).unit;
const registered = registerUnit(
  made('R-100', harbor),
  product('DS-200'),
  { customer: { name: 'Pat' }, deliveredAt: '2026-05-20' },
  agent,
  now,
).unit;
const onRecord = new Map(
  [made('N-100'), made('H-100', harbor), made('B-100', bayside), registered].map((one) => [one.serial, one]),
);

const plan = (csv: string, context = staff) => {
  const columns = context.ownCompanyId === undefined ? importColumns.staff : importColumns.dealer;
  return planImport(readCsv(csv, columns), onRecord, context);
};
const head = 'serial,sku,dealer,assigned,customer,email,phone,delivered';

describe('a row of the claims team', () => {
  it.each<[string, string, object]>([
    ['new-1,ds-200', 'created', { serial: 'NEW-1', productId: 'DS-200', version: 1 }],
    [
      'new-1,DS-200,harbor dealers',
      'created',
      { companyId: 'harbor', assignedAt: '2026-06-02T18:00:00.000Z' },
    ],
    ['new-1,DS-200,harbor,2025-03-01', 'created', { assignedAt: '2025-03-01T12:00:00.000Z' }],
    [
      'new-1,DS-200,harbor,2025-03-01,Pat,pat@example.net,(206) 555-0144,2025-04-01',
      'registered',
      {
        registration: { customer: { name: 'Pat', email: 'pat@example.net', phone: '+12065550144' } },
        warranty: { startsAt: '2025-04-01', endsAt: '2026-04-01' },
        version: 1,
      },
    ],
    ['n-100,,harbor', 'assigned', { companyId: 'harbor', version: 2 }],
    ['n-100,,harbor,2026-05-10,Pat,,,2026-05-20', 'registered', { companyId: 'harbor', version: 2 }],
    ['h-100,,,,Pat,,,2026-05-20', 'registered', { version: 2 }],
  ])('%s is %s', (row, outcome, unit) => {
    const [planned] = plan(`${head}\n${row}`);
    expect(planned).toMatchObject({ line: 2, outcome, faults: [], change: { unit } });
  });

  it.each([['h-100,DS-200,harbor'], ['n-100'], ['R-100,,harbor,,Pat,,,2026-05-20']])(
    '%s changes nothing, which makes the same file again harmless',
    (row) => {
      expect(plan(`${head}\n${row}`)).toEqual([expect.objectContaining({ outcome: 'unchanged' })]);
    },
  );

  it.each<[string, string, string]>([
    [',DS-200', 'serial', 'is missing'],
    ['a/b,DS-200', 'serial', 'must be 3 to 40 letters, digits, dots and hyphens'],
    ['new-1', 'sku', 'is missing: the unit is not on record yet'],
    ['new-1,NOPE', 'sku', 'is no product here'],
    ['new-1,OLD-1', 'sku', 'is not sold any more'],
    ['h-100,OLD-1', 'sku', 'is another product: the unit is a DS-200 on record'],
    ['new-1,DS-200,Nobody', 'dealer', 'is no dealer here'],
    ['new-1,DS-200,,2026-01-01', 'dealer', 'is missing: the row says since when, but not whose'],
    ['new-1,DS-200,harbor,2027-01-01', 'assigned', 'must not be in the future'],
    ['new-1,DS-200,harbor,01/02/2026', 'assigned', 'must be a day such as 2026-05-20'],
    ['new-1,DS-200,harbor,2026-02-30', 'assigned', 'must be a day such as 2026-05-20'],
    ['b-100,,harbor', 'serial', 'belongs to Bayside Marine already'],
    ['h-100,,,,Pat', 'delivered', 'is missing: customer and delivered go together'],
    ['h-100,,,,Pat,no,,2026-05-20', 'email', 'must be a mail address'],
    ['h-100,,,,Pat,,555,2026-05-20', 'phone', 'must be a phone number of the US or Canada'],
    ['h-100,,,,Pat,,,2026-07-01', 'delivered', 'must not be in the future'],
    ['n-100,,,,Pat,,,2026-05-20', '', 'Assign the unit to a dealer first.'],
    ['R-100,,,,Lee,,,2026-05-20', 'serial', 'was registered by Avery on 2026-06-02'],
  ])('%s is a fault of %s', (row, column, message) => {
    expect(plan(`${head}\n${row}`)[0]).toMatchObject({ outcome: 'fault', faults: [{ column, message }] });
  });

  it('stands in a file once', () => {
    const rows = plan(`serial,sku\nnew-1,DS-200\nNEW-1,DS-200\n`);
    expect(rows[1]?.faults).toEqual([{ column: 'serial', message: 'stands in line 2 already' }]);
  });
});

describe('a row of a dealer', () => {
  const own = (row: string) => plan(`serial,customer,email,phone,delivered\n${row}`, dealer)[0];

  it('registers a unit of its own', () => {
    expect(own('h-100,Pat,,,2026-05-20')).toMatchObject({ outcome: 'registered' });
    expect(own('r-100,Pat,,,2026-05-20')).toMatchObject({ outcome: 'unchanged' });
  });

  it('says the same of another’s unit, of one of nobody and of one that does not exist', () => {
    const faults = ['b-100', 'n-100', 'x-100'].map((serial) => own(`${serial},Pat,,,2026-05-20`)?.faults);
    for (const fault of faults)
      expect(fault).toEqual([{ column: 'serial', message: 'is none of your units' }]);
  });

  it('has no say in products and dealers', () => {
    expect(() => plan('serial,customer,delivered,dealer\n', dealer)).toThrow('dealer is no column here');
  });
});

describe('the serials of a file', () => {
  it('are named once each, in their one writing', () => {
    expect(serialsIn(readCsv('serial\na-1\nA-1 \nb-2\n/\n', importColumns.staff))).toEqual(['A-1', 'B-2']);
  });
});
