import {
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDataFolder, openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { type LocalTable, START, startTable, TABLE } from './local-table.ts';

let folder: OpenDataFolder;
let local: LocalTable;

beforeEach(async () => {
  folder = openDataFolder(null);
  local = await startTable(folder);
});
afterEach(async () => {
  await local.dynamo.stop();
  folder.close();
});

type Members = TransactWriteCommandInput['TransactItems'];

const key = (pk: string) => ({ pk, sk: '1' });
const putting = (pk: string, more: object = {}) => ({
  Put: { TableName: TABLE, Item: { ...key(pk), ...more } },
});
const transact = (TransactItems: Members, options: Partial<TransactWriteCommandInput> = {}) =>
  local.client.send(new TransactWriteCommand({ TransactItems, ...options }));
const get = async (pk: string) =>
  (await local.client.send(new GetCommand({ TableName: TABLE, Key: key(pk) }))).Item;

describe('TransactWriteItems', () => {
  it('writes all members', async () => {
    await local.client.send(new PutCommand({ TableName: TABLE, Item: { ...key('old'), n: 1 } }));
    await local.client.send(new PutCommand({ TableName: TABLE, Item: key('gone') }));
    await transact([
      putting('new'),
      {
        Update: {
          TableName: TABLE,
          Key: key('old'),
          UpdateExpression: 'SET n = n + :one',
          ExpressionAttributeValues: { ':one': 1 },
        },
      },
      { Delete: { TableName: TABLE, Key: key('gone') } },
      {
        ConditionCheck: {
          TableName: TABLE,
          Key: key('free'),
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ]);
    expect([await get('new'), (await get('old'))?.n, await get('gone')]).toEqual([key('new'), 2, undefined]);
  });

  it('writes nothing when one condition fails, and tells each member why', async () => {
    await local.client.send(new PutCommand({ TableName: TABLE, Item: { ...key('taken'), by: 'casey' } }));
    const attempt = transact([
      putting('new'),
      {
        Put: {
          TableName: TABLE,
          Item: key('taken'),
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
      {
        ConditionCheck: {
          TableName: TABLE,
          Key: key('free'),
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ]);
    await expect(attempt).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, None]',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Item: { pk: { S: 'taken' }, sk: { S: '1' }, by: { S: 'casey' } } },
        { Code: 'None' },
      ],
    });
    expect(await get('new')).toBeUndefined();
    expect(await local.dynamo.streams.read(local.streamArn, null, 10)).toHaveLength(1);
  });

  it('lets a condition check delete nothing', async () => {
    await local.client.send(new PutCommand({ TableName: TABLE, Item: key('kept') }));
    await transact([
      { ConditionCheck: { TableName: TABLE, Key: key('kept'), ConditionExpression: 'attribute_exists(pk)' } },
    ]);
    expect(await get('kept')).toEqual(key('kept'));
  });

  it('lets one of many rivals win', async () => {
    const rivals = Array.from({ length: 20 }, (_, n) =>
      transact([
        putting(`effect${n}`),
        {
          Put: {
            TableName: TABLE,
            Item: { ...key('marker'), n },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ]),
    );
    const outcomes = await Promise.allSettled(rivals);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const effects = await Promise.all(rivals.map((_, n) => get(`effect${n}`)));
    expect(effects.filter(Boolean)).toHaveLength(1);
  });

  it('acts once on one client token for ten minutes, also after a restart', async () => {
    const bump: Members = [
      {
        Update: {
          TableName: TABLE,
          Key: key('n'),
          UpdateExpression: 'ADD n :one',
          ExpressionAttributeValues: { ':one': 1 },
        },
      },
    ];
    const token = { ClientRequestToken: 'once' };
    await transact(bump, token);
    await transact(bump, token);
    local.dynamo.crash();
    local = await startTable(folder, START + 9 * 60_000);
    await transact(bump, token);
    expect((await get('n'))?.n).toBe(1);
    await expect(transact([putting('other')], token)).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
    await local.clock.advance(START + 11 * 60_000);
    await transact(bump, token);
    expect((await get('n'))?.n).toBe(2);
  });

  it('refuses one item twice, no item, and more than a hundred', async () => {
    const refused = { name: 'ValidationException' };
    await expect(
      transact([putting('a'), { Delete: { TableName: TABLE, Key: key('a') } }]),
    ).rejects.toMatchObject(refused);
    await expect(transact([])).rejects.toMatchObject(refused);
    await expect(transact(Array.from({ length: 101 }, (_, n) => putting(`${n}`)))).rejects.toMatchObject(
      refused,
    );
    await expect(transact(Array.from({ length: 100 }, (_, n) => putting(`${n}`)))).resolves.toBeDefined();
  });

  it('refuses more than 4 MB', async () => {
    const text = 'x'.repeat(390 * 1024);
    await expect(
      transact(Array.from({ length: 11 }, (_, n) => putting(`${n}`, { text }))),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Transaction request exceeds the maximum size of 4 MB',
    });
  });

  it('costs twice what the writes cost alone', async () => {
    const answer = await transact([putting('a'), putting('b')], { ReturnConsumedCapacity: 'TOTAL' });
    expect(answer.ConsumedCapacity).toMatchObject([{ TableName: TABLE, CapacityUnits: 4 }]);
  });
});
