import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';

/** The object was replaced since the caller learnt of it. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged';

  constructor(key: string) {
    super(`${key} holds other bytes now`);
  }
}

const failedPrecondition = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;

/** The buckets: raw mail, uploads in quarantine, inspected documents. */
export class Files {
  readonly #client: S3Client;

  constructor(client: S3Client) {
    this.#client = client;
  }

  /**
   * Reads a whole object; undefined when there is none. With `etag` only the very bytes it stands for: throws
   * {@link FileChanged} for others.
   */
  async read(bucket: string, key: string, etag?: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await this.#client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, ...(etag !== undefined && { IfMatch: etag }) }),
      );
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      if (failedPrecondition(error)) throw new FileChanged(key);
      throw error;
    }
  }

  /** Writes an object. `once` leaves one that is there alone, so that a repeated call changes nothing. */
  async put(
    bucket: string,
    key: string,
    file: { readonly bytes: Uint8Array; readonly contentType: string; readonly once?: boolean },
  ): Promise<void> {
    try {
      await this.#client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: file.bytes,
          ContentType: file.contentType,
          ...(file.once === true && { IfNoneMatch: '*' }),
        }),
      );
    } catch (error) {
      if (file.once !== true || !failedPrecondition(error)) throw error;
    }
  }

  /**
   * Writes an object anew as it is, which to whoever watches the bucket is a new object. False when there is none. S3
   * copies an object onto itself only if something about it changes: the metadata is given again, the tags are dropped.
   */
  async renew(bucket: string, key: string, contentType: string): Promise<boolean> {
    try {
      await this.#client.send(
        new CopyObjectCommand({
          Bucket: bucket,
          Key: key,
          CopySource: `${bucket}/${encodeURIComponent(key)}`,
          MetadataDirective: 'REPLACE',
          ContentType: contentType,
          TaggingDirective: 'REPLACE',
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof S3ServiceException && error.name === 'NoSuchKey') return false;
      throw error;
    }
  }

  /** Removes an object; one that is gone already is as good. */
  async remove(bucket: string, key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  }
}

let shared: Files | undefined;

/** One client per container. */
export function theFiles(): Files {
  shared ??= new Files(new S3Client({}));
  return shared;
}
