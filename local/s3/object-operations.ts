/** Objects: put, get, head, copy, delete, list and tags. */
import type { AwsCall } from '../aws-service.ts';
import type { Buckets } from './buckets.ts';
import { md5, type NewObject, type ObjectStore, type StoredObject, type Tags } from './object-store.ts';
import type { ObjectAddress, S3Input } from './request.ts';
import type { S3Output } from './response.ts';
import { s3Error } from './s3-error.ts';

/** The most that one listing answers. */
const MAX_KEYS = 1000;
const MAX_TAGS = 10;
const XML_NAMESPACE = { '@_xmlns': 'http://s3.amazonaws.com/doc/2006-03-01/' };
const CHECKSUM = /^x-amz-checksum-/;

export class ObjectOperations {
  readonly #store: ObjectStore;
  readonly #buckets: Buckets;

  constructor(store: ObjectStore, buckets: Buckets) {
    this.#store = store;
    this.#buckets = buckets;
  }

  async put(input: S3Input, call: AwsCall, reason: NewObject['reason'] = 'PutObject'): Promise<S3Output> {
    const { versioned } = this.#buckets.get(input.Bucket);
    const onlyIfNew = onlyIfNewOf(input.IfNoneMatch);
    if (onlyIfNew && this.latest(input))
      throw s3Error('PreconditionFailed', undefined, { Condition: 'If-None-Match' });
    const checksum = input.Checksum;
    const object = await this.#store.put({
      bucket: input.Bucket,
      key: input.Key,
      versioned,
      blob: await this.#store.blobs.write(input.Body),
      size: input.Body.length,
      etag: md5(input.Body),
      headers: { ...input.Headers, ...(checksum && { [checksum.header]: checksum.value }) },
      tags: checkedTags(input.Tags ?? {}),
      onlyIfNew,
      reason,
      requestId: call.requestId,
    });
    return {
      headers: { ...identityHeaders(object), ...(checksum && { [checksum.header]: checksum.value }) },
    };
  }

  async get(input: S3Input): Promise<S3Output> {
    const object = this.existing(input);
    const { headers, range } = this.#described(object, input);
    const bytes = await this.#store.blobs.read(object.blob);
    if (!range) return { headers, body: bytes };
    const [start, end] = range;
    const part = {
      'content-length': String(end - start + 1),
      'content-range': `bytes ${start}-${end}/${object.size}`,
    };
    return { status: 206, headers: { ...headers, ...part }, body: bytes.subarray(start, end + 1) };
  }

  async head(input: S3Input): Promise<S3Output> {
    return { headers: this.#described(this.existing(input), input).headers };
  }

  async copy(input: S3Input, call: AwsCall): Promise<S3Output> {
    if (!input.CopySource) throw s3Error('InvalidArgument');
    const source = this.existing(input.CopySource);
    const { versioned } = this.#buckets.get(input.Bucket);
    const checksums = Object.entries(source.headers).filter(([name]) => CHECKSUM.test(name));
    const object = await this.#store.put({
      bucket: input.Bucket,
      key: input.Key,
      versioned,
      blob: await this.#store.blobs.write(await this.#store.blobs.read(source.blob)),
      size: source.size,
      etag: source.etag,
      headers: input.ReplaceHeaders ? { ...input.Headers, ...Object.fromEntries(checksums) } : source.headers,
      tags: input.ReplaceTags ? checkedTags(input.Tags ?? {}) : source.tags,
      onlyIfNew: onlyIfNewOf(input.IfNoneMatch),
      reason: 'CopyObject',
      requestId: call.requestId,
    });
    const { versionId } = object;
    return {
      ...(versionId && { headers: { 'x-amz-version-id': versionId } }),
      xml: { CopyObjectResult: { ...XML_NAMESPACE, ...summary(object) } },
    };
  }

  async remove(input: S3Input, call: AwsCall): Promise<S3Output> {
    const { versioned } = this.#buckets.get(input.Bucket);
    const target = { bucket: input.Bucket, key: input.Key, versioned, requestId: call.requestId };
    const affected = await this.#store.remove(target, input.VersionId);
    const { versionId, isDeleteMarker } = affected ?? {};
    return {
      status: 204,
      headers: {
        ...(versionId && { 'x-amz-version-id': versionId }),
        ...(isDeleteMarker && { 'x-amz-delete-marker': 'true' }),
      },
    };
  }

  async list({ Bucket, Query }: S3Input): Promise<S3Output> {
    this.#buckets.get(Bucket);
    const prefix = Query.get('prefix') ?? '';
    const delimiter = Query.get('delimiter') ?? '';
    const maxKeys = Math.min(Number(Query.get('max-keys') ?? MAX_KEYS), MAX_KEYS);
    if (!(maxKeys >= 0))
      throw s3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range');
    const token = Query.get('continuation-token');
    const after =
      token === null ? (Query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString();
    const page = this.#page({ bucket: Bucket, prefix, delimiter, after, maxKeys });
    const result = {
      ...XML_NAMESPACE,
      Name: Bucket,
      Prefix: encodeKey(prefix, Query),
      ...(delimiter && { Delimiter: delimiter }),
      ...(Query.get('encoding-type') === 'url' && { EncodingType: 'url' }),
      MaxKeys: maxKeys,
      KeyCount: page.contents.length + page.prefixes.length,
      IsTruncated: page.next !== undefined,
      ...(page.next !== undefined && { NextContinuationToken: Buffer.from(page.next).toString('base64url') }),
      Contents: page.contents.map((object) => ({
        Key: encodeKey(object.key, Query),
        ...summary(object),
        Size: object.size,
        StorageClass: 'STANDARD',
      })),
      CommonPrefixes: page.prefixes.map((each) => ({ Prefix: encodeKey(each, Query) })),
    };
    return { xml: { ListBucketResult: result } };
  }

  #page(ask: { bucket: string; prefix: string; delimiter: string; after: string; maxKeys: number }): {
    contents: StoredObject[];
    prefixes: string[];
    next: string | undefined;
  } {
    const contents: StoredObject[] = [];
    const prefixes = new Set<string>();
    let last = ask.after;
    for (const object of this.#store.list(ask.bucket, ask.prefix, ask.after)) {
      const cut = ask.delimiter ? object.key.indexOf(ask.delimiter, ask.prefix.length) : -1;
      const group = cut < 0 ? undefined : object.key.slice(0, cut + ask.delimiter.length);
      const told = group !== undefined && (prefixes.has(group) || ask.after.startsWith(group));
      if (!told && contents.length + prefixes.size >= ask.maxKeys)
        return { contents, prefixes: [...prefixes], next: last };
      if (group === undefined) contents.push(object);
      else if (!told) prefixes.add(group);
      last = object.key;
    }
    return { contents, prefixes: [...prefixes], next: undefined };
  }

  async getTags(input: S3Input): Promise<S3Output> {
    const { tags, versionId } = this.existing(input);
    const Tag = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    return {
      ...(versionId && { headers: { 'x-amz-version-id': versionId } }),
      xml: { Tagging: { ...XML_NAMESPACE, TagSet: { Tag } } },
    };
  }

  async putTags(input: S3Input): Promise<S3Output> {
    const object = this.existing(input);
    this.#store.setTags(object, checkedTags(input.Tags ?? {}));
    return object.versionId ? { headers: { 'x-amz-version-id': object.versionId } } : {};
  }

  /** The latest object of a key, unless it is deleted. */
  latest({ Bucket, Key }: ObjectAddress): StoredObject | undefined {
    const object = this.#store.find(Bucket, Key);
    return object?.isDeleteMarker ? undefined : object;
  }

  /** Throws NoSuchBucket, NoSuchKey, NoSuchVersion; MethodNotAllowed for a delete marker asked for by its version. */
  existing({ Bucket, Key, VersionId }: ObjectAddress & { readonly VersionId?: string }): StoredObject {
    this.#buckets.get(Bucket);
    const object = this.#store.find(Bucket, Key, VersionId);
    if (object && !object.isDeleteMarker) return object;
    if (VersionId !== undefined && !object) throw s3Error('NoSuchVersion', undefined, { Key, VersionId });
    if (VersionId !== undefined) throw s3Error('MethodNotAllowed', undefined, { DeleteMarker: true });
    throw s3Error('NoSuchKey', undefined, { Key, ...(object && { DeleteMarker: true }) });
  }

  #described(
    object: StoredObject,
    input: S3Input,
  ): { headers: Record<string, string>; range?: [number, number] } {
    const quoted = `"${object.etag}"`;
    if (input.IfMatch !== undefined && input.IfMatch !== '*' && !sameEtag(input.IfMatch, quoted)) {
      throw s3Error('PreconditionFailed', undefined, { Condition: 'If-Match' });
    }
    if (input.IfNoneMatch !== undefined && sameEtag(input.IfNoneMatch, quoted)) throw s3Error('NotModified');
    const range = rangeOf(input.Range, object.size);
    const kept = Object.entries(object.headers).filter(
      ([name]) => !CHECKSUM.test(name) || (input.ChecksumMode === 'ENABLED' && !range),
    );
    const tagCount = Object.keys(object.tags).length;
    const headers = {
      ...Object.fromEntries(kept),
      ...responseOverrides(input.Query),
      ...identityHeaders(object),
      'content-length': String(object.size),
      'accept-ranges': 'bytes',
      'last-modified': new Date(object.lastModified).toUTCString(),
      ...(tagCount > 0 && { 'x-amz-tagging-count': String(tagCount) }),
    };
    return range ? { headers, range } : { headers };
  }
}

export function identityHeaders({ etag, versionId }: StoredObject): Record<string, string> {
  return {
    etag: `"${etag}"`,
    'x-amz-server-side-encryption': 'AES256',
    ...(versionId && { 'x-amz-version-id': versionId }),
  };
}

/** Of the conditions on a write, S3 knows `If-None-Match: *`. */
export function onlyIfNewOf(ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') throw s3Error('NotImplemented');
  return ifNoneMatch === '*';
}

function summary({ etag, lastModified }: StoredObject): { ETag: string; LastModified: string } {
  return { ETag: `"${etag}"`, LastModified: new Date(lastModified).toISOString() };
}

function checkedTags(tags: Tags): Tags {
  const entries = Object.entries(tags);
  if (entries.length > MAX_TAGS)
    throw s3Error('InvalidArgument', `Object tags cannot be greater than ${MAX_TAGS}`);
  const tooLong = entries.some(([name, value]) => name === '' || name.length > 128 || value.length > 256);
  if (tooLong) throw s3Error('InvalidArgument', 'A tag has a key or a value of a length that is not allowed');
  return tags;
}

function sameEtag(header: string, quoted: string): boolean {
  return (
    header === '*' ||
    header.split(',').some((each) => each.trim() === quoted || `"${each.trim()}"` === quoted)
  );
}

/** First and last byte asked for; ranges that S3 does not understand are ignored, as by S3. Throws InvalidRange. */
function rangeOf(header: string | undefined, size: number): [number, number] | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start >= size || start > end) throw s3Error('InvalidRange', undefined, { ActualObjectSize: size });
  return [start, end];
}

/** `response-content-disposition=…` and its kin, as presigned links use them. */
function responseOverrides(query: URLSearchParams): Record<string, string> {
  const overrides = [...query].filter(([name]) => name.startsWith('response-'));
  return Object.fromEntries(overrides.map(([name, value]) => [name.slice('response-'.length), value]));
}

function encodeKey(key: string, query: URLSearchParams): string {
  return query.get('encoding-type') === 'url' ? encodeURIComponent(key).replaceAll('%2F', '/') : key;
}
