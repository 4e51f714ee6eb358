import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { ApiRequest } from '../../middleware/api/router.ts';
import { fileAnswer } from '../../middleware/tables/file-answer.ts';
import { type Cell, cents, instant, tableFile, text } from '../../middleware/tables/formats.ts';
import { rmaList } from './lists.ts';
import type { exportRmas } from './operations.ts';
import type { rmaRow } from './views.ts';

type Row = ReturnType<typeof rmaRow>;
type Unit = Row['units'][number];

interface Column {
  readonly header: string;
  readonly width: number;
  cell(rma: Row, unit: Unit): Cell;
}

const columns: readonly Column[] = [
  { header: 'RMA', width: 14, cell: ({ rmaId }) => text(rmaId) },
  { header: 'Claim', width: 14, cell: ({ claimId }) => text(claimId) },
  { header: 'Kind', width: 22, cell: ({ kindLabel }) => text(kindLabel) },
  { header: 'Dealer', width: 22, cell: ({ dealer }) => text(dealer.name) },
  { header: 'State', width: 14, cell: ({ stateLabel }) => text(stateLabel) },
  { header: 'Issued', width: 18, cell: ({ issuedAt }) => instant(issuedAt) },
  { header: 'Due', width: 18, cell: ({ dueAt }) => instant(dueAt) },
  { header: 'Serial', width: 18, cell: (_, { serial }) => text(serial) },
  { header: 'Product', width: 30, cell: (_, { productName }) => text(productName) },
  { header: 'Unit', width: 14, cell: (_, { stateLabel }) => text(stateLabel) },
  { header: 'Carrier', width: 14, cell: (_, { shipped }) => text(shipped?.carrierName) },
  { header: 'Tracking', width: 24, cell: (_, { shipped }) => text(shipped?.tracking) },
  { header: 'Received', width: 18, cell: (_, { receivedAt }) => instant(receivedAt) },
  { header: 'Grade', width: 8, cell: (_, { grade }) => text(grade) },
  { header: 'Disposition', width: 14, cell: (_, { disposition }) => text(disposition) },
  { header: 'Credit', width: 12, cell: (_, { creditCents }) => cents(creditCents) },
  { header: 'Replaced by', width: 18, cell: (_, { replacementSerial }) => text(replacementSerial) },
  { header: 'Reason', width: 30, cell: (_, { reason }) => text(reason) },
  { header: 'Closed', width: 18, cell: (_, { closedAt }) => instant(closedAt) },
];

const pageSize = 200;

/** The caller's own list as a file. */
export async function exportList(
  request: ApiRequest<z.infer<NonNullable<typeof exportRmas.query>>, unknown>,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { nowMs, event } = request;
  const { format = 'csv', ...query } = request.query;
  const rows: Cell[][] = [];
  let cursor: string | undefined;
  do {
    const page = await rmaList(request, { ...query, limit: pageSize, cursor });
    for (const rma of page.items)
      rows.push(...rma.units.map((unit) => columns.map((column) => column.cell(rma, unit))));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const fileName = `rmas-${new Date(nowMs).toISOString().slice(0, 10)}.${format}`;
  return fileAnswer(tableFile(format, 'RMAs', columns, rows), fileName, format, event.headers.accept);
}
