import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { type LocalTable, startTable, TABLE } from './local-table.ts';

const KILLS = 3;
const WRITES_BEFORE_KILL = 150;
const WRITER = join(import.meta.dirname, '../../fixtures/dynamodb/write-until-killed.ts');
let path: string;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'dynamodb-kill-'));
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

/** Starts a writer, kills it without warning, and answers what it was told to be written. */
async function writeAndKill(round: number): Promise<string[]> {
  const child = spawn(process.execPath, [WRITER, path, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === WRITES_BEFORE_KILL) child.kill('SIGKILL');
  }
  await exited;
  return acknowledged;
}

async function ownedBy(local: LocalTable, owner: string): Promise<string[]> {
  const keys: string[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await local.client.send(
      new QueryCommand({
        TableName: TABLE,
        IndexName: 'byOwner',
        KeyConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': owner },
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    keys.push(...(page.Items ?? []).map((item) => `${item.pk}/${item.sk}`));
    start = page.LastEvaluatedKey;
  } while (start);
  return keys;
}

describe('a process killed while it writes', () => {
  it(`tears no transaction, loses no acknowledged write and no record, ${KILLS} times over`, {
    timeout: 60_000,
  }, async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < KILLS; round++) acknowledged.push(...(await writeAndKill(round)));

    const folder = openDataFolder(path);
    const local = await startTable(folder);
    const singles = new Set(await ownedBy(local, 'single'));
    const pairs = new Set(await ownedBy(local, 'pair'));
    const records = await local.dynamo.streams.read(local.streamArn, null, Number.POSITIVE_INFINITY);
    await local.dynamo.stop();
    folder.close();

    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * WRITES_BEFORE_KILL);
    for (const line of acknowledged) {
      const [kind, id] = line.split(' ');
      if (kind === 'single') expect(singles).toContain(`${id}/single`);
      else expect(pairs).toContain(`${id}/left`);
    }
    const twins = [...pairs].map((key) =>
      key.replace(/left|right/, (side) => (side === 'left' ? 'right' : 'left')),
    );
    expect(new Set(twins)).toEqual(pairs);
    const told = records.map(({ keys }) => `${(keys.pk as { S: string }).S}/${(keys.sk as { S: string }).S}`);
    expect(told.toSorted()).toEqual([...singles, ...pairs].toSorted());
    const numbers = records.map(({ sequenceNumber }) => sequenceNumber);
    expect(numbers).toEqual([...new Set(numbers)].sort());
  });
});
