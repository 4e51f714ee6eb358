import type { Counters } from '../../domain/reports/report-counts.ts';
import type { Key } from '../table/keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

/** Adds to counters, whether they are there yet or not; names of counters are no names of expressions. */
export function addition(table: Table, key: Key, counters: Counters): TransactItem {
  const entries = Object.entries(counters);
  return {
    Update: {
      TableName: table.name,
      Key: { pk: key.pk, sk: key.sk },
      UpdateExpression: `ADD ${entries.map((_, index) => `#c${index} :c${index}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(entries.map(([name], index) => [`#c${index}`, name])),
      ExpressionAttributeValues: Object.fromEntries(entries.map(([, by], index) => [`:c${index}`, by])),
    },
  };
}
