import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { FunctionSpec } from '../../../local/lambda/function-spec.ts';

/** Bundles TypeScript source as the project's functions are bundled, and describes it as a function. */
export function bundleFunction(source: string, overrides: Partial<FunctionSpec> = {}): FunctionSpec {
  const codeDir = mkdtempSync(join(tmpdir(), 'claimflow-function-'));
  buildSync({
    stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    minify: true,
    outfile: join(codeDir, 'index.js'),
    logLevel: 'error',
  });
  const name = overrides.name ?? 'TestFunction';
  return {
    name,
    arn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
    handler: 'index.handler',
    codeDir,
    roleArn: 'arn:aws:iam::000000000000:role/test',
    environment: {},
    logGroup: `/aws/lambda/${name}`,
    timeoutMs: 3000,
    memoryMb: 128,
    ...overrides,
  };
}
