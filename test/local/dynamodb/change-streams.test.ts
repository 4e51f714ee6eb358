import { DeleteCommand, GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDataFolder, openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { type LocalTable, START, startTable, TABLE } from './local-table.ts';

const HOUR = 3_600_000;
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

const key = { pk: 'a', sk: '1' };
const put = (more: object = {}) =>
  local.client.send(new PutCommand({ TableName: TABLE, Item: { ...key, ...more } }));
const records = (after: string | null = null) => local.dynamo.streams.read(local.streamArn, after, 100);

describe('a table stream', () => {
  it('tells every change with both images, and none where nothing changed', async () => {
    await put({ n: 1 });
    await put({ n: 1 });
    await put({ n: 2 });
    await local.client.send(new DeleteCommand({ TableName: TABLE, Key: key }));
    await local.client.send(new DeleteCommand({ TableName: TABLE, Key: key }));
    const keys = { pk: { S: 'a' }, sk: { S: '1' } };
    expect(await records()).toMatchObject([
      { eventName: 'INSERT', keys, newImage: { ...keys, n: { N: '1' } }, at: START },
      {
        eventName: 'MODIFY',
        keys,
        newImage: { ...keys, n: { N: '2' } },
        oldImage: { ...keys, n: { N: '1' } },
      },
      { eventName: 'REMOVE', keys, oldImage: { ...keys, n: { N: '2' } } },
    ]);
  });

  it('reads on after a position, in order, over a restart', async () => {
    for (let n = 0; n < 5; n++) await put({ n });
    const [, second] = await records();
    local.dynamo.crash();
    local = await startTable(folder);
    await put({ n: 99 });
    const rest = await records(second?.sequenceNumber ?? null);
    expect(rest.map((record) => record.newImage?.n)).toEqual([
      { N: '2' },
      { N: '3' },
      { N: '4' },
      { N: '99' },
    ]);
    const numbers = (await records()).map((record) => record.sequenceNumber);
    expect(numbers).toEqual([...new Set(numbers)].sort());
  });

  it('calls back once for a transaction, after its commit', async () => {
    const seen: Promise<number>[] = [];
    const unsubscribe = local.dynamo.streams.onAppend(local.streamArn, () => {
      seen.push(records().then(({ length }) => length));
    });
    await local.client.send(
      new TransactWriteCommand({
        TransactItems: ['a', 'b', 'c'].map((pk) => ({ Put: { TableName: TABLE, Item: { pk, sk: '1' } } })),
      }),
    );
    expect(await Promise.all(seen)).toEqual([3]);
    unsubscribe();
    await put({ n: 7 });
    expect(seen).toHaveLength(1);
  });

  it('keeps records for 24 hours', async () => {
    await put({ n: 1 });
    await local.clock.advance(START + 23 * HOUR);
    expect(await records()).toHaveLength(1);
    await local.clock.advance(START + 25 * HOUR);
    expect(await records()).toHaveLength(0);
    await put({ n: 2 });
    expect(await records()).toMatchObject([{ eventName: 'MODIFY' }]);
  });
});

describe('time to live', () => {
  const expiring = (at: number) => put({ expiresAt: Math.floor(at / 1000), owner: 'casey' });
  const stored = async () => (await local.client.send(new GetCommand({ TableName: TABLE, Key: key }))).Item;

  it('deletes an expired item some hours late, and says who did it', async () => {
    await expiring(START + HOUR);
    await local.clock.advance(START + HOUR + 60_000);
    expect(await stored()).toBeDefined();
    await local.clock.advance(START + 3 * HOUR);
    expect(await stored()).toBeUndefined();
    expect((await records()).at(-1)).toMatchObject({ eventName: 'REMOVE', byTtl: true });
  });

  it('follows an expiry that moves', async () => {
    await expiring(START + HOUR);
    await expiring(START + 10 * HOUR);
    await local.clock.advance(START + 9 * HOUR);
    expect(await stored()).toBeDefined();
    await local.clock.advance(START + 13 * HOUR);
    expect(await stored()).toBeUndefined();
  });

  it('deletes what expired while it was stopped', async () => {
    await expiring(START + HOUR);
    local.dynamo.crash();
    local = await startTable(folder, START + 50 * HOUR);
    await local.activity.idle();
    expect(await stored()).toBeUndefined();
  });

  it('leaves items alone whose attribute is no number', async () => {
    await put({ expiresAt: '2026-03-01' });
    await local.clock.advance(START + 100 * HOUR);
    expect(await stored()).toBeDefined();
  });
});
