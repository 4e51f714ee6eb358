/** Objects: put, copy, get, head, delete and tags. */
import type { AwsCall } from '../aws-service.ts';
import type { Buckets } from './buckets.ts';
import { md5, type NewObject, type ObjectStore, type StoredObject, type Tags } from './object-store.ts';
import { keptHeaders, type ObjectAddress, type S3Input } from './request.ts';
import type { S3Output } from './response.ts';
import { s3Error } from './s3-error.ts';

const MAX_TAGS = 10;

export class ObjectOperations {
  readonly #store: ObjectStore;
  readonly #buckets: Buckets;

  constructor(store: ObjectStore, buckets: Buckets) {
    this.#store = store;
    this.#buckets = buckets;
  }

  async put(input: S3Input, requestId: string, reason: NewObject['reason'] = 'PutObject'): Promise<S3Output> {
    const { versioned } = this.#buckets.get(input.Bucket);
    const { Body: bytes = new Uint8Array(), Checksum: checksum } = input;
    if (input.IfMatch !== undefined)
      throw s3Error('NotImplemented', 'a write with If-Match is not simulated here');
    const object = await this.#store.put({
      bucket: input.Bucket,
      key: input.Key,
      versioned,
      blob: await this.#store.blobs.write(bytes),
      size: bytes.length,
      etag: md5(bytes),
      headers: input.Headers ?? keptHeaders({}),
      tags: checkedTags(input.Tags ?? {}),
      onlyIfNew: onlyIfNewOf(input.IfNoneMatch),
      ...{ reason, requestId },
    });
    return {
      headers: { ...identityHeaders(object), ...(checksum && { [checksum.header]: checksum.value }) },
    };
  }

  async copy(input: S3Input, call: AwsCall): Promise<S3Output> {
    const source = this.#existing(input.CopySource ?? input);
    const Body = await this.#store.blobs.read(source.blob);
    const { headers } = await this.put({ ...input, Body }, call.requestId, 'CopyObject');
    const LastModified = new Date(call.now).toISOString();
    return { headers: headers ?? {}, xml: { CopyObjectResult: { ETag: headers?.etag, LastModified } } };
  }

  async get(input: S3Input): Promise<S3Output> {
    const object = this.#existing(input);
    const answer = described(object, input);
    return answer.status === 304 ? answer : { ...answer, body: await this.#store.blobs.read(object.blob) };
  }

  async head(input: S3Input): Promise<S3Output> {
    return described(this.#existing(input), input);
  }

  async remove({ Bucket, Key }: S3Input, { requestId }: AwsCall): Promise<S3Output> {
    const { versioned } = this.#buckets.get(Bucket);
    const marker = await this.#store.remove({ bucket: Bucket, key: Key, versioned, requestId });
    const headers = { ...versionHeader(marker), ...(marker && { 'x-amz-delete-marker': 'true' }) };
    return { status: 204, headers };
  }

  async getTags(input: S3Input): Promise<S3Output> {
    const object = this.#existing(input);
    const Tag = Object.entries(object.tags).map(([Key, Value]) => ({ Key, Value }));
    const namespace = { '@_xmlns': 'http://s3.amazonaws.com/doc/2006-03-01/' };
    return { headers: versionHeader(object), xml: { Tagging: { ...namespace, TagSet: { Tag } } } };
  }

  async putTags(input: S3Input): Promise<S3Output> {
    const object = this.#existing(input);
    this.#store.setTags(object, checkedTags(input.Tags ?? {}));
    return { headers: versionHeader(object) };
  }

  /** There is such a bucket, but nothing under this key. */
  isMissing({ Bucket, Key }: ObjectAddress): boolean {
    const object = this.#store.find(Bucket, Key);
    return this.#buckets.find(Bucket) !== undefined && (!object || object.isDeleteMarker);
  }

  /** Throws NoSuchBucket, NoSuchKey. */
  #existing({ Bucket, Key }: ObjectAddress): StoredObject {
    this.#buckets.get(Bucket);
    const object = this.#store.find(Bucket, Key);
    if (object && !object.isDeleteMarker) return object;
    throw s3Error('NoSuchKey', undefined, { Key, ...(object && { DeleteMarker: true }) });
  }
}

/** An answer about an object. Throws PreconditionFailed when it is not the one `If-Match` names; 304 for one that is known. */
function described(object: StoredObject, { IfMatch: wanted, IfNoneMatch: known, Query }: S3Input): S3Output {
  if (wanted !== undefined && !names(wanted, object))
    throw s3Error('PreconditionFailed', undefined, { Condition: 'If-Match' });
  const tagCount = Object.keys(object.tags).length;
  const headers = {
    ...object.headers,
    ...responseOverrides(Query),
    ...identityHeaders(object),
    'content-length': String(object.size),
    'last-modified': new Date(object.lastModified).toUTCString(),
    ...(tagCount > 0 && { 'x-amz-tagging-count': String(tagCount) }),
  };
  return known !== undefined && names(known, object) ? { status: 304, headers } : { headers };
}

/** Whether a list of ETags, with or without quotes, or `*` stands for the object. */
function names(etags: string, { etag }: StoredObject): boolean {
  return etags.split(',').some((one) => ['*', etag, `"${etag}"`].includes(one.trim()));
}

function identityHeaders(object: StoredObject): Record<string, string> {
  return { etag: `"${object.etag}"`, 'x-amz-server-side-encryption': 'AES256', ...versionHeader(object) };
}

function versionHeader(object: StoredObject | undefined): Record<string, string> {
  return object?.versionId === undefined ? {} : { 'x-amz-version-id': object.versionId };
}

/** Of the conditions on a write, `If-None-Match: *` is simulated. */
function onlyIfNewOf(ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') throw s3Error('NotImplemented');
  return ifNoneMatch === '*';
}

function checkedTags(tags: Tags): Tags {
  const entries = Object.entries(tags);
  if (entries.length > MAX_TAGS)
    throw s3Error('InvalidArgument', `Object tags cannot be greater than ${MAX_TAGS}`);
  const tooLong = entries.some(([name, value]) => name === '' || name.length > 128 || value.length > 256);
  if (tooLong) throw s3Error('InvalidArgument', 'A tag has a key or a value of a length that is not allowed');
  return tags;
}

/** `response-content-disposition=…` and its kin, as presigned links use them. */
function responseOverrides(query = new URLSearchParams()): Record<string, string> {
  const overrides = [...query].filter(([name]) => name.startsWith('response-'));
  return Object.fromEntries(overrides.map(([name, value]) => [name.slice('response-'.length), value]));
}
