import { createHash } from 'node:crypto';
import type { DataFolder } from './data-folder.ts';
import { seededRandom } from './faults/random.ts';
import { uuidOf } from './uuid.ts';

/** Uniform in [0, 1). */
export type Random = () => number;

/** Sources of chance by purpose; undefined members mean the system's own generator. */
export interface RandomStreams {
  fraction(purpose: string): Random | undefined;
  bytes(purpose: string): ((size: number) => Uint8Array) | undefined;
  /** A version 4 UUID generator. */
  uuid(purpose: string): () => string;
}

/**
 * Chance for a run. With a seed every purpose has a stream of its own, so that one part drawing more often changes no
 * other; each start of a data folder draws anew, or ids made before a crash would be made again after it.
 */
export function randomStreams(folder: DataFolder, seed: number | undefined): RandomStreams {
  const start = countStart(folder);
  const stream = (purpose: string): Random => {
    const digest = createHash('sha256').update(`${seed} ${start} ${purpose}`).digest();
    return seededRandom(digest.readUInt32BE(0));
  };
  const bytesOf = (random: Random) => (size: number) =>
    Uint8Array.from({ length: size }, () => Math.floor(random() * 256));
  return {
    fraction: (purpose) => (seed === undefined ? undefined : stream(purpose)),
    bytes: (purpose) => (seed === undefined ? undefined : bytesOf(stream(purpose))),
    uuid: (purpose) => {
      if (seed === undefined) return () => crypto.randomUUID();
      const bytes = bytesOf(stream(purpose));
      return () => uuidOf(bytes(16));
    },
  };
}

function countStart(folder: DataFolder): number {
  const database = folder.sqlite('runtime');
  database.exec('CREATE TABLE IF NOT EXISTS start (serial INTEGER PRIMARY KEY AUTOINCREMENT)');
  return Number(database.prepare('INSERT INTO start DEFAULT VALUES').run().lastInsertRowid);
}
