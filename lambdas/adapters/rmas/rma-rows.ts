import type { Rma } from '../../domain/rma/rma.ts';
import { isOpenRma, rmaRowOf, rmaSortKey } from '../../domain/rma/rma-list.ts';
import { type RowReader, rmaRows } from '../table/list-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

/** An RMA's row in the lists of one reader. */
function rmaListRow(rma: Rma, reader: RowReader): Record<string, unknown> {
  const row = rmaRowOf(rma);
  const list = isOpenRma(rma) ? 'open' : 'closed';
  return {
    entity: 'rma-row',
    ...row,
    ...rmaRows.entries(rma.rmaId, reader, list, (sort) => rmaSortKey(row, sort)),
    ...rmaRows.key(rma.rmaId, reader),
  };
}

/** An RMA's rows as it stands: in the claims team's lists and in its dealer's, who never changes. */
export const rmaListRows = (rma: Rma): Record<string, unknown>[] =>
  (['team', { companyId: rma.dealer.companyId }] as const).map((reader) => rmaListRow(rma, reader));

/** They go with every change of an RMA, and need no condition beside the RMA's own. */
export const rmaRowItems = (table: Table, rma: Rma): TransactItem[] =>
  rmaListRows(rma).map((Item) => ({ Put: { TableName: table.name, Item } }));
