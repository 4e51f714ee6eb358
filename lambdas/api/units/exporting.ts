import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { ApiRequest } from '../../middleware/api/router.ts';
import { fileAnswer } from '../../middleware/tables/file-answer.ts';
import { type Cell, instant, tableFile, text } from '../../middleware/tables/formats.ts';
import { unitList } from './lists.ts';
import type { exportUnits } from './operations.ts';
import type { unitRow } from './views.ts';

type Row = ReturnType<typeof unitRow>;

interface Column {
  readonly header: string;
  readonly width: number;
  cell(unit: Row): Cell;
}

const stateNames: Readonly<Record<Row['state'], string>> = {
  unassigned: 'Not assigned',
  pending: 'Pending registration',
  registered: 'Registered',
  replaced: 'Replaced',
};

const columns: readonly Column[] = [
  { header: 'Serial', width: 18, cell: ({ serial }) => text(serial) },
  { header: 'SKU', width: 12, cell: ({ product }) => text(product.sku) },
  { header: 'Product', width: 32, cell: ({ product }) => text(product.name) },
  { header: 'State', width: 20, cell: ({ state }) => text(stateNames[state]) },
  { header: 'Dealer', width: 22, cell: ({ dealer }) => text(dealer) },
  { header: 'Assigned', width: 20, cell: ({ assignedAt }) => instant(assignedAt) },
  { header: 'Customer', width: 22, cell: ({ registration }) => text(registration?.customer.name) },
  { header: 'Email', width: 28, cell: ({ registration }) => text(registration?.customer.email) },
  { header: 'Phone', width: 16, cell: ({ registration }) => text(registration?.customer.phone) },
  { header: 'Delivered', width: 12, cell: ({ registration }) => text(registration?.deliveredAt) },
  { header: 'Warranty until', width: 14, cell: ({ warranty }) => text(warranty.endsAt) },
  { header: 'In warranty', width: 12, cell: ({ warranty }) => text(warranty.inWarranty ? 'yes' : 'no') },
  { header: 'Replaces', width: 18, cell: ({ replaces }) => text(replaces) },
  { header: 'Replaced by', width: 18, cell: ({ replacedBy }) => text(replacedBy) },
];

const pageSize = 200;

/** The caller's own list as a file. */
export async function exportList(
  request: ApiRequest<z.infer<NonNullable<typeof exportUnits.query>>, unknown>,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { table, caller, nowMs, event } = request;
  const { format = 'csv', ...query } = request.query;
  const rows: Cell[][] = [];
  let cursor: string | undefined;
  do {
    const page = await unitList(table, caller(), { ...query, limit: pageSize, cursor }, nowMs);
    rows.push(...page.items.map((unit) => columns.map((column) => column.cell(unit))));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const fileName = `units-${new Date(nowMs).toISOString().slice(0, 10)}.${format}`;
  return fileAnswer(tableFile(format, 'Units', columns, rows), fileName, format, event.headers.accept);
}
