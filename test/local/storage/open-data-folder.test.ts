import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataFolderError, openDataFolder } from '../../../local/storage/open-data-folder.ts';

const MODULE = new URL('../../../local/storage/open-data-folder.ts', import.meta.url).pathname;

describe('openDataFolder on disk', () => {
  let path: string;
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'claimflow-folder-'));
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));

  it('keeps what was committed, with full synchronisation', () => {
    const first = openDataFolder(join(path, 'deep/er'));
    first.sqlite('a').exec('CREATE TABLE t (x); INSERT INTO t VALUES (7)');
    expect(first.sqlite('a').prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(first.sqlite('a').prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    first.close();
    const second = openDataFolder(join(path, 'deep/er'));
    expect(second.sqlite('a').prepare('SELECT x FROM t').all()).toEqual([{ x: 7 }]);
    second.close();
  });

  it('refuses a folder that another process holds and takes it over once that is killed', async () => {
    const script = `import { openDataFolder } from ${JSON.stringify(MODULE)}; openDataFolder(${JSON.stringify(path)}); console.log('open'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    expect(() => openDataFolder(path)).toThrow(
      new DataFolderError(`the data folder ${path} is in use by process ${holder.pid}`),
    );
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    openDataFolder(path).close();
  });

  it('refuses a second opening in the same process', () => {
    const folder = openDataFolder(path);
    expect(() => openDataFolder(path)).toThrow(/is in use by process/);
    folder.close();
  });

  it('refuses a newer format and lets the lock go', () => {
    writeFileSync(join(path, 'format.json'), '{"format": 99}');
    expect(() => openDataFolder(path)).toThrow(/has format 99, written by a newer version; this one knows 1/);
    writeFileSync(join(path, 'format.json'), '{"format": 1}');
    openDataFolder(path).close();
  });

  it('says so where no folder can be made', () => {
    // A file system that denies the parent of every new folder; `recursive` would never return.
    expect(() => openDataFolder('/proc/claimflow/data')).toThrow(
      /^the data folder \/proc\/claimflow\/data can't be used: ENOENT/,
    );
  });

  it('names a damaged database and the folder it is in', () => {
    const folder = openDataFolder(path);
    writeFileSync(join(path, 'mail.sqlite'), 'no database, whatever its name');
    expect(() => folder.sqlite('mail')).toThrow(
      `the data folder ${path} can't be used: it is damaged: a file is no database (file is not a database)`,
    );
    folder.close();
    for (const format of ['', '{"form\n', 'null', '{"format": "1"}']) {
      writeFileSync(join(path, 'format.json'), format);
      expect(() => openDataFolder(path)).toThrow(
        new DataFolderError(
          `the data folder ${path} can't be used: it is damaged (format.json names no format)`,
        ),
      );
    }
  });

  it('names a folder that is no folder', () => {
    const file = join(path, 'file');
    writeFileSync(file, 'text');
    expect(() => openDataFolder(file)).toThrow(DataFolderError);
    expect(() => openDataFolder(file)).toThrow(`the data folder ${file} can't be used: it is a file`);
    expect(execFileSync('cat', [file], { encoding: 'utf8' })).toBe('text');
  });
});

describe('openDataFolder in memory', () => {
  it('outlives its sessions, and a closed session can commit nothing', () => {
    const folder = openDataFolder(null);
    const first = folder.session();
    const handle = first.sqlite('a');
    handle.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1); BEGIN; INSERT INTO t VALUES (2)');
    first.close();
    expect(() => handle.exec('INSERT INTO t VALUES (3)')).toThrow('not open');
    expect(() => first.sqlite('a')).toThrow('closed');
    const second = folder.session();
    expect(second.sqlite('a').prepare('SELECT x FROM t').all()).toEqual([{ x: 1 }]);
    const itself = (value: string) => value;
    expect(first.memory('m', () => 'kept', itself)).toBe(second.memory('m', () => 'other', itself));
    expect(folder.directory('s3')).toBeNull();
    folder.close();
  });

  it('is there twice when copied, and each goes its own way', async () => {
    const folder = openDataFolder(null);
    folder.sqlite('a').exec('CREATE TABLE t (x); INSERT INTO t VALUES (1)');
    const words = folder.memory(
      'm',
      () => ['one'],
      (list) => [...list],
    );
    const copy = await folder.copy();
    copy.sqlite('a').exec('INSERT INTO t VALUES (2)');
    copy
      .memory(
        'm',
        () => ['none'],
        (list) => [...list],
      )
      .push('two');
    expect(folder.sqlite('a').prepare('SELECT x FROM t').all()).toEqual([{ x: 1 }]);
    expect(words).toEqual(['one']);
    folder.close();
    expect(copy.sqlite('a').prepare('SELECT x FROM t').all()).toEqual([{ x: 1 }, { x: 2 }]);
    expect(
      copy.memory(
        'm',
        () => ['none'],
        (list) => [...list],
      ),
    ).toEqual(['one', 'two']);
    copy.close();
  });

  it('is not shared between two folders', () => {
    const one = openDataFolder(null);
    const other = openDataFolder(null);
    one.sqlite('a').exec('CREATE TABLE t (x)');
    expect(() => other.sqlite('a').prepare('SELECT * FROM t')).toThrow('no such table');
    one.close();
    other.close();
  });
});
