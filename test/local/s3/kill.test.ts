import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { BUCKET, RecordingBus, startBuckets } from './local-bucket.ts';

const KILLS = 3;
const PUTS_BEFORE_KILL = 40;
const WRITER = join(import.meta.dirname, '../../fixtures/s3/put-until-killed.ts');
let path: string;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 's3-kill-'));
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

async function putAndKill(round: number): Promise<string[]> {
  const child = spawn(process.execPath, [WRITER, path, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === PUTS_BEFORE_KILL) child.kill('SIGKILL');
  }
  await exited;
  return acknowledged;
}

describe('a process killed while it stores objects', () => {
  it(`loses none that was acknowledged, tears none, and leaves no file behind, ${KILLS} times over`, {
    timeout: 60_000,
  }, async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < KILLS; round++) acknowledged.push(...(await putAndKill(round)));

    const folder = openDataFolder(path);
    const local = await startBuckets(folder, undefined, new RecordingBus());
    const rows = folder.sqlite('s3').prepare('SELECT key FROM objects').all();
    const kept = rows.map(({ key }) => String(key));
    const bodies = await Promise.all(kept.map((key) => local.s3.objects.read(BUCKET, key)));
    const files = readdirSync(join(path, 's3'));
    local.s3.stop();
    folder.close();

    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * PUTS_BEFORE_KILL);
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
    for (const [index, key] of kept.entries()) {
      expect(Buffer.from(bodies[index] ?? []).toString() === key.repeat(2_000), `${key} is whole`).toBe(true);
    }
    expect(files).toHaveLength(kept.length);
  });
});
