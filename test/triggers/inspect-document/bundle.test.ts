import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUNDLE_OPTIONS } from '../../../lib/bundling.ts';
import { copySharpBinary, sharpEntryPoint, sharpFromWebAssembly } from '../../../lib/sharp-bundle.ts';
import { seededRandom } from '../../../local/faults/random.ts';
import { FunctionLogs } from '../../../local/lambda/function-logs.ts';
import type { FunctionSpec, LambdaHost } from '../../../local/lambda/function-spec.ts';
import { InThreadHost } from '../../../local/lambda/in-thread/in-thread-host.ts';
import { WorkerHost } from '../../../local/lambda/worker-host.ts';
import { SharedTime } from '../../../local/time/shared-time.ts';
import * as files from './sample-files.ts';

const NOW = Date.parse('2026-03-03T18:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'claimflow-inspect-'));
const hosts: LambdaHost[] = [];

beforeAll(async () => {
  await build({
    ...BUNDLE_OPTIONS,
    entryPoints: [{ in: 'test/fixtures/documents/inspect-bundle.ts', out: 'index' }, sharpEntryPoint('')],
    outdir: folder,
    plugins: [sharpFromWebAssembly()],
  });
  copySharpBinary(folder);
});
afterAll(async () => {
  await Promise.all(hosts.map((host) => host.stop()));
  rmSync(folder, { recursive: true });
});

const inspection: FunctionSpec = {
  name: 'Inspect',
  arn: 'arn:aws:lambda:us-east-1:000000000000:function:Inspect',
  handler: 'index.handler',
  codeDir: folder,
  roleArn: 'arn:aws:iam::000000000000:role/test',
  logGroup: '/aws/lambda/InspectDocument',
  environment: {},
  timeoutMs: 60_000,
  memoryMb: 2048,
};

function inWorker(): LambdaHost {
  const time = new SharedTime();
  time.freeze(NOW);
  return new WorkerHost({ time: time.buffer, log: new FunctionLogs(() => NOW) });
}

const inThread = (): LambdaHost =>
  new InThreadHost({
    log: new FunctionLogs(() => NOW),
    outlet: () => Promise.reject(new Error('inspection calls nobody')),
    random: () => seededRandom(7),
    now: () => NOW,
  });

/** Runs the bundle on a file of these bytes. */
async function inspect(host: LambdaHost, bytes: Uint8Array, contentType: string) {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  const payload = JSON.stringify({ path, contentType });
  const result = await host.invoke(inspection, { requestId: 'r-1', payload });
  return { error: result.functionError, value: JSON.parse(result.payload) };
}

describe.each([
  ['worker thread', inWorker],
  ['thread of the simulation', inThread],
])('the bundle in a %s', (_, start) => {
  const host = start();
  hosts.push(host);

  it.each<[string, () => Promise<Buffer>, string, readonly [number, number]]>([
    ['JPEG', files.phonePhoto, 'image/jpeg', [300, 200]],
    ['PNG', files.transparentPng, 'image/png', [120, 80]],
    ['WebP', files.webp, 'image/webp', [64, 64]],
    ['HEIC', files.heic, 'image/heic', [320, 240]],
  ])('decodes %s by WebAssembly, upright and without metadata', async (_format, make, contentType, size) => {
    const { error, value } = await inspect(host, await make(), contentType);
    expect([error, value.contentType]).toEqual([undefined, 'image/jpeg']);
    const { format, width, height, exif } = await sharp(Buffer.from(value.picture, 'base64')).metadata();
    expect([format, width, height, exif]).toEqual(['jpeg', ...size, undefined]);
  });

  it('reads the text of a PDF', async () => {
    const { value } = await inspect(
      host,
      await files.pdf('Invoice INV-7', 'Parts: $10.00'),
      'application/pdf',
    );
    expect(value).toMatchObject({ contentType: 'application/pdf', text: 'Invoice INV-7\nParts: $10.00' });
  });

  it('refuses half a photo', async () => {
    const { value } = await inspect(host, await files.truncatedPhoto(), 'image/jpeg');
    expect(value).toMatchObject({ errorType: 'FileRefused' });
  });
});
