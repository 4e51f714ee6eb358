import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_FOLDER, contentKey, PROJECT_ROOT, publish } from './content-key.ts';

/** What {@link buildPortal} depends on, for keys of things made from it. */
export const PORTAL_INPUTS = ['portal', 'package-lock.json', 'lib/portal-bundle.ts'] as const;

/** The portal did not build; the message carries what the build said. */
export class PortalBuildFailed extends Error {
  override readonly name = 'PortalBuildFailed';

  constructor(said: string) {
    super(`building the portal failed:\n${said.trim()}`);
  }
}

/**
 * Builds the portal, or finds what was built of the same content before. Like the functions' bundles: concurrent callers
 * may both build, the first to finish wins.
 *
 * @returns the folder with `index.html` and `assets/`
 * @throws PortalBuildFailed
 */
export async function buildPortal(): Promise<string> {
  const folder = join(CACHE_FOLDER, `portal-${contentKey(PORTAL_INPUTS, null)}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  await vite('build', '--config', 'portal/vite.config.ts', '--outDir', unfinished, '--emptyOutDir');
  publish(unfinished, folder, 'portal-');
  return folder;
}

/** In a process of its own: Vite and its plugins keep workers and caches that a synthesis has no use for. */
async function vite(...args: readonly string[]): Promise<void> {
  const command = join(PROJECT_ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [command, ...args], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new PortalBuildFailed(said);
}
