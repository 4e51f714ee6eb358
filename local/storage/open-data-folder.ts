import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DataFolder } from '../data-folder.ts';
import { diskFault } from './disk-fault.ts';

/** Raised when the layout of what is kept changes; an older program refuses a newer folder. */
export const FORMAT_VERSION = 1;

/** The data folder can't be used; the message is one line that says why and names the folder. */
export class DataFolderError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DataFolderError';
  }
}

/**
 * A folder as its owner holds it. A runtime works on a `session` of its own: closing it takes every database handle
 * away at once, so that nothing a crashed runtime still has in hand can be committed any more.
 */
export interface OpenDataFolder extends DataFolder {
  session(): DataFolder;
}

/** A folder in memory, which nothing keeps from being there twice. */
export interface MemoryFolder extends OpenDataFolder {
  /** Another folder with the same content; no runtime may be at work on this one. */
  copy(): Promise<MemoryFolder>;
}

/** A value of a memory folder and how another like it is made. */
interface Kept {
  readonly value: unknown;
  copied(): Promise<Kept>;
}

const kept = <T>(value: T, copy: (value: T) => T | Promise<T>): Kept => ({
  value,
  copied: async () => kept(await copy(value), copy),
});

/**
 * Opens `path`, creating it, or keeps everything in memory when `path` is null. Throws DataFolderError when another
 * process holds the folder, when it was written by a newer version, or when it can't be read and written.
 */
export function openDataFolder(path: null): MemoryFolder;
export function openDataFolder(path: string | null): OpenDataFolder;
export function openDataFolder(path: string | null): OpenDataFolder {
  return path === null ? openMemory(new Map(), new Map()) : openDisk(resolve(path));
}

/** @param from databases to begin with, by name */
function openMemory(values: Map<string, Kept>, from: ReadonlyMap<string, DatabaseSync>): MemoryFolder {
  // Each handle of a shared-cache database is closed on its own; the first one keeps the contents alive.
  const prefix = `claimflow-${randomUUID()}`;
  const anchors = new Map<string, DatabaseSync>();
  const uriOf = (name: string) => `file:${prefix}-${name}?mode=memory&cache=shared`;
  const anchor = (name: string) => {
    if (!anchors.has(name)) anchors.set(name, new DatabaseSync(uriOf(name)));
    return uriOf(name);
  };
  for (const [name, database] of from) database.prepare('VACUUM INTO ?').run(anchor(name));
  const connect = (name: string) => new DatabaseSync(anchor(name));
  const session = () => openSession(null, connect, values);
  const own = session();
  return {
    ...own,
    session,
    async copy() {
      const copies = await Promise.all(
        [...values].map(async ([name, value]) => [name, await value.copied()] as const),
      );
      return openMemory(new Map(copies), anchors);
    },
    close() {
      own.close();
      for (const anchor of anchors.values()) anchor.close();
      anchors.clear();
      values.clear();
    },
  };
}

function openDisk(path: string): OpenDataFolder {
  const lock = guard(path, () => {
    makeFolder(path);
    return takeLock(path);
  });
  try {
    guard(path, () => checkFormat(path));
  } catch (error) {
    lock.close();
    throw error;
  }
  const connect = (name: string) =>
    guard(path, () => {
      const database = new DatabaseSync(join(path, `${name}.sqlite`));
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
      return database;
    });
  const values = new Map<string, Kept>();
  const session = () => openSession(path, connect, values);
  const own = session();
  return {
    ...own,
    session,
    close() {
      own.close();
      lock.close();
    },
  };
}

function openSession(
  path: string | null,
  connect: (name: string) => DatabaseSync,
  values: Map<string, Kept>,
): DataFolder {
  const databases = new Map<string, DatabaseSync>();
  let closed = false;
  return {
    path,
    sqlite(name) {
      if (closed) throw new DataFolderError(`the data folder is closed; ${name} can no longer be used`);
      let database = databases.get(name);
      if (!database) {
        database = connect(name);
        databases.set(name, database);
      }
      return database;
    },
    directory(name) {
      if (path === null) return null;
      const directory = join(path, name);
      mkdirSync(directory, { recursive: true });
      return directory;
    },
    memory<T>(name: string, create: () => T, copy: (value: T) => T | Promise<T>): T {
      const value = values.get(name) ?? kept(create(), copy);
      values.set(name, value);
      return value.value as T;
    },
    close() {
      closed = true;
      for (const database of databases.values()) database.close();
      databases.clear();
    },
  };
}

/** Not by `recursive`, which never returns where a file system like /proc denies that the parent exists. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && !statSync(path).isDirectory())
      throw new DataFolderError(`the data folder ${path} can't be used: it is a file`);
    if (code === 'EEXIST') return;
    const parent = dirname(path);
    if (code !== 'ENOENT' || existsSync(parent)) throw error;
    makeFolder(parent);
    mkdirSync(path);
  }
}

/**
 * The lock is one that the operating system drops with its holder, however that dies: no stale lock is ever left. The
 * file `pid` beside it only says who holds it.
 */
function takeLock(path: string): DatabaseSync {
  const lock = new DatabaseSync(join(path, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new DataFolderError(`the data folder ${path} is in use by ${holder(path)}`, { cause: error });
  }
  writeFileSync(join(path, 'pid'), `${process.pid}\n`);
  return lock;
}

function holder(path: string): string {
  try {
    return `process ${readFileSync(join(path, 'pid'), 'utf8').trim()}`;
  } catch (error) {
    // The holder may be between taking the lock and writing its number.
    if (isMissing(error)) return 'another process';
    throw error;
  }
}

function checkFormat(path: string): void {
  const file = join(path, 'format.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (!isMissing(error)) throw error;
    writeFileSync(file, `${JSON.stringify({ format: FORMAT_VERSION })}\n`);
    return;
  }
  const format = formatOf(text);
  if (format === undefined)
    throw new DataFolderError(
      `the data folder ${path} can't be used: it is damaged (format.json names no format)`,
    );
  if (format > FORMAT_VERSION)
    throw new DataFolderError(
      `the data folder ${path} has format ${format}, written by a newer version; this one knows ${FORMAT_VERSION}`,
    );
}

/** `undefined` for what this or a later version never wrote. */
function formatOf(text: string): number | undefined {
  try {
    const format = (JSON.parse(text) as { format?: unknown } | null)?.format;
    return typeof format === 'number' ? format : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function guard<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    throw unusable(path, error);
  }
}

/** What a start tells when the folder lets it down, with what is known of the reason. */
export function unusable(path: string, cause: unknown): DataFolderError {
  if (cause instanceof DataFolderError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  const fault = diskFault(cause);
  const reason = fault === undefined ? message : `${fault} (${message})`;
  return new DataFolderError(`the data folder ${path} can't be used: ${reason}`, { cause });
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
