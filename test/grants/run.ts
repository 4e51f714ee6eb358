import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER_VARIABLE } from './grant-use.ts';

const ALL_RUNS = join(import.meta.dirname, '../../node_modules/.cache/claimflow/grants');
const KEPT_MS = 86_400_000;

/**
 * Vitest's setup, before any test: names the folder in which the machines of this run leave what they used, unless one is named. Runs at the
 * same time have folders of their own; those of another day are cleared away.
 */
export default function nameRun(): void {
  process.env[FOLDER_VARIABLE] ??= join(ALL_RUNS, `${Date.now()}-${process.pid}`);
  mkdirSync(ALL_RUNS, { recursive: true });
  for (const name of readdirSync(ALL_RUNS)) {
    const folder = join(ALL_RUNS, name);
    if (Date.now() - statSync(folder).mtimeMs > KEPT_MS) rmSync(folder, { recursive: true });
  }
}
