/** The bytes of objects and parts, each under a name of its own; what names are in use, the metadata says. */
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFolder } from '../data-folder.ts';

export interface BlobFiles {
  /** Resolves when the bytes are safe, with their new name. */
  write(bytes: Uint8Array): Promise<string>;
  read(name: string): Promise<Uint8Array>;
  remove(names: readonly string[]): Promise<void>;
  /** Removes whatever a crash left: files half written, or written and never committed. */
  keepOnly(used: ReadonlySet<string>): Promise<void>;
}

export function blobFilesIn(folder: DataFolder): BlobFiles {
  const directory = folder.directory('s3');
  return directory === null
    ? inMemory(
        folder.memory(
          's3-blobs',
          () => new Map(),
          (blobs) => new Map(blobs),
        ),
      )
    : onDisk(directory);
}

function inMemory(blobs: Map<string, Uint8Array>): BlobFiles {
  return {
    write: async (bytes) => {
      const name = randomUUID();
      blobs.set(name, Uint8Array.from(bytes));
      return name;
    },
    read: async (name) => {
      const bytes = blobs.get(name);
      if (!bytes) throw new Error(`Blob ${name} is missing`);
      return bytes;
    },
    remove: async (names) => {
      for (const name of names) blobs.delete(name);
    },
    keepOnly: async (used) => {
      for (const name of blobs.keys()) if (!used.has(name)) blobs.delete(name);
    },
  };
}

function onDisk(directory: string): BlobFiles {
  return {
    write: async (bytes) => {
      const name = randomUUID();
      const temporary = join(directory, `${name}.part`);
      const file = await open(temporary, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, join(directory, name));
      return name;
    },
    read: (name) => readFile(join(directory, name)),
    remove: async (names) => {
      for (const name of names) await rm(join(directory, name), { force: true });
    },
    keepOnly: async (used) => {
      // Listed at once: what is written while the leftovers go is not in the list.
      for (const name of readdirSync(directory)) if (!used.has(name)) await rm(join(directory, name));
    },
  };
}
