import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwsError } from '../../../local/aws-service.ts';
import { receivedBody } from '../../../local/s3/checksum.ts';
import { addressOf } from '../../../local/s3/request.ts';
import { type OpenDataFolder, openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { BUCKET, type LocalBuckets, START, startBuckets, VERSIONED } from './local-bucket.ts';

let folder: OpenDataFolder;
let local: LocalBuckets;

beforeEach(async () => {
  folder = openDataFolder(null);
  local = await startBuckets(folder);
});
afterEach(() => {
  local.s3.stop();
  folder.close();
});

const put = (
  Key: string,
  Body: PutObjectCommandInput['Body'] = 'hello',
  more: Partial<PutObjectCommandInput> = {},
) => local.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, ...more }));
const text = async (Key: string, Bucket = BUCKET) =>
  (await local.client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

describe('an object', () => {
  it('comes back with its bytes, type and metadata', async () => {
    const given = await put('a b/ü.txt', 'hello', {
      ContentType: 'text/plain',
      CacheControl: 'no-store',
      Metadata: { claim: 'CLM-1' },
      Tagging: 'kind=receipt',
    });
    const got = await local.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'a b/ü.txt' }));
    expect(await got.Body?.transformToString()).toBe('hello');
    const etag = `"${createHash('md5').update('hello').digest('hex')}"`;
    expect(got).toMatchObject({
      ContentType: 'text/plain',
      CacheControl: 'no-store',
      Metadata: { claim: 'CLM-1' },
      ContentLength: 5,
      ETag: etag,
      LastModified: new Date(START),
      TagCount: 1,
    });
    expect([given.ETag, given.ChecksumCRC32]).toEqual([etag, 'NhCmhg==']);
  });

  it('takes a stream, framed with a trailing checksum as the SDK sends it', async () => {
    const bytes = Buffer.alloc(300_000, 'claim');
    const stream = Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]);
    await put('stream', stream, { ContentLength: bytes.length });
    const got = await local.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'stream' }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(got.ContentEncoding).toBeUndefined();
  });

  it('is refused when its bytes are not what the client says', async () => {
    const refusals: [Partial<PutObjectCommandInput>, string, string][] = [
      [{ ChecksumCRC32: 'AAAAAA==' }, 'BadDigest', 'The CRC32 you specified did not match'],
      [{ ChecksumSHA256: 'AAAA' }, 'BadDigest', 'The SHA256 you specified did not match'],
      [
        { ContentMD5: 'XrY7u+Ae7tCTyyK7j1rNww==' },
        'BadDigest',
        'The Content-MD5 you specified did not match',
      ],
      [{ ContentMD5: 'abc' }, 'InvalidDigest', 'The Content-MD5 you specified was invalid.'],
    ];
    for (const [said, name, message] of refusals)
      await expect(put('x', 'hello', said)).rejects.toMatchObject({
        name,
        message: expect.stringContaining(message),
      });
    await expect(text('x')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('is written once with If-None-Match, also by rivals', async () => {
    const rivals = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => put('once', `${n}`, { IfNoneMatch: '*' })),
    );
    expect(rivals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(put('once', 'late', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
  });

  it.each([
    ['in part', { Range: 'bytes=2-4' }],
    ['by version', { VersionId: 'v1' }],
  ])('cannot be read %s, and says so', async (_what, more) => {
    await put('a', '0123456789');
    await expect(
      local.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'a', ...more })),
    ).rejects.toMatchObject({ name: 'NotImplemented' });
  });

  it('is given only to those who mean the bytes it has', async () => {
    const { ETag = '' } = await put('a', 'one');
    const readOf = (IfMatch: string) =>
      local.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'a', IfMatch }));
    expect(await (await readOf(ETag)).Body?.transformToString()).toBe('one');
    expect(await (await readOf('*')).Body?.transformToString()).toBe('one');
    await put('a', 'two');
    await expect(readOf(ETag)).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
  });

  it('is not sent again to those who have it', async () => {
    const { ETag = '' } = await put('a', 'one');
    const target = { Bucket: BUCKET, Key: 'a', IfNoneMatch: `"other", ${ETag}` };
    const unchanged = { $metadata: { httpStatusCode: 304 } };
    await expect(local.client.send(new GetObjectCommand(target))).rejects.toMatchObject(unchanged);
    await expect(local.client.send(new HeadObjectCommand(target))).rejects.toMatchObject(unchanged);
    await put('a', 'two');
    expect((await local.client.send(new GetObjectCommand(target))).ContentLength).toBe(3);
  });

  it('is not written under conditions that are not simulated', async () => {
    const { ETag } = await put('a', 'one');
    await expect(put('a', 'two', { IfMatch: ETag })).rejects.toMatchObject({ name: 'NotImplemented' });
  });

  it('is found nowhere once deleted', async () => {
    await put('a');
    await local.client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'a' }));
    await local.client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'a' }));
    await expect(
      local.client.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'a' })),
    ).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('keeps the tags it is given', async () => {
    await put('a');
    const TagSet = [{ Key: 'status', Value: 'a & b' }];
    await local.client.send(new PutObjectTaggingCommand({ Bucket: BUCKET, Key: 'a', Tagging: { TagSet } }));
    const got = await local.client.send(new GetObjectTaggingCommand({ Bucket: BUCKET, Key: 'a' }));
    expect(got.TagSet).toEqual(TagSet);
  });

  it('needs a bucket that exists', async () => {
    await expect(text('a', 'nowhere')).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
});

describe('a versioned bucket', () => {
  it('names its versions, and answers a deleted object with a marker until it is written again', async () => {
    const target = { Bucket: VERSIONED, Key: 'a' };
    const first = await local.client.send(new PutObjectCommand({ ...target, Body: 'one' }));
    const second = await local.client.send(new PutObjectCommand({ ...target, Body: 'two' }));
    expect(new Set([first.VersionId, second.VersionId, undefined]).size).toBe(3);
    expect(await text('a', VERSIONED)).toBe('two');
    const marker = await local.client.send(new DeleteObjectCommand(target));
    expect(marker.DeleteMarker).toBe(true);
    await expect(text('a', VERSIONED)).rejects.toMatchObject({ name: 'NoSuchKey' });
    await local.client.send(new PutObjectCommand({ ...target, Body: 'three', IfNoneMatch: '*' }));
    expect(await text('a', VERSIONED)).toBe('three');
  });
});

describe('requests', () => {
  it.each([
    ['localhost:4566', '/documents/a/b', { Bucket: 'documents', Key: 'a/b' }],
    ['127.0.0.1:4566', '/documents/a%20b', { Bucket: 'documents', Key: 'a b' }],
    ['documents.localhost:4566', '/a', { Bucket: 'documents', Key: 'a' }],
    ['localhost:4566', '/%zz/a', { Bucket: '%zz', Key: 'a' }],
    ['documents.s3.us-east-1.amazonaws.com', '/a', { Bucket: 'documents', Key: 'a' }],
  ])('find bucket and key at %s%s', (host, path, expected) => {
    expect(addressOf({ path, headers: { host } })).toEqual(expected);
  });

  it.each([
    ['a chunk that ends early', 'ff\r\nabc'],
    ['a size that is no number', 'zz\r\nabc\r\n0\r\n\r\n'],
    ['a wrong trailer', '3\r\nabc\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n'],
  ])('refuse %s', (_what, framed) => {
    const headers = { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' };
    expect(() => receivedBody(headers, Buffer.from(framed))).toThrow(AwsError);
  });

  it.each([
    // The customary check value of CRC-32 is CBF43926.
    ['crc32', 'y/Q5Jg=='],
    ['sha256', createHash('sha256').update('123456789').digest('base64')],
  ])('know the checksum %s', (algorithm, value) => {
    const header = `x-amz-checksum-${algorithm}`;
    expect(receivedBody({ [header]: value }, Buffer.from('123456789')).checksum).toEqual({ header, value });
  });
});
