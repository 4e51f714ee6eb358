/**
 * Objects: metadata in SQLite, bytes in files. Bytes are safe before the metadata commits; until then the object does not
 * exist. A key has one row: its latest version or, in a versioned bucket, the marker of its deletion. Older versions,
 * which no role of the app may read, are not kept.
 */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../storage/transaction.ts';
import type { BlobFiles } from './blob-files.ts';
import type { ObjectEvent, ObjectEvents } from './object-events.ts';
import { s3Error } from './s3-error.ts';

/** What goes with an object's bytes: response headers by name, user metadata among them. */
export type ObjectHeaders = Readonly<Record<string, string>>;
export type Tags = Readonly<Record<string, string>>;

export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  /** Absent in buckets without versions. */
  readonly versionId?: string;
  readonly isDeleteMarker: boolean;
  readonly blob: string;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  /** Milliseconds since the epoch, whole seconds. */
  readonly lastModified: number;
  readonly headers: ObjectHeaders;
  readonly tags: Tags;
}

/** Where a write goes, and what its event says of it. */
interface Target {
  readonly bucket: string;
  readonly key: string;
  readonly versioned: boolean;
  readonly requestId: string;
}

export interface NewObject extends Target {
  readonly blob: string;
  readonly size: number;
  readonly etag: string;
  readonly headers: ObjectHeaders;
  readonly tags: Tags;
  /** Fails with PreconditionFailed when the key already has an object. */
  readonly onlyIfNew: boolean;
  readonly reason: ObjectEvent['reason'];
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS objects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, key TEXT NOT NULL, versioned INTEGER NOT NULL,
    marker INTEGER NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL, modified INTEGER NOT NULL,
    headers TEXT NOT NULL, tags TEXT NOT NULL, UNIQUE (bucket, key));`;

interface Row {
  readonly seq: number;
  readonly bucket: string;
  readonly key: string;
  readonly versioned: number;
  readonly marker: number;
  readonly blob: string;
  readonly size: number;
  readonly etag: string;
  readonly modified: number;
  readonly headers: string;
  readonly tags: string;
}

export class ObjectStore {
  readonly blobs: BlobFiles;
  readonly #database: DatabaseSync;
  readonly #events: ObjectEvents;
  readonly #now: () => number;

  constructor(database: DatabaseSync, blobs: BlobFiles, events: ObjectEvents, now: () => number) {
    this.#database = database;
    this.blobs = blobs;
    this.#events = events;
    this.#now = now;
    database.exec(SCHEMA);
  }

  /** What a key has: an object or the marker of its deletion. */
  find(bucket: string, key: string): StoredObject | undefined {
    const row = this.#row(bucket, key);
    return row && stored(row);
  }

  /** Commits the object with its event. Resolves when what it replaced is gone too. Throws PreconditionFailed. */
  async put(object: NewObject): Promise<StoredObject> {
    const { replaced, row } = await this.#commit(object);
    await this.#settle(replaced);
    return stored(row);
  }

  /** Deletes as S3 does: for good, or by a marker in a versioned bucket. Answers the marker; no object is no error. */
  async remove(target: Target): Promise<StoredObject | undefined> {
    const { gone, marker } = inTransaction(this.#database, () => {
      const current = this.#replace(target);
      const event = { reason: 'DeleteObject', type: 'Object Deleted' } as const;
      if (target.versioned) {
        const row = this.#insert({ ...target, blob: '', size: 0, etag: '', headers: {}, tags: {} }, 1);
        this.#events.keep({ ...eventOf(row, target), ...event, deletionType: 'Delete Marker Created' });
        return { gone: current, marker: stored(row) };
      }
      if (current)
        this.#events.keep({ ...eventOf(current, target), ...event, deletionType: 'Permanently Deleted' });
      return { gone: current, marker: undefined };
    });
    await this.#settle(gone);
    return marker;
  }

  setTags({ bucket, key }: StoredObject, tags: Tags): void {
    this.#database
      .prepare('UPDATE objects SET tags = ? WHERE bucket = ? AND key = ?')
      .run(JSON.stringify(tags), bucket, key);
  }

  usedBlobs(): string[] {
    const rows = this.#database.prepare("SELECT blob FROM objects WHERE blob <> ''").all();
    return rows.map(({ blob }) => String(blob));
  }

  async #commit(object: NewObject): Promise<{ replaced: Row | undefined; row: Row }> {
    try {
      return inTransaction(this.#database, () => {
        const replaced = this.#replace(object);
        if (object.onlyIfNew && replaced && !replaced.marker) {
          throw s3Error('PreconditionFailed', undefined, { Condition: 'If-None-Match' });
        }
        const row = this.#insert(object, 0);
        const { reason, size, etag } = object;
        this.#events.keep({ ...eventOf(row, object), type: 'Object Created', reason, size, etag });
        return { replaced, row };
      });
    } catch (error) {
      await this.blobs.remove([object.blob]);
      throw error;
    }
  }

  #row(bucket: string, key: string): Row | undefined {
    const statement = this.#database.prepare('SELECT * FROM objects WHERE bucket = ? AND key = ?');
    return statement.get(bucket, key) as Row | undefined;
  }

  /** Takes away what the key has, to make room for what comes. */
  #replace({ bucket, key }: Target): Row | undefined {
    const current = this.#row(bucket, key);
    if (current) this.#database.prepare('DELETE FROM objects WHERE seq = ?').run(current.seq);
    return current;
  }

  #insert(object: Omit<NewObject, 'onlyIfNew' | 'reason'>, marker: 0 | 1): Row {
    const { bucket, key, versioned, blob, size, etag, headers, tags } = object;
    // S3 keeps whole seconds.
    const modified = Math.floor(this.#now() / 1000) * 1000;
    return this.#database
      .prepare('INSERT INTO objects VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *')
      .get(
        ...[bucket, key, versioned ? 1 : 0, marker, blob, size, etag, modified],
        JSON.stringify(headers),
        JSON.stringify(tags),
      ) as unknown as Row;
  }

  async #settle(gone: Row | undefined): Promise<void> {
    this.#events.deliver();
    if (gone?.blob) await this.blobs.remove([gone.blob]);
  }
}

export function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}

function stored(row: Row): StoredObject {
  return {
    bucket: row.bucket,
    key: row.key,
    ...(row.versioned && { versionId: versionIdOf(row.seq) }),
    isDeleteMarker: row.marker === 1,
    blob: row.blob,
    size: row.size,
    etag: row.etag,
    lastModified: row.modified,
    headers: JSON.parse(row.headers) as ObjectHeaders,
    tags: JSON.parse(row.tags) as Tags,
  };
}

function eventOf({ bucket, key, seq, versioned }: Row, { requestId }: Target) {
  const sequencer = seq.toString(16).toUpperCase().padStart(16, '0');
  return { bucket, key, sequencer, requestId, ...(versioned && { versionId: versionIdOf(seq) }) };
}

/** Opaque to clients; unique over the machine. */
function versionIdOf(seq: number): string {
  return `v${String(seq).padStart(31, '0')}`;
}
