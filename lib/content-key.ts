import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root, ending without a slash. */
export const PROJECT_ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Where bundles and assemblies are kept between runs; `npm ci` empties it together with node_modules. */
export const CACHE_FOLDER = join(PROJECT_ROOT, 'node_modules', '.cache', 'claimflow');

/**
 * A key of the content of files: equal content, equal key, whatever the files' times say. Paths are taken relative to
 * the project, so that a moved checkout keeps its keys; `package-lock.json` stands for everything in node_modules.
 *
 * @param paths files and folders, relative to the project
 * @param salt what else decides the result, e.g. options
 * @throws an `ENOENT` error when a path does not exist
 */
export function contentKey(paths: readonly string[], salt: unknown): string {
  const hash = createHash('sha256').update(`${JSON.stringify(salt)}\n`);
  for (const file of paths.flatMap((path) => filesBelow(join(PROJECT_ROOT, path))).sort()) {
    const content = readFileSync(file);
    hash.update(`${relative(PROJECT_ROOT, file).replaceAll('\\', '/')}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 20);
}

function filesBelow(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      const child = join(path, entry.name);
      return entry.isDirectory() ? filesBelow(child) : [child];
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [path];
    throw error;
  }
}

/** How many results of each kind the cache keeps, and for how many hours it keeps every one: a run may be reading it. */
const KEPT = 5;
const KEPT_HOURS = 1;

/**
 * Gives a finished folder its name in the cache, and clears old ones away. When another process was faster, its folder
 * stays: equal key, equal content.
 *
 * @param prefix of the names of its kind
 */
export function publish(unfinished: string, folder: string, prefix: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true });
  }
  const stale = readdirSync(CACHE_FOLDER)
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ path: join(CACHE_FOLDER, name), madeAt: statSync(join(CACHE_FOLDER, name)).mtimeMs }))
    .sort((a, b) => b.madeAt - a.madeAt)
    .slice(KEPT)
    .filter(({ madeAt }) => madeAt < Date.now() - KEPT_HOURS * 3_600_000);
  for (const { path } of stale) rmSync(path, { recursive: true, force: true });
}
