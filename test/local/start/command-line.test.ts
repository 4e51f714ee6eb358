import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const COMMAND = new URL('../../../bin/claimflow.ts', import.meta.url).pathname;
/** Fixed, so that the assembly made for this portal address is found again by the next run. */
const PORTS = ['--port', '28787', '--aws-port', '24566', '--smtp-port', '22525'];
const URL_ = 'http://localhost:28787';

interface Run {
  readonly child: ChildProcessWithoutNullStreams;
  out(): string;
  err(): string;
  readonly exit: Promise<number | null>;
}

const children: ChildProcessWithoutNullStreams[] = [];

function run(...args: string[]): Run {
  const child = spawn(process.execPath, [COMMAND, ...args]);
  children.push(child);
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    text.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    text.err += String(chunk);
  });
  const exit = once(child, 'close').then(([status]) => status as number | null);
  return { child, out: () => text.out, err: () => text.err, exit };
}

/** Resolves at the ready line; throws what the process said when it ended before it. */
async function ready(started: Run): Promise<void> {
  const said = new Promise<void>((resolve) => {
    started.child.stdout.on('data', () => {
      if (started.out().includes(`claimflow is ready at ${URL_}\n`)) resolve();
    });
  });
  const ended = started.exit.then((status) => {
    throw new Error(`ended with ${status}: ${started.err()}`);
  });
  await Promise.race([said, ended]);
}

const json = async (path: string, body?: object) => {
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  return (await (await fetch(URL_ + path, init)).json()) as Record<string, unknown>;
};

describe('claimflow', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'claimflow-start-'));
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('starts, keeps its clock over kill -9, refuses an earlier one, and ends with 0', {
    timeout: 120_000,
  }, async () => {
    const data = join(folder, 'data');
    const first = run('--empty', '--data', data, '--now', '2026-03-01T00:00:00Z', ...PORTS);
    await ready(first);
    expect(await json('/_local/health')).toMatchObject({ status: 'ready' });
    const moved = await json('/_local/clock', { advance: 'P3D' });
    expect(moved.now).toMatch(/^2026-03-04T00:00:/);
    expect(moved.fired).toContainEqual(expect.objectContaining({ kind: 'rate' }));
    const doubled = run('--data', data, '--port', '28788', '--aws-port', '24567', '--smtp-port', '22526');
    expect(await doubled.exit).toBe(2);
    expect(doubled.err()).toBe(
      `claimflow: the data folder ${data} is in use by process ${first.child.pid}\n`,
    );
    first.child.kill('SIGKILL');
    await first.exit;

    const earlier = run('--data', data, '--now', '2026-03-02T00:00:00Z', ...PORTS);
    expect(await earlier.exit).toBe(2);
    expect(earlier.err()).toMatch(
      /claimflow: the clock stands at 2026-03-04T.* and cannot go to 2026-03-02T/,
    );

    const second = run('--data', data, ...PORTS);
    await ready(second);
    expect((await json('/_local/clock')).now).toMatch(/^2026-03-04T00:0/);
    second.child.kill('SIGTERM');
    expect(await second.exit).toBe(0);
    expect(second.err()).toBe('');
  });

  it('says in one line what whoever typed it can mend', async () => {
    const occupied = createServer().listen(28787, '127.0.0.1');
    await once(occupied, 'listening');
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const [args, message] of [
      [['--ephemeral', ...PORTS], /^claimflow: Port 28787 is taken\n$/],
      [['--bogus'], /^claimflow: Unknown option '--bogus' \(see --help\)\n$/],
      [['--data', file, ...PORTS], /^claimflow: the data folder .*file can't be used: .*\n$/],
    ] as const) {
      const refused = run(...args);
      expect(await refused.exit).toBe(2);
      expect(refused.err()).toMatch(message);
      expect(refused.out()).toBe('');
    }
    occupied.close();
    await once(occupied, 'close');
  });
});
