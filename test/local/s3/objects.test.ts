import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutObjectTaggingCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwsError } from '../../../local/aws-service.ts';
import { receivedBody } from '../../../local/s3/checksum.ts';
import { addressOf } from '../../../local/s3/request.ts';
import { type OpenDataFolder, openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { ADMIN } from '../service-handler.ts';
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
const text = async (Key: string, Bucket = BUCKET, more: { Range?: string; VersionId?: string } = {}) =>
  (await local.client.send(new GetObjectCommand({ Bucket, Key, ...more }))).Body?.transformToString();

describe('an object', () => {
  it('comes back with its bytes, type, metadata and checksums', async () => {
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
    expect([given.ETag, given.ChecksumCRC32, got.ChecksumCRC32]).toEqual([etag, 'NhCmhg==', 'NhCmhg==']);
  });

  it('takes a stream, framed with a trailing checksum as the SDK sends it', async () => {
    const bytes = Buffer.alloc(300_000, 'claim');
    const stream = Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]);
    await put('stream', stream, { ContentLength: bytes.length });
    const got = await local.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'stream' }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(got.ContentEncoding).toBeUndefined();
    expect(got.ChecksumCRC32).toBeDefined();
  });

  it('is refused when its bytes are not what the client says', async () => {
    await expect(
      put('x', 'hello', { ContentMD5: createHash('md5').update('other').digest('base64') }),
    ).rejects.toMatchObject({
      name: 'BadDigest',
    });
    await expect(put('x', 'hello', { ChecksumSHA256: 'AAAA' })).rejects.toMatchObject({ name: 'BadDigest' });
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

  it('can be read in part', async () => {
    await put('a', '0123456789');
    expect(await text('a', BUCKET, { Range: 'bytes=2-4' })).toBe('234');
    expect(await text('a', BUCKET, { Range: 'bytes=-3' })).toBe('789');
    await expect(text('a', BUCKET, { Range: 'bytes=10-' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('is copied with what belongs to it', async () => {
    await put('from', 'hello', { ContentType: 'image/png', Tagging: 'a=b', Metadata: { m: '1' } });
    await local.client.send(
      new CopyObjectCommand({ Bucket: VERSIONED, Key: 'to', CopySource: `${BUCKET}/from` }),
    );
    const head = await local.client.send(new HeadObjectCommand({ Bucket: VERSIONED, Key: 'to' }));
    expect(head).toMatchObject({
      ContentType: 'image/png',
      Metadata: { m: '1' },
      TagCount: 1,
      ContentLength: 5,
    });
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
  it('hides a deleted object behind a marker and gives it back when the marker goes', async () => {
    const target = { Bucket: VERSIONED, Key: 'a' };
    const first = await local.client.send(new PutObjectCommand({ ...target, Body: 'one' }));
    await local.client.send(new PutObjectCommand({ ...target, Body: 'two' }));
    const marker = await local.client.send(new DeleteObjectCommand(target));
    expect(marker.DeleteMarker).toBe(true);
    await expect(text('a', VERSIONED)).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await text('a', VERSIONED, { VersionId: first.VersionId ?? '' })).toBe('one');
    const { Contents } = await local.client.send(new ListObjectsV2Command({ Bucket: VERSIONED }));
    expect(Contents ?? []).toEqual([]);
    await local.client.send(new DeleteObjectCommand({ ...target, VersionId: marker.VersionId ?? '' }));
    expect(await text('a', VERSIONED)).toBe('two');
  });
});

describe('a listing', () => {
  it('goes through the keys in order, page by page', async () => {
    for (const key of ['b/2', 'a/1', 'b/1', 'c', 'b/x/1']) await put(key);
    const seen: string[] = [];
    let token: string | undefined;
    do {
      const page = await local.client.send(
        new ListObjectsV2Command({ Bucket: BUCKET, MaxKeys: 2, ...(token && { ContinuationToken: token }) }),
      );
      seen.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
      token = page.NextContinuationToken;
    } while (token);
    expect(seen).toEqual(['a/1', 'b/1', 'b/2', 'b/x/1', 'c']);
  });

  it('groups keys by delimiter, each group once over all pages', async () => {
    for (const key of ['a/1', 'a/2', 'b/1', 'c']) await put(key);
    const groups: string[] = [];
    let token: string | undefined;
    do {
      const page = await local.client.send(
        new ListObjectsV2Command({
          Bucket: BUCKET,
          Delimiter: '/',
          MaxKeys: 1,
          ...(token && { ContinuationToken: token }),
        }),
      );
      groups.push(
        ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''),
        ...(page.Contents ?? []).map(({ Key }) => Key ?? ''),
      );
      token = page.NextContinuationToken;
    } while (token);
    expect(groups).toEqual(['a/', 'b/', 'c']);
  });
});

describe('an upload in parts', () => {
  const target = { Bucket: BUCKET, Key: 'large' };

  it('becomes one object when completed, and none when aborted', async () => {
    const { UploadId } = await local.client.send(
      new CreateMultipartUploadCommand({ ...target, ContentType: 'video/mp4' }),
    );
    const upload = { ...target, UploadId };
    const bodies = [Buffer.alloc(5 * 1024 * 1024, 1), Buffer.from('end')];
    const Parts = [];
    for (const [index, Body] of bodies.entries()) {
      const PartNumber = index + 1;
      const { ETag } = await local.client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
      Parts.push({ PartNumber, ...(ETag && { ETag }) });
    }
    await expect(text('large')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await local.client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
    const head = await local.client.send(new HeadObjectCommand(target));
    expect(head).toMatchObject({ ContentLength: 5 * 1024 * 1024 + 3, ContentType: 'video/mp4' });
    expect(head.ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    await expect(local.client.send(new AbortMultipartUploadCommand(upload))).rejects.toMatchObject({
      name: 'NoSuchUpload',
    });
  });

  it('refuses small parts before the last', async () => {
    const { UploadId } = await local.client.send(new CreateMultipartUploadCommand(target));
    const upload = { ...target, UploadId };
    const etags = [1, 2].map(async (PartNumber) => {
      const { ETag = '' } = await local.client.send(
        new UploadPartCommand({ ...upload, PartNumber, Body: 'tiny' }),
      );
      return { PartNumber, ETag };
    });
    const completion = new CompleteMultipartUploadCommand({
      ...upload,
      MultipartUpload: { Parts: await Promise.all(etags) },
    });
    await expect(local.client.send(completion)).rejects.toMatchObject({ name: 'EntityTooSmall' });
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
    // The customary check value of CRC-32C is E3069283.
    ['crc32c', '4waSgw=='],
    ['crc32', 'y/Q5Jg=='],
  ])('know the checksum %s', (algorithm, value) => {
    const header = `x-amz-checksum-${algorithm}`;
    expect(receivedBody({ [header]: value }, Buffer.from('123456789')).checksum).toEqual({ header, value });
  });
});

describe('in process', () => {
  const call = { caller: ADMIN, now: START, requestId: 'in-process' };
  const object = (key: string) => `arn:aws:s3:::${BUCKET}/${key}`;

  it('takes the SDK’s own shape, the body in base64', async () => {
    const input = {
      Bucket: BUCKET,
      Key: 'mail',
      Body: Buffer.from('raw mail').toString('base64'),
      Metadata: { To: 'x' },
    };
    await local.s3.service.operations.PutObject?.run(input as never, call);
    const got = await local.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'mail' }));
    expect([await got.Body?.transformToString(), got.Metadata]).toEqual(['raw mail', { to: 'x' }]);
  });

  it('asks for the rights on tags when a copied object has some', async () => {
    await put('tagged', 'hello', { Tagging: 'a=b' });
    const asked = (key: string, more: object = {}) =>
      local.s3.service.operations.CopyObject?.permissions(
        { Bucket: BUCKET, Key: 'to', CopySource: { Bucket: BUCKET, Key: key }, ...more } as never,
        call,
      );
    const plain = [
      { action: 's3:GetObject', resources: [object('tagged')] },
      { action: 's3:PutObject', resources: [object('to')] },
    ];
    expect(asked('tagged', { ReplaceTags: true })).toEqual(plain);
    expect(asked('tagged')).toEqual([
      ...plain,
      { action: 's3:GetObjectTagging', resources: [object('tagged')] },
      { action: 's3:PutObjectTagging', resources: [object('to')] },
    ]);
  });
});
