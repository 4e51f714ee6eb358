/** Uploads in parts: nothing of them is an object until they are completed. */
import { createHash, randomUUID } from 'node:crypto';
import type { AwsCall } from '../aws-service.ts';
import type { Buckets } from './buckets.ts';
import { identityHeaders, onlyIfNewOf } from './object-operations.ts';
import { md5, type ObjectHeaders, type ObjectStore, type Tags } from './object-store.ts';
import type { S3Input } from './request.ts';
import type { S3Output } from './response.ts';
import { s3Error } from './s3-error.ts';

/** Every part but the last must have as much. */
const MIN_PART_BYTES = 5 * 1024 * 1024;
const MAX_PARTS = 10_000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS uploads (
    id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, headers TEXT NOT NULL, tags TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS parts (
    upload TEXT NOT NULL, number INTEGER NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
    PRIMARY KEY (upload, number));`;

interface Part {
  readonly number: number;
  readonly blob: string;
  readonly size: number;
  readonly etag: string;
}

export class MultipartUploads {
  readonly #store: ObjectStore;
  readonly #buckets: Buckets;

  constructor(store: ObjectStore, buckets: Buckets) {
    this.#store = store;
    this.#buckets = buckets;
    store.database.exec(SCHEMA);
  }

  async create({ Bucket, Key, Headers, Tags }: S3Input): Promise<S3Output> {
    this.#buckets.get(Bucket);
    const UploadId = randomUUID();
    this.#store.database
      .prepare('INSERT INTO uploads VALUES (?, ?, ?, ?, ?)')
      .run(UploadId, Bucket, Key, JSON.stringify(Headers), JSON.stringify(Tags ?? {}));
    return { xml: { InitiateMultipartUploadResult: { Bucket, Key, UploadId } } };
  }

  async uploadPart(input: S3Input): Promise<S3Output> {
    const upload = this.#upload(input);
    const { PartNumber: number = 0, Body: body, Checksum: checksum } = input;
    if (!(number >= 1 && number <= MAX_PARTS)) {
      throw s3Error(
        'InvalidArgument',
        `Part number must be an integer between 1 and ${MAX_PARTS}, inclusive`,
      );
    }
    const blob = await this.#store.blobs.write(body);
    const etag = md5(body);
    const replaced = this.#parts(upload.id).filter((part) => part.number === number);
    this.#store.database
      .prepare('INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?)')
      .run(upload.id, number, blob, body.length, etag);
    await this.#store.blobs.remove(replaced.map((part) => part.blob));
    return { headers: { etag: `"${etag}"`, ...(checksum && { [checksum.header]: checksum.value }) } };
  }

  async complete(input: S3Input, call: AwsCall): Promise<S3Output> {
    const upload = this.#upload(input);
    const uploaded = this.#parts(upload.id);
    const parts = chosenParts(input.Parts ?? [], uploaded);
    const pieces: Uint8Array[] = [];
    for (const part of parts) pieces.push(await this.#store.blobs.read(part.blob));
    const bytes = Buffer.concat(pieces);
    const digests = Buffer.concat(parts.map((part) => Buffer.from(part.etag, 'hex')));
    const object = await this.#store.put(
      {
        bucket: input.Bucket,
        key: input.Key,
        versioned: this.#buckets.get(input.Bucket).versioned,
        blob: await this.#store.blobs.write(bytes),
        size: bytes.length,
        etag: `${createHash('md5').update(digests).digest('hex')}-${parts.length}`,
        headers: upload.headers,
        tags: upload.tags,
        onlyIfNew: onlyIfNewOf(input.IfNoneMatch),
        reason: 'CompleteMultipartUpload',
        requestId: call.requestId,
      },
      () => this.#forget(upload.id),
    );
    await this.#store.blobs.remove(uploaded.map((part) => part.blob));
    const { Bucket, Key } = input;
    const { etag, ...headers } = identityHeaders(object);
    return { headers, xml: { CompleteMultipartUploadResult: { Bucket, Key, ETag: etag } } };
  }

  async abort(input: S3Input): Promise<S3Output> {
    const upload = this.#upload(input);
    const parts = this.#parts(upload.id);
    this.#forget(upload.id);
    await this.#store.blobs.remove(parts.map((part) => part.blob));
    return { status: 204 };
  }

  usedBlobs(): string[] {
    const rows = this.#store.database.prepare('SELECT blob FROM parts').all() as { blob: string }[];
    return rows.map(({ blob }) => blob);
  }

  #upload({ Bucket, Key, UploadId }: S3Input): { id: string; headers: ObjectHeaders; tags: Tags } {
    this.#buckets.get(Bucket);
    const found = this.#store.database
      .prepare('SELECT id, headers, tags FROM uploads WHERE id = ? AND bucket = ? AND key = ?')
      .get(UploadId ?? '', Bucket, Key) as { id: string; headers: string; tags: string } | undefined;
    if (!found) throw s3Error('NoSuchUpload', undefined, { UploadId });
    return {
      id: found.id,
      headers: JSON.parse(found.headers) as ObjectHeaders,
      tags: JSON.parse(found.tags) as Tags,
    };
  }

  #parts(upload: string): Part[] {
    const select = this.#store.database.prepare(
      'SELECT number, blob, size, etag FROM parts WHERE upload = ?',
    );
    return select.all(upload) as unknown as Part[];
  }

  #forget(upload: string): void {
    this.#store.database.prepare('DELETE FROM parts WHERE upload = ?').run(upload);
    this.#store.database.prepare('DELETE FROM uploads WHERE id = ?').run(upload);
  }
}

/** Throws InvalidPart, EntityTooSmall, and InvalidArgument for parts out of order. */
function chosenParts(listed: NonNullable<S3Input['Parts']>, uploaded: readonly Part[]): Part[] {
  if (listed.length === 0) throw s3Error('MalformedXML');
  return listed.map(({ PartNumber, ETag }, index) => {
    if (index > 0 && PartNumber <= (listed[index - 1]?.PartNumber ?? 0)) {
      throw s3Error('InvalidArgument', 'The list of parts was not in ascending order.');
    }
    const part = uploaded.find(({ number }) => number === PartNumber);
    if (!part || part.etag !== ETag) throw s3Error('InvalidPart', undefined, { PartNumber, ETag });
    if (index < listed.length - 1 && part.size < MIN_PART_BYTES) {
      throw s3Error('EntityTooSmall', undefined, {
        PartNumber,
        ProposedSize: part.size,
        MinSizeAllowed: MIN_PART_BYTES,
      });
    }
    return part;
  });
}
