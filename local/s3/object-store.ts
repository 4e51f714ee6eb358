/**
 * Objects and their versions: metadata in SQLite, bytes in files. Bytes are safe before the metadata commits; until then
 * the object does not exist. Versioned buckets keep every version and delete marker.
 */
import { createHash } from 'node:crypto';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { BlobFiles } from './blob-files.ts';
import type { ObjectEvent, ObjectEvents } from './object-events.ts';
import { s3Error } from './s3-error.ts';

/** What goes with an object's bytes: response headers by name, user metadata among them, and the checksum. */
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

export interface NewObject {
  readonly bucket: string;
  readonly key: string;
  readonly versioned: boolean;
  readonly blob: string;
  readonly size: number;
  readonly etag: string;
  readonly headers: ObjectHeaders;
  readonly tags: Tags;
  /** Fails with PreconditionFailed when the key already has an object. */
  readonly onlyIfNew: boolean;
  readonly reason: ObjectEvent['reason'];
  readonly requestId: string;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS objects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, key TEXT NOT NULL, versioned INTEGER NOT NULL,
    latest INTEGER NOT NULL, marker INTEGER NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
    modified INTEGER NOT NULL, headers TEXT NOT NULL, tags TEXT NOT NULL);
  CREATE UNIQUE INDEX IF NOT EXISTS latest_object ON objects (bucket, key) WHERE latest = 1;
  CREATE INDEX IF NOT EXISTS object_versions ON objects (bucket, key, seq);`;

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
  readonly database: DatabaseSync;
  readonly blobs: BlobFiles;
  readonly #events: ObjectEvents;
  readonly #now: () => number;

  constructor(database: DatabaseSync, blobs: BlobFiles, events: ObjectEvents, now: () => number) {
    this.database = database;
    this.blobs = blobs;
    this.#events = events;
    this.#now = now;
    database.exec(SCHEMA);
  }

  /** The latest object of a key, or the version named, which may be a delete marker. */
  find(bucket: string, key: string, versionId?: string): StoredObject | undefined {
    const row = this.#row(bucket, key, versionId);
    return row && stored(row);
  }

  /** The latest objects of a bucket whose keys follow `after` and begin with the prefix, ordered by UTF-8 bytes as on S3. */
  *list(bucket: string, prefix: string, after: string): Generator<StoredObject> {
    const rows = this.database
      .prepare(
        'SELECT * FROM objects WHERE bucket = ? AND latest = 1 AND marker = 0 AND key > ? AND key >= ? ORDER BY key',
      )
      .iterate(bucket, after, prefix) as unknown as Iterable<Row>;
    for (const row of rows) {
      if (!row.key.startsWith(prefix)) return;
      yield stored(row);
    }
  }

  /** Commits the object with its event. Resolves when what it replaced is gone too. */
  async put(object: NewObject, also: () => void = () => undefined): Promise<StoredObject> {
    const { replaced, row } = await this.#commit(object, also);
    await this.#settle(replaced);
    return stored(row);
  }

  /**
   * Deletes as S3 does: one version for good, or, in a versioned bucket without a version named, by a marker. Answers
   * the delete marker made or removed; an object that is not there is no error.
   */
  async remove(
    target: Pick<NewObject, 'bucket' | 'key' | 'versioned' | 'requestId'>,
    versionId?: string,
  ): Promise<StoredObject | undefined> {
    const { blobs, result } = this.#transaction(() =>
      target.versioned && versionId === undefined ? this.#mark(target) : this.#erase(target, versionId),
    );
    await this.#settle(blobs);
    return result && stored(result);
  }

  setTags(object: StoredObject, tags: Tags): void {
    const row = this.#row(object.bucket, object.key, object.versionId);
    if (row)
      this.database.prepare('UPDATE objects SET tags = ? WHERE seq = ?').run(JSON.stringify(tags), row.seq);
  }

  usedBlobs(): string[] {
    const rows = this.database.prepare("SELECT blob FROM objects WHERE blob <> ''").all() as {
      blob: string;
    }[];
    return rows.map(({ blob }) => blob);
  }

  async #commit(object: NewObject, also: () => void): Promise<{ replaced: string[]; row: Row }> {
    try {
      return this.#transaction(() => {
        const current = this.#row(object.bucket, object.key);
        if (object.onlyIfNew && current && !current.marker) {
          throw s3Error('PreconditionFailed', undefined, { Condition: 'If-None-Match' });
        }
        const replaced = this.#retire(object.bucket, object.key, object.versioned);
        const row = this.#insert(object, 0);
        this.#events.keep({
          ...eventOf(row, object),
          type: 'Object Created',
          size: row.size,
          etag: row.etag,
        });
        also();
        return { replaced, row };
      });
    } catch (error) {
      await this.blobs.remove([object.blob]);
      throw error;
    }
  }

  #row(bucket: string, key: string, versionId?: string): Row | undefined {
    const [which, ...values]: [string, ...SQLInputValue[]] =
      versionId === undefined || versionId === 'null' ? ['latest = 1'] : ['seq = ?', sequenceOf(versionId)];
    const statement = this.database.prepare(
      `SELECT * FROM objects WHERE bucket = ? AND key = ? AND ${which}`,
    );
    return statement.get(bucket, key, ...values) as Row | undefined;
  }

  #insert(object: Omit<NewObject, 'onlyIfNew' | 'reason'>, marker: 0 | 1): Row {
    const { bucket, key, versioned, blob, size, etag, headers, tags } = object;
    // S3 keeps whole seconds.
    const modified = Math.floor(this.#now() / 1000) * 1000;
    return this.database
      .prepare('INSERT INTO objects VALUES (NULL, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?) RETURNING *')
      .get(
        ...[bucket, key, versioned ? 1 : 0, marker, blob, size, etag, modified],
        JSON.stringify(headers),
        JSON.stringify(tags),
      ) as unknown as Row;
  }

  /** Makes room for a new latest version; answers the blobs that nothing names any more. */
  #retire(bucket: string, key: string, versioned: boolean): string[] {
    if (versioned) {
      this.database
        .prepare('UPDATE objects SET latest = 0 WHERE bucket = ? AND key = ? AND latest = 1')
        .run(bucket, key);
      return [];
    }
    const gone = this.database
      .prepare('DELETE FROM objects WHERE bucket = ? AND key = ? RETURNING blob')
      .all(bucket, key);
    return (gone as { blob: string }[]).map(({ blob }) => blob);
  }

  #mark(target: Pick<NewObject, 'bucket' | 'key' | 'versioned' | 'requestId'>): {
    blobs: string[];
    result: Row;
  } {
    this.#retire(target.bucket, target.key, true);
    const row = this.#insert({ ...target, blob: '', size: 0, etag: '', headers: {}, tags: {} }, 1);
    const event = eventOf(row, { ...target, reason: 'DeleteObject' });
    this.#events.keep({ ...event, type: 'Object Deleted', deletionType: 'Delete Marker Created' });
    return { blobs: [], result: row };
  }

  #erase(
    target: Pick<NewObject, 'bucket' | 'key' | 'requestId'>,
    versionId: string | undefined,
  ): { blobs: string[]; result: Row | undefined } {
    const row = this.#row(target.bucket, target.key, versionId);
    if (!row) return { blobs: [], result: undefined };
    this.database.prepare('DELETE FROM objects WHERE seq = ?').run(row.seq);
    this.database
      .prepare(
        `UPDATE objects SET latest = 1 WHERE seq = (SELECT max(seq) FROM objects WHERE bucket = ? AND key = ?)`,
      )
      .run(target.bucket, target.key);
    const event = eventOf(row, { ...target, reason: 'DeleteObject' });
    this.#events.keep({ ...event, type: 'Object Deleted', deletionType: 'Permanently Deleted' });
    return { blobs: row.blob ? [row.blob] : [], result: row.versioned ? row : undefined };
  }

  #transaction<T>(work: () => T): T {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }

  async #settle(blobs: readonly string[]): Promise<void> {
    this.#events.deliver();
    await this.blobs.remove(blobs);
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

function eventOf(
  row: Row,
  { reason, requestId }: Pick<NewObject, 'reason' | 'requestId'>,
): Omit<ObjectEvent, 'type'> {
  const { bucket, key, seq, versioned } = row;
  const sequencer = seq.toString(16).toUpperCase().padStart(16, '0');
  return { bucket, key, sequencer, reason, requestId, ...(versioned && { versionId: versionIdOf(seq) }) };
}

/** Opaque to clients; unique over the machine. */
function versionIdOf(seq: number): string {
  return `v${String(seq).padStart(31, '0')}`;
}

function sequenceOf(versionId: string): number {
  return /^v\d{31}$/.test(versionId) ? Number(versionId.slice(1)) : -1;
}
