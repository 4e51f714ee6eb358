import { join } from 'node:path';
import { marshall } from '@aws-sdk/util-dynamodb';
import { ClassicLevel } from 'classic-level';
import type { AttributeValue } from '../../local/dynamodb/attribute-value.ts';
import { indexKey, itemKey, type TableDefinition } from '../../local/dynamodb/dynalite.ts';

const key = (attributeName: string, type: string) => ({ AttributeName: attributeName, KeyType: type });
const indexes = ['gsi1', 'gsi2', 'gsi3', 'gsi4'] as const;

const definitionOf = (name: string): TableDefinition => ({
  TableName: name,
  KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
  AttributeDefinitions: ['pk', 'sk', ...indexes.flatMap((index) => [`${index}pk`, `${index}sk`])].map(
    (AttributeName) => ({ AttributeName, AttributeType: 'S' }),
  ),
  GlobalSecondaryIndexes: indexes.map((index) => ({
    IndexName: index,
    KeySchema: [key(`${index}pk`, 'HASH'), key(`${index}sk`, 'RANGE')],
    Projection: { ProjectionType: 'ALL' },
  })),
});

const AT_ONCE = 2_000;

/**
 * Writes items into the table of a data folder that no machine runs on, with their index entries, past everything that
 * the machine does for a write: a hundred thousand in half a minute. Nothing is streamed, nothing is checked.
 */
export async function fillFolder(folder: string, items: Iterable<Record<string, unknown>>): Promise<number> {
  const database = new ClassicLevel<string, unknown>(join(folder, 'dynamodb'), { valueEncoding: 'json' });
  try {
    const definition = definitionOf(await tableIn(database));
    let batch: { type: 'put'; key: string; value: unknown }[] = [];
    let count = 0;
    for (const fields of items) {
      const value = marshall(fields, { removeUndefinedValues: true }) as Readonly<
        Record<string, AttributeValue>
      >;
      const own = itemKey(value, definition);
      batch.push({ type: 'put', key: `item~${definition.TableName}~${own}`, value });
      for (const index of definition.GlobalSecondaryIndexes ?? []) {
        if (value[`${index.IndexName}pk`] === undefined) continue;
        const place = `${indexKey(value, definition, index)}/${own}`;
        batch.push({ type: 'put', key: `index~${definition.TableName}~${index.IndexName}~${place}`, value });
      }
      count += 1;
      if (batch.length < AT_ONCE) continue;
      await database.batch(batch);
      batch = [];
    }
    await database.batch(batch);
    return count;
  } finally {
    await database.close();
  }
}

/** The one table of the app, by the first item in the store. */
async function tableIn(database: ClassicLevel<string, unknown>): Promise<string> {
  for await (const found of database.keys({ gt: 'item~', lt: 'item\x7f', limit: 1 }))
    return found.split('~')[1] ?? '';
  throw new Error('the folder has no table yet: start the machine on it once');
}
