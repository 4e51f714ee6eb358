import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Runtime, startRuntime } from '../../local/runtime.ts';
import { DataFolderError, openDataFolder } from '../../local/storage/open-data-folder.ts';
import { assemblyDir } from '../assembly.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

/** Runs the machine on a folder, as `npm start` does; the folder is let go whatever comes of it. */
async function run(
  path: string,
  use: (runtime: Runtime) => Promise<void> = async () => undefined,
): Promise<void> {
  const folder = openDataFolder(path);
  try {
    const options = { assemblyDir: await assemblyDir(), folder, now: NOW, seed: 1, log: () => undefined };
    const runtime = await startRuntime({ ...options, host: 'in-thread' });
    await use(runtime);
    await runtime.stop();
  } finally {
    folder.close();
  }
}

describe('a damaged data folder', () => {
  let root: string;
  let sound: string;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'claimflow-damaged-'));
    sound = join(root, 'sound');
    await run(sound, async (runtime) => {
      await runtime.invoke(runtime.functionNamed('LoadDemoData') ?? '', { seed: 1 });
    });
  }, 60_000);
  // A machine that could not start ends with its process: until then its table may still write files.
  afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 10 }));

  const damage = async (name: string, file: string): Promise<void> => {
    const path = join(root, name);
    cpSync(sound, path, { recursive: true });
    for (const beside of [`${file}-wal`, `${file}-shm`]) rmSync(join(path, beside), { force: true });
    writeFileSync(join(path, file), Buffer.alloc(8_192, 'garbage'));
    const failed = run(path);
    await expect(failed).rejects.toThrow(DataFolderError);
    await expect(failed).rejects.toThrow(`the data folder ${path} can't be used: it is damaged`);
  };

  it('is refused by name, whichever database it is', async () => {
    const databases = readdirSync(sound).filter((name) => name.endsWith('.sqlite') && name !== 'lock.sqlite');
    expect(databases.length).toBeGreaterThan(5);
    for (const file of databases) await damage(`copy-${file}`, file);
  }, 60_000);

  it('is refused when the table’s store is', async () => {
    await damage('level', 'dynamodb/CURRENT');
  });

  it('leaves the folder it came from as it was', async () => {
    await run(sound);
  });
});
