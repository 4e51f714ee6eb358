import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { instantSchema } from '../../domain/calendar/instant.ts';
import {
  type PriceRows,
  type PriceTable,
  type PriceTableName,
  rowKey,
  rowSchemas,
  type WarrantyPrices,
} from '../../domain/warranty-prices/price-tables.ts';
import { priceRowsKey, priceVersionsKey } from '../table/settings-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

/**
 * Price tables in versions. A version is written in parts of some hundred rows under a name nobody knows yet, and is
 * there once the list of versions names it: an import that dies on the way leaves nothing that is read. Old versions
 * stay: claims name the one they were priced from.
 */

const versionSchema = z.object({
  version: z.int(),
  effectiveFrom: instantSchema,
  storedAt: instantSchema,
  storedBy: z.string(),
  rows: z.int(),
  /** Under which its rows lie, and in how many parts. */
  setId: z.string(),
  parts: z.int(),
});
export type PriceVersion = z.infer<typeof versionSchema>;

const listSchema = z.object({ versions: z.array(versionSchema), version: z.int() });

/** Rows of one item: 300 of the longest stay below DynamoDB's 400 KB. */
const rowsOfPart = 300;
/** Items of one transaction, well below DynamoDB's 4 MB. */
const partsAtOnce = 8;

async function readList(table: Table, name: PriceTableName) {
  const list = await table.get(priceVersionsKey(name), listSchema);
  return { versions: list?.versions ?? [], revision: list?.version ?? 0 };
}

/** Every version, in the order in which they were stored. */
export const priceVersions = async (table: Table, name: PriceTableName): Promise<PriceVersion[]> =>
  (await readList(table, name)).versions;

/** The version in force at an instant (ISO): of those that had begun, the one stored last. */
export const priceVersionAt = (versions: readonly PriceVersion[], at: string): PriceVersion | undefined =>
  versions
    .filter(({ effectiveFrom }) => Date.parse(effectiveFrom) <= Date.parse(at))
    .reduce<PriceVersion | undefined>(
      (latest, one) =>
        latest && Date.parse(latest.effectiveFrom) > Date.parse(one.effectiveFrom) ? latest : one,
      undefined,
    );

/** Read once per container: a version never changes. The two last used of each table are kept. */
const known = new WeakMap<Table, Map<string, ReadonlyMap<string, unknown>>>();
const mostKnown = 6;

async function readRows<T extends PriceTableName>(
  table: Table,
  name: T,
  { setId, parts }: PriceVersion,
): Promise<ReadonlyMap<string, PriceRows[T]>> {
  const cache = known.get(table) ?? new Map<string, ReadonlyMap<string, unknown>>();
  known.set(table, cache);
  const cached = cache.get(setId);
  if (cached) return cached as ReadonlyMap<string, PriceRows[T]>;
  const schema = z.object({ rows: z.array(rowSchemas[name]) });
  const read = await Promise.all(
    Array.from({ length: parts }, (_, part) => table.get(priceRowsKey(name, setId, part), schema)),
  );
  const rows = read.flatMap((item) => (item?.rows ?? []) as PriceRows[T][]);
  const byKey = new Map(rows.map((row) => [rowKey(row), row]));
  const [oldest] = cache.keys();
  if (cache.size >= mostKnown && oldest !== undefined) cache.delete(oldest);
  cache.set(setId, byKey);
  return byKey;
}

/** A table as it is in force at an instant (ISO); without rows while nothing was imported. */
export async function readPriceTable<T extends PriceTableName>(
  table: Table,
  name: T,
  at: string,
): Promise<PriceTable<PriceRows[T]>> {
  const version = priceVersionAt(await priceVersions(table, name), at);
  if (!version) return { version: 0, rows: new Map() };
  return { version: version.version, rows: await readRows(table, name, version) };
}

/** All that a dealer's claim is priced by, at an instant (ISO). */
export async function readWarrantyPrices(table: Table, at: string): Promise<WarrantyPrices> {
  const [parts, labor, rates] = await Promise.all([
    readPriceTable(table, 'parts', at),
    readPriceTable(table, 'labor', at),
    readPriceTable(table, 'rates', at),
  ]);
  return { parts, labor, rates };
}

export interface NewVersion {
  readonly effectiveFrom: string;
  readonly storedAt: string;
  readonly storedBy: string;
}

/**
 * Puts a whole new version of a table in its place. Throws ConcurrentChange when somebody else stored one at the
 * same time. `along` goes into the transaction that makes it visible.
 */
export async function storePriceTable<T extends PriceTableName>(
  table: Table,
  name: T,
  rows: readonly PriceRows[T][],
  stored: NewVersion,
  along: readonly TransactItem[] = [],
): Promise<PriceVersion> {
  const { versions, revision } = await readList(table, name);
  const setId = randomBytes(12).toString('hex');
  const parts = Array.from({ length: Math.ceil(rows.length / rowsOfPart) }, (_, part) =>
    table.create(priceRowsKey(name, setId, part), {
      entity: 'price-rows',
      rows: rows.slice(part * rowsOfPart, (part + 1) * rowsOfPart),
    }),
  );
  for (let from = 0; from < parts.length; from += partsAtOnce)
    await table.transact(parts.slice(from, from + partsAtOnce));
  const version: PriceVersion = {
    version: (versions.at(-1)?.version ?? 0) + 1,
    ...stored,
    rows: rows.length,
    setId,
    parts: parts.length,
  };
  const list = { entity: 'price-versions', versions: [...versions, version], version: revision + 1 };
  const key = priceVersionsKey(name);
  await table.change(`the ${name} table`, [
    revision === 0 ? table.create(key, list) : table.replace(key, list, revision),
    ...along,
  ]);
  return version;
}
