import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AwsError } from '../../../local/aws-service.ts';
import { type OpenDataFolder, openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { ADMIN } from '../service-handler.ts';
import { type LocalTable, START, startTable, TABLE } from './local-table.ts';

let folder: OpenDataFolder;
let local: LocalTable;
beforeAll(async () => {
  folder = openDataFolder(null);
  local = await startTable(folder);
});
afterAll(async () => {
  await local.dynamo.stop();
  folder.close();
});

/** As the front door asks: first what IAM must allow, then the operation. Anything but AWS's error is a fault of ours. */
async function refusal(operation: string, input: unknown): Promise<string> {
  const found = local.dynamo.service.operations[operation];
  if (found === undefined) throw new Error(`No operation ${operation}`);
  const call = { caller: ADMIN, now: START, requestId: 'r' };
  try {
    found.permissions(input as never, call);
    await found.run(input as never, call);
  } catch (error) {
    if (error instanceof AwsError) return error.code;
    throw error;
  }
  return 'taken';
}

const ofOne = { ExpressionAttributeValues: { ':p': { S: 'a' } }, TableName: TABLE };
const indexStart = { pk: { N: '1' }, sk: { S: 'b' }, gsi1pk: { S: 'a' }, gsi1sk: { S: 'b' } };
const item = { pk: { S: 'a' }, sk: { S: 'b' } };

describe('a request of the wrong shape is refused as AWS refuses it', () => {
  it.each<[operation: string, input: unknown, code: string]>([
    ['PutItem', {}, 'ValidationException'],
    ['PutItem', { TableName: 7, Item: item }, 'SerializationException'],
    ['PutItem', { TableName: null, Item: item }, 'ValidationException'],
    ['PutItem', { TableName: [TABLE], Item: item }, 'SerializationException'],
    ['PutItem', { TableName: TABLE, Item: 'a' }, 'SerializationException'],
    ['PutItem', { TableName: TABLE, Item: { pk: 'a' } }, 'SerializationException'],
    ['GetItem', { TableName: TABLE, Key: [] }, 'SerializationException'],
    ['Query', { TableName: TABLE, Limit: 'ten' }, 'SerializationException'],
    ['Query', { TableName: true }, 'SerializationException'],
    [
      'Query',
      { ...ofOne, IndexName: 'gsi1', KeyConditionExpression: 'gsi1pk = :p', ExclusiveStartKey: item },
      'ValidationException',
    ],
    [
      'Query',
      { ...ofOne, IndexName: 'gsi1', KeyConditionExpression: 'gsi1pk = :p', ExclusiveStartKey: indexStart },
      'ValidationException',
    ],
    ['BatchGetItem', { RequestItems: [] }, 'SerializationException'],
    ['BatchGetItem', { RequestItems: 'claims' }, 'SerializationException'],
    ['BatchGetItem', {}, 'ValidationException'],
    ['TransactWriteItems', {}, 'ValidationException'],
    ['TransactWriteItems', { TransactItems: 'all' }, 'SerializationException'],
    ['TransactWriteItems', { TransactItems: [7] }, 'SerializationException'],
    ['TransactWriteItems', { TransactItems: [{ Put: 'it' }] }, 'SerializationException'],
    ['TransactWriteItems', { TransactItems: [{ Put: { TableName: 7 } }] }, 'SerializationException'],
    [
      'TransactWriteItems',
      { TransactItems: [{ Update: { TableName: TABLE, Key: item } }] },
      'ValidationException',
    ],
    [
      'TransactWriteItems',
      { TransactItems: [{ Delete: { TableName: TABLE, Key: item } }], ClientRequestToken: 'x'.repeat(37) },
      'ValidationException',
    ],
  ])('%s %j: %s', async (operation, input, code) => {
    expect(await refusal(operation, input)).toBe(code);
  });
});
