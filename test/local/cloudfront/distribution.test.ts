import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../../local/aws-service.ts';
import { type Runtime, startRuntime } from '../../../local/runtime.ts';
import { type OpenDataFolder, openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { assemblyDir, LOCAL_ASSEMBLY } from '../../assembly.ts';

const SCRIPT = '/assets/app-3f9c2a17.js';
const built = (path: string) => readFileSync(`${LOCAL_ASSEMBLY.portalFiles}${path}`, 'utf8');

let folder: OpenDataFolder;
let runtime: Runtime;
beforeAll(async () => {
  folder = openDataFolder(null);
  runtime = await startRuntime({
    ...{ assemblyDir: await assemblyDir(), folder, host: 'in-thread', now: Date.UTC(2026, 0, 5) },
  });
});
afterAll(async () => {
  await runtime.stop();
  folder.close();
});

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<HttpResponse> => {
  const request: HttpRequest = { method, path, query: '', headers, body: new Uint8Array() };
  return runtime.portal({ ...request, headers: { host: 'localhost:8787', ...headers } });
};
const text = ({ body }: HttpResponse) => Buffer.from(body).toString();

describe('the portal’s files', () => {
  it.each(['/', '/claims', '/claims/CLM-1A2B3C4D/documents', '/index.html'])(
    'answer %s with the page',
    async (path) => {
      const response = await ask(path);
      expect(response).toMatchObject({ status: 200, headers: { 'content-type': 'text/html' } });
      expect(text(response)).toBe(built('/index.html'));
    },
  );

  it('are kept for good where their name holds their hash, and asked for again elsewhere', async () => {
    expect((await ask(SCRIPT)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await ask('/')).headers['cache-control']).toBe('no-cache');
  });

  it('say that a file is missing: no page is made up for it', async () => {
    expect(await ask('/assets/gone-00000000.js')).toMatchObject({ status: 404 });
  });

  it('take no writing', async () => {
    expect(await ask('/claims', {}, 'POST')).toMatchObject({ status: 403 });
  });

  it('are not sent again to whoever has them', async () => {
    const { etag = '' } = (await ask('/', { 'accept-encoding': 'br' })).headers;
    expect(await ask('/', { 'if-none-match': etag })).toMatchObject({ status: 304, body: new Uint8Array() });
  });

  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip;q=1.0', gunzipSync],
  ])('travel as %s when the browser takes it', async (encoding, accepted, decompress) => {
    const response = await ask(SCRIPT, { 'accept-encoding': accepted });
    expect(response.headers).toMatchObject({
      'content-encoding': encoding,
      'content-length': String(response.body.length),
      etag: expect.stringMatching(/^W\/"/),
    });
    expect(response.body.length).toBeLessThan(built(SCRIPT).length / 2);
    expect(decompress(response.body).toString()).toBe(built(SCRIPT));
    // Too small to be worth it.
    expect((await ask('/', { 'accept-encoding': accepted })).headers).not.toHaveProperty('content-encoding');
  });

  it('are read by the distribution alone', async () => {
    const Bucket = 'claimflowportal-files8e6940b8';
    await expect(runtime.call('s3', 'HeadObject', { Bucket, Key: 'index.html' })).resolves.toBeDefined();
    const refused = await runtime.aws({
      ...{ method: 'GET', path: `/${Bucket}/index.html`, query: '', body: new Uint8Array() },
      headers: { host: '127.0.0.1:4566' },
    });
    expect(refused.status).toBe(403);
  });
});

describe('headers', () => {
  it('let the page run its own scripts only, and talk to Cognito and the upload bucket', async () => {
    const { headers } = await ask('/');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    // Every endpoint of AWS is this one here.
    expect(policy).toContain("connect-src 'self' http://127.0.0.1:4566 http://127.0.0.1:4566;");
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=(self)'),
    });
  });

  it('leave the API’s pages their own policy', async () => {
    const { status, headers } = await ask('/c/nobody-knows-this-link');
    expect(status).toBe(404);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers['strict-transport-security']).toBeDefined();
  });
});

describe('the API', () => {
  it('stands behind /api, /c and /config.json, and is never compressed', async () => {
    const brand = await ask('/api/brand', { 'accept-encoding': 'br' });
    expect(brand).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(brand.headers).not.toHaveProperty('content-encoding');
    expect(JSON.parse(text(await ask('/config.json')))).toMatchObject({ apiBase: '/api' });
    expect(await ask('/api/nothing-here')).toMatchObject({ status: 404 });
  });

  it('answers nobody who goes round the distribution, signed in or not', async () => {
    const round = (path: string, headers: Record<string, string>) =>
      runtime.api({ ...{ method: 'GET', path, query: '', body: new Uint8Array() }, headers });
    for (const path of ['/api/brand', '/config.json', '/c/some-link', '/api/me']) {
      const token = { authorization: 'Bearer some-token' };
      expect(await round(path, token), path).toMatchObject({ status: 401 });
      expect(await round(path, { ...token, 'x-origin-key': 'a guess' }), path).toMatchObject({ status: 403 });
    }
  });

  it('takes no key from a viewer: the distribution’s own wins', async () => {
    expect(await ask('/api/brand', { 'x-origin-key': 'a guess' })).toMatchObject({ status: 200 });
  });
});
