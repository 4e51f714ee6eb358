import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** What V8 made of a source in an earlier process, and where to leave it for a later one. */
export interface KeptCode {
  /** Undefined where nothing is kept yet. */
  readonly data: Buffer | undefined;
  /** Leaves it for whoever compiles the same source next; `make` is called only where somebody can. */
  keep(make: () => Buffer): void;
}

const nothingKept: KeptCode = { data: undefined, keep: () => undefined };

/**
 * Compiled code of a source, in the folder where Node keeps its own (`NODE_COMPILE_CACHE`, see `bin/claimflow.ts`); none
 * without one. Half of a function's cold start here is V8 reading its bundle. V8 refuses data of another version or other
 * flags by itself, but knows a source by its length only: the name says the content.
 */
export function keptCode(source: string): KeptCode {
  const root = process.env.NODE_COMPILE_CACHE;
  if (!root) return nothingKept;
  const folder = join(root, 'functions');
  const file = join(folder, createHash('sha1').update(source).digest('hex'));
  return {
    data: readIfThere(file),
    keep(make) {
      mkdirSync(folder, { recursive: true });
      const unfinished = `${file}.${process.pid}.${threadId}`;
      writeFileSync(unfinished, make());
      renameSync(unfinished, file);
    },
  };
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
