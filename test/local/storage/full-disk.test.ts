/** A disk that is full: SQLite is given no more pages, which it tells exactly as it tells a full disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskFault } from '../../../local/storage/disk-fault.ts';
import { type OpenDataFolder, openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { inTransaction } from '../../../local/storage/transaction.ts';
import { Machine, machine } from '../stepfunctions/machine.ts';

let path: string;
let folder: OpenDataFolder;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'claimflow-full-'));
  folder = openDataFolder(path);
});
afterEach(() => {
  folder.close();
  rmSync(path, { recursive: true, force: true });
});

function fill(database: DatabaseSync, room: number): void {
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number };
  database.exec(`PRAGMA max_page_count = ${pages + room}`);
}

function empty(database: DatabaseSync): void {
  database.exec('PRAGMA max_page_count = 1000000');
}

const isSound = (database: DatabaseSync): unknown => database.prepare('PRAGMA integrity_check').get();
const SOUND = { integrity_check: 'ok' };

describe('a full disk', () => {
  it('undoes the whole transaction and says why', () => {
    const database = folder.sqlite('store');
    database.exec('CREATE TABLE t (x)');
    fill(database, 2);
    const insert = database.prepare('INSERT INTO t VALUES (?)');
    let told: unknown;
    try {
      inTransaction(database, () => {
        for (let row = 0; row < 100; row += 1) insert.run('x'.repeat(1_000));
      });
    } catch (error) {
      told = error;
    }
    expect(diskFault(told)).toBe('the disk is full');
    expect(diskFault(new Error('outer', { cause: told }))).toBe('the disk is full');
    expect(database.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 0 });
    expect(isSound(database)).toEqual(SOUND);
    empty(database);
    insert.run('again');
  });

  it('refuses executions, and loses none that was answered', async () => {
    const sim = new Machine(undefined, folder as never);
    const definition = machine({
      W: { Type: 'Wait', Seconds: 60, Next: 'P' },
      P: { Type: 'Pass', End: true },
    });
    const stateMachineArn = await sim.create(definition);
    const database = folder.sqlite('stepfunctions');
    fill(database, 20);
    const input = JSON.stringify({ text: 'x'.repeat(2_000) });
    const answered: string[] = [];
    let told: unknown;
    for (let n = 0; told === undefined && n < 200; n += 1) {
      const starting = sim.run('StartExecution', { stateMachineArn, name: `e${n}`, input });
      await starting.then(
        ({ executionArn }) => answered.push(executionArn as string),
        (error: unknown) => {
          told = error;
        },
      );
      await sim.activity.idle();
    }
    expect(diskFault(told)).toBe('the disk is full');
    expect(answered.length).toBeGreaterThan(0);
    expect(isSound(database)).toEqual(SOUND);
    empty(database);
    const next = await sim.restart();
    await next.advance(60);
    for (const arn of answered) expect(await next.describe(arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(isSound(database)).toEqual(SOUND);
  });
});

describe('diskFault', () => {
  it.each<[{ code?: string; errcode?: number; message?: string }, string | undefined]>([
    [{ code: 'ENOSPC' }, 'the disk is full'],
    [{ code: 'EROFS' }, 'it can be read, but not written'],
    [{ code: 'LEVEL_CORRUPTION' }, 'it is damaged'],
    [{ code: 'LEVEL_IO_ERROR', message: 'IO error: /x: No space left on device' }, 'the disk is full'],
    [{ code: 'LEVEL_IO_ERROR', message: 'IO error: other' }, undefined],
    [{ errcode: 267 }, 'it is damaged'],
    [{ errcode: 5 }, undefined],
    [{}, undefined],
  ])('%o: %s', (fields, told) => {
    expect(diskFault(Object.assign(new Error(fields.message ?? ''), fields))).toBe(told);
  });

  it('knows nothing of what is no error', () => {
    expect(diskFault('ENOSPC')).toBeUndefined();
  });
});
