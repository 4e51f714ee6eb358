import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HttpResponse } from '../../../local/aws-service.ts';
import { type OpenDataFolder, openDataFolder } from '../../../local/storage/open-data-folder.ts';
import {
  BUCKET,
  browserRequest,
  CREDENTIALS,
  type LocalBuckets,
  START,
  startBuckets,
} from './local-bucket.ts';

let folder: OpenDataFolder;
let local: LocalBuckets;

beforeEach(async () => {
  // The SDK signs with the time of the process.
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  folder = openDataFolder(null);
  local = await startBuckets(folder);
});
afterEach(() => {
  local.s3.stop();
  folder.close();
  vi.useRealTimers();
});

interface Form {
  readonly url: string;
  readonly fields: Record<string, string>;
}

const KEY = 'quarantine/CLM-1/photo';

const presign = (more: Partial<PresignedPostOptions> = {}): Promise<Form> =>
  createPresignedPost(local.client, {
    Bucket: BUCKET,
    Key: KEY,
    Conditions: [
      ['content-length-range', 1, 1000],
      ['eq', '$Content-Type', 'image/jpeg'],
    ],
    Fields: { 'Content-Type': 'image/jpeg' },
    Expires: 600,
    ...more,
  });

async function post(
  { url, fields }: Form,
  file: Uint8Array<ArrayBuffer>,
  origin?: string,
): Promise<HttpResponse> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', new Blob([file], { type: 'text/html' }), 'photo.jpg');
  const request = await browserRequest(url, { method: 'POST', body, ...(origin && { headers: { origin } }) });
  const response = await local.s3.answerUnsigned(request);
  if (!response) throw new Error('S3 did not take the form');
  return response;
}

const codeOf = (response: HttpResponse) =>
  /<Code>(\w+)<\/Code>/.exec(Buffer.from(response.body).toString())?.[1];
const messageOf = (response: HttpResponse) =>
  /<Message>([^<]+)<\/Message>/.exec(Buffer.from(response.body).toString())?.[1];
const photo = (bytes: number) => new Uint8Array(bytes).fill(7);

describe('a form upload', () => {
  it('stores the file under the key and type that were signed, with the rights of the signer', async () => {
    const response = await post(await presign(), photo(500));
    expect(response.status).toBe(204);
    const got = await local.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: KEY }));
    expect([got.ContentLength, got.ContentType]).toEqual([500, 'image/jpeg']);
    expect(local.asked.map(({ permission }) => permission)).toEqual([
      { action: 's3:PutObject', resources: [`arn:aws:s3:::${BUCKET}/${KEY}`] },
    ]);
  });

  const tampered: [string, (fields: Record<string, string>) => Record<string, string>, string][] = [
    ['another key', (fields) => ({ ...fields, key: 'quarantine/CLM-2/photo' }), 'AccessDenied'],
    ['another type', (fields) => ({ ...fields, 'Content-Type': 'text/html' }), 'AccessDenied'],
    ['no type', ({ 'Content-Type': _type, ...fields }) => fields, 'AccessDenied'],
    ['a field more', (fields) => ({ ...fields, 'x-amz-meta-role': 'admin' }), 'AccessDenied'],
    ['no signature', ({ 'X-Amz-Signature': _signature, ...fields }) => fields, 'InvalidArgument'],
    ['no policy', ({ Policy: _policy, ...fields }) => fields, 'AccessDenied'],
    [
      'a policy of its own',
      (fields) => ({
        ...fields,
        Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64'),
      }),
      'SignatureDoesNotMatch',
    ],
    [
      'an unknown access key',
      (fields) => ({
        ...fields,
        'X-Amz-Credential': (fields['X-Amz-Credential'] ?? '').replace('LOCALKEY', 'OTHER'),
      }),
      'InvalidAccessKeyId',
    ],
  ];
  it.each(tampered)('is refused with %s', async (_what, change, code) => {
    const form = await presign();
    const response = await post({ ...form, fields: change(form.fields) }, photo(500));
    expect(codeOf(response)).toBe(code);
    await expect(local.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: KEY }))).rejects.toThrow();
  });

  it('names the condition that fails and the field that is missing', async () => {
    const form = await presign();
    const { 'X-Amz-Signature': _signature, ...unsigned } = form.fields;
    const typed = await post({ ...form, fields: { ...form.fields, 'Content-Type': 'text/html' } }, photo(5));
    expect(messageOf(typed)?.replaceAll('&quot;', '"')).toBe(
      'Invalid according to Policy: Policy Condition failed: ["eq", "$Content-Type", "image/jpeg"]',
    );
    expect(messageOf(await post({ ...form, fields: unsigned }, photo(5)))?.replaceAll('&apos;', "'")).toBe(
      "Bucket POST must contain a field named 'X-Amz-Signature'.  If it is specified, please check the order of the fields.",
    );
  });

  it.each([
    ['image/png', 204],
    ['image/png, image/jpeg', 204],
    ['image/png,text/html', 403],
  ])('of the type %s, where it has to begin with image/, is answered %i', async (type, status) => {
    const form = await presign({
      Conditions: [['starts-with', '$Content-Type', 'image/']],
      Fields: { 'Content-Type': type },
    });
    expect((await post(form, photo(5))).status).toBe(status);
  });

  it.each([
    [1001, 'EntityTooLarge'],
    [0, 'EntityTooSmall'],
  ])('of %i bytes is refused as %s', async (bytes, code) => {
    const response = await post(await presign(), photo(bytes));
    expect([response.status, codeOf(response)]).toEqual([400, code]);
  });

  it('is refused once its policy has expired by the machine’s clock', async () => {
    const form = await presign();
    await local.clock.advance(START + 601_000);
    const response = await post(form, photo(500));
    expect([response.status, codeOf(response)]).toEqual([403, 'AccessDenied']);
  });

  it('is refused for another bucket than the signed one', async () => {
    const form = await presign();
    const response = await post({ ...form, url: form.url.replace(BUCKET, 'archive') }, photo(500));
    expect(codeOf(response)).toBe('AccessDenied');
  });

  it('is refused when it is no form at all', async () => {
    const request = await browserRequest(`http://localhost:4566/${BUCKET}`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nnonsense',
    });
    const response = await local.s3.answerUnsigned(request);
    expect(response && [response.status, codeOf(response)]).toEqual([400, 'MalformedPOSTRequest']);
  });

  it('may be read by pages of the allowed origin only', async () => {
    const allowed = await post(await presign(), photo(5), 'https://portal.example.com');
    const other = await post(await presign(), photo(5), 'https://evil.example.com');
    expect(allowed.headers['access-control-allow-origin']).toBe('https://portal.example.com');
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('a preflight', () => {
  const ask = async (origin: string, method: string) =>
    local.s3.answerUnsigned(
      await browserRequest(`http://localhost:4566/${BUCKET}`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': method,
          'access-control-request-headers': 'content-type',
        },
      }),
    );

  it('is answered by the bucket’s rules', async () => {
    expect(await ask('https://portal.example.com', 'POST')).toMatchObject({
      status: 200,
      headers: {
        'access-control-allow-origin': 'https://portal.example.com',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '300',
      },
    });
    expect(await ask('https://portal.example.com', 'DELETE')).toMatchObject({ status: 403 });
    expect(await ask('https://evil.example.com', 'POST')).toMatchObject({ status: 403 });
  });
});

describe('a presigned URL', () => {
  const urlFor = () =>
    getSignedUrl(
      local.client,
      new GetObjectCommand({
        Bucket: BUCKET,
        Key: KEY,
        ResponseContentDisposition: 'attachment; filename="a b.jpg"',
      }),
      { expiresIn: 300 },
    );
  const fetchLocally = async (url: string, init?: RequestInit) =>
    local.s3.answerUnsigned(await browserRequest(url, init));

  beforeEach(() => local.client.send(new PutObjectCommand({ Bucket: BUCKET, Key: KEY, Body: 'picture' })));

  it('gives the object to whoever holds it', async () => {
    const response = await fetchLocally(await urlFor());
    expect(response).toMatchObject({
      status: 200,
      headers: { 'content-disposition': 'attachment; filename="a b.jpg"' },
    });
    expect(Buffer.from(response?.body ?? []).toString()).toBe('picture');
    expect(local.asked.at(-1)?.permission.action).toBe('s3:GetObject');
  });

  it.each([
    ['another key', (url: string) => url.replace('photo', 'other')],
    ['another life', (url: string) => url.replace('X-Amz-Expires=300', 'X-Amz-Expires=3000')],
    ['another disposition', (url: string) => url.replace('attachment', 'inline')],
  ])('is refused with %s', async (_what, change) => {
    const response = await fetchLocally(change(await urlFor()));
    expect(response && [response.status, codeOf(response)]).toEqual([403, 'SignatureDoesNotMatch']);
  });

  it.each([
    ['too long a life', (url: string) => url.replace('X-Amz-Expires=300', 'X-Amz-Expires=604801')],
    ['no life', (url: string) => url.replace('X-Amz-Expires=300&', '')],
  ])('is refused with %s', async (_what, change) => {
    const response = await fetchLocally(change(await urlFor()));
    expect(response && [response.status, codeOf(response)]).toEqual([
      400,
      'AuthorizationQueryParametersError',
    ]);
  });

  it('is refused for another method', async () => {
    expect(await fetchLocally(await urlFor(), { method: 'DELETE' })).toMatchObject({ status: 403 });
  });

  it('is refused once it has expired by the machine’s clock', async () => {
    const url = await urlFor();
    await local.clock.advance(START + 301_000);
    const response = await fetchLocally(url);
    expect(response && [response.status, codeOf(response)]).toEqual([403, 'AccessDenied']);
  });

  it('stores what is put to it', async () => {
    const url = await getSignedUrl(local.client, new PutObjectCommand({ Bucket: BUCKET, Key: 'put' }), {
      expiresIn: 60,
    });
    // The SDK signs the checksum of the empty body it is given; a put of other bytes has to be signed without.
    const refused = await fetchLocally(url, { method: 'PUT', body: 'x' });
    expect(refused && codeOf(refused)).toBe('BadDigest');
    const plain = new S3Client({
      region: 'us-east-1',
      endpoint: 'http://localhost:4566',
      forcePathStyle: true,
      credentials: CREDENTIALS,
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
    const put = new PutObjectCommand({ Bucket: BUCKET, Key: 'put' });
    const stored = await fetchLocally(await getSignedUrl(plain, put, { expiresIn: 60 }), {
      method: 'PUT',
      body: 'x',
    });
    expect(stored?.status).toBe(200);
    const got = await local.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'put' }));
    expect(await got.Body?.transformToString()).toBe('x');
  });
});

describe('anonymous requests', () => {
  it('are refused by a bucket and left to others elsewhere', async () => {
    const toBucket = await local.s3.answerUnsigned(await browserRequest(`http://localhost:4566/${BUCKET}/a`));
    expect(toBucket).toMatchObject({ status: 403 });
    const elsewhere = await browserRequest('http://localhost:4566/us-east-1_pool/.well-known/jwks.json');
    expect(await local.s3.answerUnsigned(elsewhere)).toBeUndefined();
  });
});
