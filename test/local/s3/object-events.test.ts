import { DeleteObjectCommand, GetObjectTaggingCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDataFolder, openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { BUCKET, type LocalBuckets, RecordingBus, START, startBuckets, VERSIONED } from './local-bucket.ts';

const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
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

const put = (Key: string, Body = 'hello', Bucket = BUCKET) =>
  local.client.send(new PutObjectCommand({ Bucket, Key, Body }));

describe('object events', () => {
  it('go to EventBridge from buckets that ask for it, in the shape of AWS', async () => {
    await put('a/b');
    await local.client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'a/b' }));
    await put('elsewhere', 'hello', VERSIONED);
    await local.activity.idle();
    const common = { version: '0', bucket: { name: BUCKET }, requester: '000000000000' };
    expect(local.bus.details('aws.s3')).toMatchObject([
      {
        ...common,
        object: { key: 'a/b', size: 5, etag: '5d41402abc4b2a76b9719d911017c592' },
        reason: 'PutObject',
      },
      { ...common, object: { key: 'a/b' }, reason: 'DeleteObject', 'deletion-type': 'Permanently Deleted' },
    ]);
  });

  it('are told again when the bus refuses them', async () => {
    local.bus.refusals = 2;
    await put('a');
    await local.activity.idle();
    expect(local.bus.events).toHaveLength(0);
    await local.clock.advance(START + 10_000);
    expect(local.bus.details('aws.s3')).toHaveLength(1);
    await local.clock.advance(START + 600_000);
    expect(local.bus.details('aws.s3')).toHaveLength(1);
  });

  it('survive a crash before the bus had them', async () => {
    local.bus.refusals = 1;
    await put('a');
    local.s3.stop();
    const bus = new RecordingBus();
    local = await startBuckets(folder, START, bus);
    await local.clock.advance(START + 60_000);
    expect(bus.details('aws.s3')).toMatchObject([{ object: { key: 'a' } }]);
  });
});

describe('malware protection', () => {
  const verdicts = () => local.bus.details('aws.guardduty');

  it('tells and tags the verdict on what arrives under its prefix', async () => {
    await put('quarantine/clean');
    await put('quarantine/bad', `zip ${EICAR} zip`);
    await put('accepted/unwatched', EICAR);
    await local.activity.idle();
    const s3 = (objectKey: string) => ({ bucketName: BUCKET, objectKey, s3Throttled: false });
    expect(verdicts()).toMatchObject([
      {
        scanStatus: 'COMPLETED',
        s3ObjectDetails: s3('quarantine/clean'),
        scanResultDetails: { scanResultStatus: 'NO_THREATS_FOUND', threats: null },
      },
      {
        s3ObjectDetails: s3('quarantine/bad'),
        scanResultDetails: {
          scanResultStatus: 'THREATS_FOUND',
          threats: [{ name: 'EICAR-Test-File (not a virus)' }],
        },
      },
    ]);
    const tags = await local.client.send(
      new GetObjectTaggingCommand({ Bucket: BUCKET, Key: 'quarantine/bad' }),
    );
    expect(tags.TagSet).toEqual([{ Key: 'GuardDutyMalwareScanStatus', Value: 'THREATS_FOUND' }]);
  });

  it('scans after a crash what it had not scanned before', async () => {
    local.bus.refusals = 10;
    await put('quarantine/bad', EICAR);
    local.s3.stop();
    local = await startBuckets(folder);
    await local.clock.advance(START + 60_000);
    expect(verdicts()).toMatchObject([{ scanResultDetails: { scanResultStatus: 'THREATS_FOUND' } }]);
  });
});
