import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { BUNDLE_OPTIONS } from '../../lib/bundling.ts';
import { copySharpBinary, sharpEntryPoint, sharpFromWebAssembly } from '../../lib/sharp-bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimflow-sharp-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a bundle with sharp', () => {
  it('decodes images from its own folder alone, by WebAssembly', async () => {
    await build({
      ...BUNDLE_OPTIONS,
      entryPoints: [{ in: 'test/fixtures/infra/decode-image.ts', out: 'index' }, sharpEntryPoint('')],
      outdir: folder,
      plugins: [sharpFromWebAssembly()],
    });
    copySharpBinary(folder);

    const printed = execFileSync(
      process.execPath,
      ['-e', "require('./index.js').handler().then((answer) => console.log(JSON.stringify(answer)))"],
      { cwd: folder, encoding: 'utf8' },
    );

    // The photo lies on its side: 1200 × 900 upright is 900 × 1200.
    expect(JSON.parse(printed)).toEqual({ width: 900, height: 1200, format: 'jpeg', heif: 'function' });
    expect(readdirSync(folder).filter((name) => name.endsWith('.node'))).toEqual([]);
  });
});
