import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { CACHE_FOLDER, contentKey, PROJECT_ROOT, publish } from './content-key.ts';
import type { FunctionSpec } from './function-spec.ts';
import { FUNCTION_NAMES, FUNCTIONS, type FunctionName } from './functions.ts';
import { credentialsFromEnvironment } from './sdk-credentials.ts';
import { copySharpBinary, sharpEntryPoint, sharpFromWebAssembly } from './sharp-bundle.ts';

/** A function's folder as it is uploaded: `index.js` with the export `handler`, and whatever it loads at run time. */
export interface Bundle {
  readonly folder: string;
  /** Size of `index.js`, in bytes. */
  readonly bytes: number;
}

export type Bundles = Readonly<Record<FunctionName, Bundle>>;

/** A handler reached code that the cache key does not cover, so a change of that code would go unnoticed. */
export class UncoveredInputError extends Error {
  override readonly name = 'UncoveredInputError';

  constructor(file: string) {
    super(`lambdas/ must not import ${file}: only lambdas/ and node_modules/ decide a bundle`);
  }
}

export const BUNDLE_OPTIONS = {
  bundle: true,
  format: 'cjs', // starts faster on Lambda than ESM
  platform: 'node',
  target: 'node24',
  minify: true,
  // A bundle is one file: an import() of a bundled module is a require of it.
  supported: { 'dynamic-import': false },
  keepNames: false,
  treeShaking: true,
  sourcemap: false,
  mainFields: ['module', 'main'], // ESM sources shake better
  define: {
    // CommonJS has no import.meta: libraries written as ESM find their own place by it.
    'import.meta.url': 'bundleUrl',
    // pdf.js gives `globalThis` the class and then names it bare: only a real global object makes the two the same.
    DOMMatrix: 'globalThis.DOMMatrix',
  },
  banner: { js: "const bundleUrl=require('node:url').pathToFileURL(__filename).href;" },
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** What {@link buildFunctions} depends on, for keys of things made from bundles. */
export const BUNDLE_INPUTS = [
  'lambdas',
  'package-lock.json',
  'lib/bundling.ts',
  'lib/sharp-bundle.ts',
  'lib/sdk-credentials.ts',
  'lib/api-functions.ts',
  'lib/function-spec.ts',
  'lib/functions.ts',
  'lib/payout-functions.ts',
] as const;

/**
 * Bundles every function in one esbuild call, or finds the bundles of the same content made before. Concurrent callers
 * may both build; they write the same bytes and the first to finish wins.
 *
 * @returns each function's folder and size
 * @throws UncoveredInputError when a handler imports from outside `lambdas/`
 */
export async function buildFunctions(): Promise<Bundles> {
  const folder = join(CACHE_FOLDER, `bundles-${contentKey(BUNDLE_INPUTS, BUNDLE_OPTIONS)}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`;
    const { metafile } = await build({
      ...BUNDLE_OPTIONS,
      absWorkingDir: PROJECT_ROOT,
      entryPoints: entryPoints(),
      outdir: unfinished,
      metafile: true,
      plugins: [sharpFromWebAssembly(), credentialsFromEnvironment()],
    });
    refuseUncoveredInputs(metafile);
    for (const [name, spec] of specs()) if (spec.imageDecoders) copySharpBinary(join(unfinished, name));
    writeFileSync(join(unfinished, 'metafile.json'), JSON.stringify(metafile));
    publish(unfinished, folder, 'bundles-');
  }
  return Object.fromEntries(FUNCTION_NAMES.map((name) => [name, bundleIn(join(folder, name))])) as Record<
    FunctionName,
    Bundle
  >;
}

function entryPoints(): { in: string; out: string }[] {
  return specs().flatMap(([name, spec]) => [
    { in: join('lambdas', spec.entry), out: join(name, 'index') },
    ...(spec.imageDecoders ? [sharpEntryPoint(name)] : []),
  ]);
}

function specs(): [string, FunctionSpec][] {
  return Object.entries(FUNCTIONS);
}

function bundleIn(folder: string): Bundle {
  return { folder, bytes: statSync(join(folder, 'index.js')).size };
}

function refuseUncoveredInputs(metafile: Metafile): void {
  for (const input of Object.keys(metafile.inputs)) {
    if (!/^(lambdas\/|node_modules\/|environment-only:)/.test(input)) throw new UncoveredInputError(input);
  }
}

/**
 * What a bundle is made of, largest first: for finding out why one grew.
 *
 * @param bundle as answered by {@link buildFunctions}
 * @returns input file and its bytes in the bundle
 */
export function largestInputs(
  bundle: Bundle,
  count = 10,
): readonly (readonly [file: string, bytes: number])[] {
  const metafile = JSON.parse(readFileSync(join(bundle.folder, '..', 'metafile.json'), 'utf8')) as Metafile;
  const output = Object.entries(metafile.outputs).find(([path]) =>
    path.endsWith(`/${basename(bundle.folder)}/index.js`),
  );
  return Object.entries(output?.[1].inputs ?? {})
    .map(([file, { bytesInOutput }]) => [file, bytesInOutput] as const)
    .sort((a, b) => b[1] - a[1])
    .slice(0, count);
}
