import * as z from 'zod/mini';
import { instantSchema } from '../../domain/calendar/instant.ts';
import { priceTables } from '../../domain/warranty-prices/price-tables.ts';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { operation } from '../../middleware/api/operation.ts';

/** What dealers are credited by: parts, standard repair times, rates. */

const tables = priceTables.join(', ');

const rowShape = z.looseObject({
  partNumber: z.optional(z.string().check(z.describe('Of `parts`.'))),
  operationCode: z.optional(z.string().check(z.describe('Of `labor`.'))),
  companyId: z.optional(z.string().check(z.describe('Of `rates`; `*` is every company without its own.'))),
  description: z.optional(z.string()),
  cents: z.optional(z.int().check(z.describe('Of `parts`: the price of one.'))),
  hours: z.optional(z.number().check(z.describe('Of `labor`: the standard time.'))),
  centsPerHour: z.optional(z.int().check(z.describe('Of `rates`.'))),
  fits: z.optional(z.array(z.string()).check(z.describe('SKUs it belongs to; absent: any.'))),
});

const versionShape = z.object({
  version: z.int(),
  effectiveFrom: instantSchema.check(z.describe('In force from then on, until another one is.')),
  storedAt: instantSchema,
  storedBy: z.string(),
  rows: z.int().check(z.describe('How many.')),
  inForce: z.boolean().check(z.describe('At this moment.')),
});

export const readPriceTableOperation = operation({
  operationId: 'readPriceTable',
  method: 'GET',
  path: '/price-tables/{table}',
  action: 'prices.view',
  summary: 'Parts with their prices, standard repair times, or labor rates, as in force now',
  description: `\`table\` is one of ${tables}. A dealer reads of \`rates\` its own.`,
  query: z.strictObject({
    q: z.optional(
      z.string().check(z.maxLength(80), z.describe('How a code begins, or words of the description.')),
    ),
    sku: z.optional(
      z.string().check(z.maxLength(60), z.describe('Only what fits this product, or is said to fit any.')),
    ),
    companyId: z.optional(
      z
        .string()
        .check(
          z.maxLength(60),
          z.describe('For the claims team: the dealer whose rate is asked for with `labor`.'),
        ),
    ),
    ...pageQuery,
  }),
  answer: {
    status: 200,
    schema: z.object({
      version: z.int().check(z.describe('0 while nothing was imported.')),
      items: z.array(rowShape),
      centsPerHour: z.optional(
        z.int().check(z.describe('Of `labor`, for a dealer: what an hour of his costs.')),
      ),
      cursor: z.optional(z.string().check(z.describe('For the next page; absent on the last.'))),
    }),
  },
});

export const listPriceVersions = operation({
  operationId: 'listPriceVersions',
  method: 'GET',
  path: '/price-tables/{table}/versions',
  action: 'prices.edit',
  summary: 'Every version of a price table',
  answer: { status: 200, schema: z.object({ items: z.array(versionShape) }) },
});

/** 4 MB of file in base64: the function is handed 6 MB at most. */
const longestContent = 5_600_000;

const changeShape = z.looseObject({
  key: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
  before: z.optional(rowShape),
  after: z.optional(rowShape),
});

export const importPriceTable = operation({
  operationId: 'importPriceTable',
  method: 'POST',
  path: '/price-tables/{table}/import',
  action: 'prices.edit',
  summary: 'Put a whole new version of a price table in force, from a CSV or Excel file, or try it',
  description:
    'Columns, in any order: of `parts` partNumber, description, price, and fits (SKUs with semicolons between); of `labor` operationCode, description, hours, and fits; of `rates` companyId and ratePerHour, dollars. With one faulty row nothing of the file is taken: 400 names each row and column. Claims keep what they were priced by.',
  body: z.strictObject({
    content: z
      .string()
      .check(
        z.minLength(1),
        z.maxLength(longestContent),
        z.regex(/^[A-Za-z0-9+/]+={0,2}$/, 'must be base64'),
        z.describe('The file in base64, at most 4 MB and 50,000 rows.'),
      ),
    effectiveFrom: z.optional(
      instantSchema.check(z.describe('From when it is in force, not in the past; left out, at once.')),
    ),
    dryRun: z.optional(z.boolean().check(z.describe('Say what would change, and store nothing.'))),
  }),
  answer: {
    status: 200,
    schema: z.object({
      stored: z.boolean().check(z.describe('False for a dry run, and where nothing differs.')),
      version: z.int().check(z.describe('The new one; of a dry run, the one it is compared with.')),
      rows: z.int(),
      added: z.int(),
      changed: z.int(),
      removed: z.int(),
      unchanged: z.int(),
      examples: z.array(changeShape).check(z.describe('The first hundred of what differs.')),
    }),
  },
});

export const priceOperations = [readPriceTableOperation, listPriceVersions, importPriceTable];
