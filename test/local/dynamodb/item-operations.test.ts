import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type OpenDataFolder, openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { type LocalTable, startTable, TABLE } from './local-table.ts';

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

const put = (Item: Record<string, unknown>) => local.client.send(new PutCommand({ TableName: TABLE, Item }));

describe('single items', () => {
  it('reads back every type that was written', async () => {
    const item = {
      pk: 'a',
      sk: '1',
      n: 1.5,
      list: ['x', { y: null }],
      set: new Set(['p', 'q']),
      bytes: new Uint8Array([1]),
    };
    await put(item);
    const { Item } = await local.client.send(new GetCommand({ TableName: TABLE, Key: { pk: 'a', sk: '1' } }));
    expect(Item).toEqual(item);
  });

  it('returns the old item of a failed condition when asked', async () => {
    await put({ pk: 'a', sk: '1', n: 1 });
    const again = {
      TableName: TABLE,
      Item: { pk: 'a', sk: '1' },
      ConditionExpression: 'attribute_not_exists(pk)',
    };
    await expect(local.client.send(new PutCommand(again))).rejects.toSatisfy(
      (error: { name: string; Item?: unknown }) =>
        error.name === 'ConditionalCheckFailedException' && error.Item === undefined,
    );
    const asked = { ...again, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
    await expect(local.client.send(new PutCommand(asked))).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      Item: { pk: { S: 'a' }, sk: { S: '1' }, n: { N: '1' } },
    });
  });

  it('computes an update from the stored item', async () => {
    await put({ pk: 'a', sk: '1', n: 1, events: ['filed'] });
    const { Attributes } = await local.client.send(
      new UpdateCommand({
        TableName: TABLE,
        Key: { pk: 'a', sk: '1' },
        UpdateExpression: 'SET n = n + :one, events = list_append(events, :more)',
        ExpressionAttributeValues: { ':one': 1, ':more': ['approved'] },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(Attributes).toEqual({ pk: 'a', sk: '1', n: 2, events: ['filed', 'approved'] });
  });

  it('serialises concurrent updates of one item', async () => {
    const bump = new UpdateCommand({
      TableName: TABLE,
      Key: { pk: 'counter', sk: '1' },
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': 1 },
    });
    await Promise.all(Array.from({ length: 50 }, () => local.client.send(bump)));
    const { Item } = await local.client.send(
      new GetCommand({ TableName: TABLE, Key: { pk: 'counter', sk: '1' } }),
    );
    expect(Item?.n).toBe(50);
  });

  it.each([
    ['a table key', { pk: '', sk: '1' }],
    ['an index key', { pk: 'a', sk: '1', gsi1pk: '', gsi1sk: 'x' }],
  ])('refuses an empty string as %s', async (_what, item) => {
    await expect(put(item)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  const EMPTY = 'The AttributeValue for a key attribute cannot contain an empty string value.';
  it.each([
    ['pk = :p', {}, `${EMPTY} Key: pk`],
    ['pk = :q AND begins_with(sk, :p)', {}, `${EMPTY} Key: sk`],
    [
      'gsi1pk = :p',
      { IndexName: 'gsi1' },
      `A value specified for a secondary index key is not supported. ${EMPTY} IndexName: gsi1, IndexKey: gsi1pk`,
    ],
  ])('refuses to look for %s where it is empty', async (KeyConditionExpression, more, told) => {
    const values = { ':p': '', ...(KeyConditionExpression.includes(':q') && { ':q': 'a' }) };
    const query = { TableName: TABLE, KeyConditionExpression, ExpressionAttributeValues: values, ...more };
    await expect(local.client.send(new QueryCommand(query))).rejects.toMatchObject({
      name: 'ValidationException',
      message: `One or more parameter values are not valid. ${told}`,
    });
  });

  it('refuses an update that empties an index key', async () => {
    await put({ pk: 'a', sk: '1', gsi1pk: 'x', gsi1sk: 'y' });
    const update = new UpdateCommand({
      TableName: TABLE,
      Key: { pk: 'a', sk: '1' },
      UpdateExpression: 'SET gsi1pk = :e',
      ExpressionAttributeValues: { ':e': '' },
    });
    await expect(local.client.send(update)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('names a table it does not know as AWS does', async () => {
    const get = new GetCommand({ TableName: 'nothing', Key: { pk: 'a', sk: '1' } });
    await expect(local.client.send(get)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('sets no real timer', async () => {
    const spies = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'setInterval')];
    await local.dynamo.service.operations.PutItem?.run(
      { TableName: TABLE, Item: { pk: { S: 'a' }, sk: { S: '1' } } } as never,
      { caller: { kind: 'admin', arn: '' }, now: local.clock.now(), requestId: '1' },
    );
    expect(spies.map((spy) => spy.mock.calls.length)).toEqual([0, 0]);
    for (const spy of spies) spy.mockRestore();
  });
});

describe('indexes and queries', () => {
  it('finds items by index, page by page, in order, also backwards', async () => {
    for (const n of [3, 1, 2, 5, 4]) await put({ pk: `c${n}`, sk: 'x', gsi1pk: 'open', gsi1sk: `${n}` });
    for (const forward of [true, false]) {
      const seen: string[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const page = await local.client.send(
          new QueryCommand({
            TableName: TABLE,
            IndexName: 'gsi1',
            KeyConditionExpression: 'gsi1pk = :p',
            ExpressionAttributeValues: { ':p': 'open' },
            Limit: 2,
            ScanIndexForward: forward,
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        seen.push(...(page.Items ?? []).map((item) => String(item.gsi1sk)));
        start = page.LastEvaluatedKey;
      } while (start);
      expect(seen).toEqual(forward ? ['1', '2', '3', '4', '5'] : ['5', '4', '3', '2', '1']);
    }
  });

  it('keeps every entry of an index whose items share one key', async () => {
    // 3,000 equal index keys: with the emulator's own 24-bit suffixes some of them would overwrite each other.
    const ids = Array.from({ length: 3_000 }, (_, n) => `d${n}`);
    await Promise.all(ids.map((pk) => put({ pk, sk: 'x', owner: 'casey' })));
    const found = new Set<string>();
    let start: Record<string, unknown> | undefined;
    do {
      const page = await local.client.send(
        new QueryCommand({
          TableName: TABLE,
          IndexName: 'byOwner',
          KeyConditionExpression: '#o = :o',
          ExpressionAttributeNames: { '#o': 'owner' },
          ExpressionAttributeValues: { ':o': 'casey' },
          Limit: 700,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      for (const item of page.Items ?? []) found.add(String(item.pk));
      start = page.LastEvaluatedKey;
    } while (start);
    expect(found.size).toBe(ids.length);
  });

  it('moves an index entry with its item and removes it with it', async () => {
    const query = (value: string) =>
      local.client.send(
        new QueryCommand({
          TableName: TABLE,
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :p',
          ExpressionAttributeValues: { ':p': value },
        }),
      );
    await put({ pk: 'a', sk: '1', gsi1pk: 'open', gsi1sk: '1' });
    await put({ pk: 'a', sk: '1', gsi1pk: 'closed', gsi1sk: '1' });
    expect([(await query('open')).Count, (await query('closed')).Count]).toEqual([0, 1]);
    await local.client.send(new DeleteCommand({ TableName: TABLE, Key: { pk: 'a', sk: '1' } }));
    expect((await query('closed')).Count).toBe(0);
  });

  it('reads many items at once and counts what they cost', async () => {
    await put({ pk: 'a', sk: '1' });
    await put({ pk: 'b', sk: '1' });
    const answer = await local.client.send(
      new BatchGetCommand({
        RequestItems: { [TABLE]: { Keys: ['a', 'b', 'c'].map((pk) => ({ pk, sk: '1' })) } },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    expect(answer.Responses?.[TABLE]?.map((item) => item.pk).sort()).toEqual(['a', 'b']);
    expect(answer.ConsumedCapacity).toEqual([{ TableName: TABLE, CapacityUnits: 1.5 }]);
  });

  it('counts the index entries a write changes', async () => {
    const write = (note: string) =>
      local.client.send(
        new PutCommand({
          TableName: TABLE,
          Item: { pk: 'a', sk: '1', owner: 'casey', note },
          ReturnConsumedCapacity: 'TOTAL',
        }),
      );
    expect((await write('one')).ConsumedCapacity?.CapacityUnits).toBe(2);
    // The index projects keys only, and they stay.
    expect((await write('two')).ConsumedCapacity?.CapacityUnits).toBe(1);
  });
});

describe('permissions', () => {
  const call = { caller: { kind: 'admin' as const, arn: '' }, now: 0, requestId: '1' };
  const table = `arn:aws:dynamodb:us-east-1:000000000000:table/${TABLE}`;

  it('names the index of a query', () => {
    const input = {
      TableName: TABLE,
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'open' } },
    };
    expect(local.dynamo.service.operations.Query?.permissions(input as never, call)).toEqual([
      {
        action: 'dynamodb:Query',
        resources: [`${table}/index/gsi1`],
      },
    ]);
  });

  it('names the action of each member of a transaction', () => {
    const Key = { pk: { S: 'a' }, sk: { S: '1' } };
    const input = {
      TransactItems: [
        { Put: { TableName: TABLE, Item: Key } },
        { ConditionCheck: { TableName: table, Key, ConditionExpression: 'attribute_exists(pk)' } },
      ],
    };
    expect(local.dynamo.service.operations.TransactWriteItems?.permissions(input as never, call)).toEqual([
      { action: 'dynamodb:PutItem', resources: [table] },
      { action: 'dynamodb:ConditionCheckItem', resources: [table] },
    ]);
  });
});
