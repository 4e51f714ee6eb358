import * as z from 'zod/mini';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { listOf, typed } from '../../middleware/api/shapes.ts';
import {
  day,
  importedRowSchema,
  listedUnitSchema,
  newProductBody,
  ownerBody,
  productChangeBody,
  productSchema,
  unitSchema,
  unitStates,
} from './shapes.ts';

const filters = {
  pending: z.optional(
    z
      .enum(['true', 'false'])
      .check(z.describe('`true`: those that wait to be registered, as `state=pending`.')),
  ),
  state: z.optional(z.enum(unitStates).check(z.describe('`unassigned` is for the claims team.'))),
  warranty: z.optional(z.enum(['in', 'out'])),
  productId: z.optional(typed(60)),
  companyId: z.optional(z.string().check(z.describe('For the claims team: of which dealer.'))),
  q: z.optional(
    typed(120).check(z.describe('Part of the serial number, of the product’s or the owner’s name.')),
  ),
};

export const listUnits = operation({
  operationId: 'listUnits',
  method: 'GET',
  path: '/units',
  action: 'unit.list',
  summary: 'Units of the caller’s company; all of them for the claims team. Newest first',
  description:
    'A page may hold fewer than `limit` where a filter leaves out many; as long as there is a cursor there is more to read.',
  query: z.object({ ...pageQuery, ...filters }),
  answer: { status: 200, schema: listOf(listedUnitSchema) },
});

export const exportUnits = operation({
  operationId: 'exportUnits',
  method: 'GET',
  path: '/units/export',
  action: 'unit.list',
  summary: 'The same list as a file',
  query: z.object({ ...filters, format: z.optional(z.enum(['csv', 'xlsx'])) }),
  answer: { status: 200, schema: z.string(), contentType: 'text/csv' },
});

export const readUnitOperation = operation({
  operationId: 'readUnit',
  method: 'GET',
  path: '/units/{serial}',
  action: 'unit.view',
  summary: 'Serial information: product, warranty, earlier claims; all of the record of one’s own',
  description:
    'Of another dealer’s unit: serial, product, warranty dates, in or out, and of each earlier claim the month and whether it is open. Limited to 120 a minute.',
  answer: { status: 200, schema: unitSchema },
});

export const createUnitOperation = operation({
  operationId: 'createUnit',
  method: 'POST',
  path: '/units',
  action: 'unit.create',
  summary: 'Put a unit on record, for a dealer or for none yet',
  body: z.strictObject({
    serial: typed(60),
    sku: typed(60),
    companyId: z.optional(z.string().check(z.describe('The dealer it goes to.'))),
  }),
  answer: { status: 201, schema: unitSchema },
});

export const assignUnitOperation = operation({
  operationId: 'assignUnit',
  method: 'POST',
  path: '/units/{serial}/assign',
  action: 'unit.assign',
  summary: 'Give a unit to a dealer; one that is registered stays with its own',
  body: z.strictObject({ companyId: z.string() }),
  answer: { status: 200, schema: unitSchema },
});

export const registerUnitOperation = operation({
  operationId: 'registerUnit',
  method: 'POST',
  path: '/units/{serial}/registration',
  action: 'unit.register',
  summary: 'Register a unit to its customer, which starts the warranty at delivery',
  description:
    'Registering late extends nothing. A unit that is registered already is a 409 `already-decided` with `by` and `at`.',
  body: z.strictObject({
    customer: ownerBody,
    deliveredAt: day.check(
      z.describe('The day of delivery, `YYYY-MM-DD`: not in the future, not before the unit was assigned.'),
    ),
    proofDocumentId: z.optional(
      z.string().check(z.describe('A document announced for this unit: delivery note, receipt.')),
    ),
  }),
  answer: { status: 201, schema: unitSchema },
});

export const transferUnitOperation = operation({
  operationId: 'transferUnit',
  method: 'POST',
  path: '/units/{serial}/transfer',
  action: 'unit.transfer',
  summary:
    'Hand a registered unit to a new owner; the warranty runs on where the product’s goes with the unit',
  body: z.strictObject({
    customer: ownerBody,
    on: day.check(z.describe('The day it changed hands.')),
  }),
  answer: { status: 200, schema: unitSchema },
});

export const addUnitDocument = operation({
  operationId: 'addUnitDocument',
  method: 'POST',
  path: '/units/{serial}/documents',
  action: 'unit.add-document',
  summary: 'Announce a proof of delivery; upload it with the presigned POST in the answer',
  body: z.strictObject({
    fileName: typed(200),
    contentType: z.enum(['image/jpeg', 'image/png', 'image/heic', 'image/webp', 'application/pdf']),
    size: z.int().check(z.positive(), z.describe('Bytes; the upload may have no more.')),
  }),
  answer: {
    status: 201,
    schema: z.object({
      documentId: z.string(),
      upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
    }),
  },
});

/** 4 MB of file in base64: the function is handed 6 MB at most. */
const longestContent = 5_600_000;

export const importUnits = operation({
  operationId: 'importUnits',
  method: 'POST',
  path: '/units/import',
  action: 'unit.import',
  summary: 'Create, assign and register units from a CSV or Excel file, or try it without doing it',
  description:
    'Columns, in any order: `serial`; for the claims team also `sku`, `dealer` (name or id) and `assigned`; `customer`, `email`, `phone` and `delivered` register the unit. A dealer’s file registers the dealer’s own units. Days are `YYYY-MM-DD`, or days of Excel. With one faulty row nothing of the file is done: 400 names each row and column. The same file again changes nothing.',
  body: z.strictObject({
    content: z
      .string()
      .check(
        z.minLength(1),
        z.maxLength(longestContent),
        z.regex(/^[A-Za-z0-9+/]+={0,2}$/, 'must be base64'),
        z.describe('The file in base64, at most 4 MB and 2,000 rows.'),
      ),
    dryRun: z.optional(z.boolean().check(z.describe('Say what would be done, row by row, and do nothing.'))),
  }),
  answer: {
    status: 200,
    schema: z.object({
      dryRun: z.boolean(),
      counts: z.object({
        created: z.int(),
        assigned: z.int(),
        registered: z.int(),
        unchanged: z.int(),
        fault: z.int(),
      }),
      rows: z.array(importedRowSchema),
    }),
  },
});

export const listProducts = operation({
  operationId: 'listProducts',
  method: 'GET',
  path: '/products',
  action: 'product.list',
  summary: 'Products with a warranty, and its terms',
  answer: { status: 200, schema: listOf(productSchema) },
});

export const createProduct = operation({
  operationId: 'createProduct',
  method: 'POST',
  path: '/products',
  action: 'product.manage',
  summary: 'Add a product',
  body: newProductBody,
  answer: { status: 201, schema: productSchema },
});

export const changeProduct = operation({
  operationId: 'changeProduct',
  method: 'PATCH',
  path: '/products/{productId}',
  action: 'product.manage',
  summary: 'Change a product, or the warranty of units registered from now on',
  body: productChangeBody,
  answer: { status: 200, schema: productSchema },
});

export const unitOperations: readonly Operation[] = [
  listUnits,
  exportUnits,
  readUnitOperation,
  createUnitOperation,
  importUnits,
  assignUnitOperation,
  registerUnitOperation,
  transferUnitOperation,
  addUnitDocument,
  listProducts,
  createProduct,
  changeProduct,
];
