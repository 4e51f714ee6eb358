import {
  priceVersionAt,
  priceVersions,
  readPriceTable,
  storePriceTable,
} from '../../adapters/terms/price-store.ts';
import { InvalidInput, NotFound } from '../../domain/errors.ts';
import {
  anyCompany,
  fitsOther,
  type PriceRows,
  type PriceTableName,
  priceTableSchema,
  rateOf,
  rowKey,
} from '../../domain/warranty-prices/price-tables.ts';
import { readPriceRows, rowChanges } from '../../domain/warranty-prices/read-rows.ts';
import { decodeCursor, encodeCursor, notOfThisList } from '../../middleware/api/cursor.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { defaultLimit } from '../../middleware/api/list.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import type { InputOf, QueryOf } from '../claims/operations/input-of.ts';
import { importPriceTable, listPriceVersions, readPriceTableOperation } from './price-operations.ts';

type Row = PriceRows[PriceTableName];

/** The table of the path. Throws {@link NotFound}. */
function tableOf({ params }: Pick<ApiRequest<unknown, unknown>, 'params'>): PriceTableName {
  const name = priceTableSchema.safeParse(params.table);
  if (!name.success) throw new NotFound('this table');
  return name.data;
}

const instant = (ms: number): string => new Date(ms).toISOString();

const textOf = (row: Row): string => ('description' in row ? row.description.toLowerCase() : '');

/** How a code begins, or all words of the description. */
function isMeant(row: Row, q: string): boolean {
  const asked = q.trim().toLowerCase();
  if (rowKey(row).toLowerCase().startsWith(asked)) return true;
  const text = textOf(row);
  return text !== '' && asked.split(/\s+/).every((word) => text.includes(word));
}

function placeIn(cursor: string | undefined): string {
  const place = decodeCursor(cursor);
  if (place === undefined) return '';
  if (typeof place.after !== 'string') throw notOfThisList();
  return place.after;
}

/** Of what is agreed with others, a dealer reads nothing. */
function visibleRows(rows: readonly Row[], companyId: string | undefined): Row[] {
  if (companyId === undefined) return [...rows];
  const own = rows.filter((row) => !('centsPerHour' in row) || row.companyId === companyId);
  if (own.length > 0) return own;
  return rows.flatMap((row) =>
    'centsPerHour' in row && row.companyId === anyCompany ? [{ ...row, companyId }] : [],
  );
}

async function read(request: ApiRequest<QueryOf<typeof readPriceTableOperation>, unknown>): Promise<Answer> {
  const { table, query, nowMs, caller } = request;
  const { role, companyId = '' } = caller().access;
  const isDealer = role === 'partner';
  const dealer = isDealer ? companyId : query.companyId;
  const name = tableOf(request);
  const [{ version, rows }, rates] = await Promise.all([
    readPriceTable(table, name, instant(nowMs)),
    name === 'labor' && dealer !== undefined ? readPriceTable(table, 'rates', instant(nowMs)) : undefined,
  ]);
  const after = placeIn(query.cursor);
  const { q, sku, limit = defaultLimit } = query;
  const found = visibleRows([...rows.values()], name === 'rates' && isDealer ? dealer : undefined)
    .filter((row) => q === undefined || isMeant(row, q))
    .filter((row) => sku === undefined || !('description' in row) || !fitsOther(row, sku))
    .filter((row) => rowKey(row) > after)
    .sort((one, other) => (rowKey(one) < rowKey(other) ? -1 : 1));
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const cursor = found.length > items.length && last ? encodeCursor({ after: rowKey(last) }) : undefined;
  const centsPerHour = rates && dealer !== undefined ? rateOf(rates, dealer) : undefined;
  return {
    status: 200,
    body: {
      version,
      items,
      ...(centsPerHour !== undefined && { centsPerHour }),
      ...(cursor !== undefined && { cursor }),
    },
  };
}

async function versions(request: ApiRequest<unknown, unknown>): Promise<Answer> {
  const known = await priceVersions(request.table, tableOf(request));
  const inForce = priceVersionAt(known, instant(request.nowMs))?.version;
  const items = known.map(({ setId: _setId, parts: _parts, ...version }) => ({
    ...version,
    inForce: version.version === inForce,
  }));
  return { status: 200, body: { items } };
}

async function importRows(request: ApiRequest<unknown, InputOf<typeof importPriceTable>>): Promise<Answer> {
  const { table, body, nowMs, caller, remember } = request;
  const name = tableOf(request);
  const { content, effectiveFrom = instant(nowMs), dryRun = false } = body;
  if (Date.parse(effectiveFrom) < nowMs)
    throw InvalidInput.at('effectiveFrom', 'is in the past: claims were priced since');
  const rows = readPriceRows(name, Buffer.from(content, 'base64'));
  const before = await readPriceTable(table, name, effectiveFrom);
  const changes = rowChanges<Row>(before.rows, rows);
  const told = { rows: rows.length, ...changes, examples: changes.examples.map((one) => ({ ...one })) };
  const isSame = before.version > 0 && changes.unchanged === rows.length && changes.removed === 0;
  if (dryRun || isSame) return { status: 200, body: { stored: false, version: before.version, ...told } };
  const stored = { effectiveFrom, storedAt: instant(nowMs), storedBy: caller().actor.name };
  const next = (await priceVersions(table, name)).length + 1;
  const answer = { status: 200, body: { stored: true, version: next, ...told } };
  await storePriceTable(table, name, rows, stored, remember(answer));
  return answer;
}

export const priceRoutes = [
  route(readPriceTableOperation, read),
  route(listPriceVersions, versions),
  route(importPriceTable, importRows),
];
