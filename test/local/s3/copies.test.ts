import { CopyObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { S3Input } from '../../../local/s3/request.ts';
import { type OpenDataFolder, openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { BUCKET, type LocalBuckets, startBuckets } from './local-bucket.ts';

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

const Key = 'a b/ü.txt';
const CopySource = `${BUCKET}/${encodeURIComponent(Key)}`;
const anew = { MetadataDirective: 'REPLACE', TaggingDirective: 'REPLACE' } as const;

describe('a copy of an object onto itself', () => {
  it('has the same bytes, and metadata and tags anew', async () => {
    await local.client.send(
      new PutObjectCommand({
        Bucket: BUCKET,
        Key,
        Body: 'hello',
        Metadata: { claim: 'CLM-1' },
        Tagging: 'a=b',
      }),
    );
    const copied = await local.client.send(
      new CopyObjectCommand({ Bucket: BUCKET, Key, CopySource, ...anew, ContentType: 'text/plain' }),
    );
    const got = await local.client.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
    expect(await got.Body?.transformToString()).toBe('hello');
    expect(got).toMatchObject({
      ContentType: 'text/plain',
      Metadata: {},
      ETag: copied.CopyObjectResult?.ETag,
    });
    expect(got.TagCount).toBeUndefined();
  });

  it('is no copy when there is nothing to copy, or when it would keep what goes with it', async () => {
    const copy = (more: object) =>
      local.client.send(new CopyObjectCommand({ Bucket: BUCKET, Key, CopySource, ...more }));
    await expect(copy(anew)).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(copy({ TaggingDirective: 'REPLACE' })).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});

describe('a missing object', () => {
  const permissions = (operation: string, input: S3Input) => {
    const call = { caller: { kind: 'admin', arn: 'a' }, now: 0, requestId: 'r' } as const;
    return local.s3.service.operations[operation]?.permissions(input as never, call);
  };
  const object = { action: 's3:GetObject', resources: [`arn:aws:s3:::${BUCKET}/${Key}`] };
  const list = { action: 's3:ListBucket', resources: [`arn:aws:s3:::${BUCKET}`] };

  it('is told to be missing to those only who may list the bucket', async () => {
    const address = { Bucket: BUCKET, Key };
    expect(permissions('GetObject', address)).toEqual([object, list]);
    await local.client.send(new PutObjectCommand({ ...address, Body: 'hello' }));
    expect(permissions('GetObject', address)).toEqual([object]);
    expect(permissions('CopyObject', { ...address, CopySource: address })).toEqual([
      { ...object, action: 's3:PutObject' },
      object,
    ]);
  });
});
