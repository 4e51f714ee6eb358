import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { synthesize } from '../../lib/synthesis.ts';
import { assemblyDir, LOCAL_ASSEMBLY } from '../assembly.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimflow-determinism-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('synthesis', () => {
  it('makes the same templates from the same content, wherever they go: the cache may answer for it', async () => {
    const again = join(folder, 'again');
    expect(await synthesize(again, LOCAL_ASSEMBLY)).toEqual({ cached: false });
    expect(await synthesize(again, LOCAL_ASSEMBLY)).toEqual({ cached: true });
    for (const stack of ['ClaimflowData', 'ClaimflowService', 'ClaimflowPortal']) {
      for (const file of [`${stack}.template.json`, `${stack}.assets.json`]) {
        expect(readFileSync(join(again, file), 'utf8'), file).toBe(
          readFileSync(join(await assemblyDir(), file), 'utf8'),
        );
      }
    }
  });
});
