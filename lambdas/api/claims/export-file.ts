import { readBrand } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { type Cell, type ExportFormat, tableFile } from '../../middleware/tables/formats.ts';
import { claimQuery, type TypedQuery } from './claim-query.ts';
import { claimView } from './claim-view.ts';
import { exportColumns, exportRow } from './export-rows.ts';
import { listClaimsOf } from './list-claims.ts';

export interface ExportRequest {
  readonly table: Table;
  readonly caller: Caller;
  readonly query: TypedQuery;
  readonly format: ExportFormat;
  readonly nowMs: number;
}

export interface ExportFile {
  readonly file: Buffer;
  readonly fileName: string;
}

const pageSize = 200;

/**
 * The caller's own list as a file, with the columns and fields that the caller may see. Undefined when `isLate` says so
 * between two pages.
 */
export async function exportFile(
  { table, caller, query, format, nowMs }: ExportRequest,
  isLate: () => boolean = () => false,
): Promise<ExportFile | undefined> {
  const wanted = claimQuery(caller, query);
  const brand = await readBrand(table);
  const rows: Cell[][] = [];
  let cursor: string | undefined;
  do {
    if (isLate()) return undefined;
    const page = await listClaimsOf(table, caller, { ...wanted, limit: pageSize, cursor });
    rows.push(...page.claims.map((claim) => exportRow(claimView(claim, caller.access, { brand }), brand)));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const day = new Date(nowMs).toISOString().slice(0, 10);
  return {
    file: tableFile(format, 'Claims', exportColumns, rows),
    fileName: `claims-${query.list ?? 'all'}-${day}.${format}`,
  };
}
