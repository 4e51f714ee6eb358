import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER_VARIABLE } from './grant-use.ts';

const ALL_RUNS = join(import.meta.dirname, '../../node_modules/.cache/claimflow/grants');
const KEPT_MS = 86_400_000;
const WHOLE = '-whole';

/** A run of chosen files only says nothing of the grants it did not use. */
const whole = (): boolean =>
  process.env.LONG !== '1' && process.argv.slice(2).every((word) => word === 'run' || word.startsWith('--'));

const runs = (): string[] => readdirSync(ALL_RUNS).sort();

/** The folder of the newest whole run; undefined when the newest run was of chosen files. */
export const newestWholeRun = (): string | undefined => {
  const newest = runs().at(-1);
  return newest?.endsWith(WHOLE) ? join(ALL_RUNS, newest) : undefined;
};

/**
 * Vitest's setup, before any test: names the folder in which the machines of this run leave what they used, unless one is
 * named or a run is being looked back on. Runs at the same time have folders of their own; those of another day are
 * cleared away.
 */
export default function nameRun(): void {
  mkdirSync(ALL_RUNS, { recursive: true });
  if (process.env.GRANTS === 'report') return;
  const name = `${Date.now()}-${process.pid}${whole() ? WHOLE : ''}`;
  process.env[FOLDER_VARIABLE] ??= join(ALL_RUNS, name);
  mkdirSync(process.env[FOLDER_VARIABLE], { recursive: true });
  for (const earlier of runs()) {
    const folder = join(ALL_RUNS, earlier);
    if (Date.now() - statSync(folder).mtimeMs > KEPT_MS) rmSync(folder, { recursive: true });
  }
}
