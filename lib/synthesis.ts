import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE_INPUTS, buildFunctions } from './bundling.ts';
import { CACHE_FOLDER, contentKey, PROJECT_ROOT, publish } from './content-key.ts';
import { buildPortal, PORTAL_INPUTS } from './portal-bundle.ts';

/** Everything in the checkout that decides the synthesized templates. */
const INPUTS = [...BUNDLE_INPUTS, 'bin/app.ts', 'lib', 'statemachines', 'cdk.json'] as const;

/** Written last: an assembly without it was not finished. */
const KEY_FILE = 'claimflow-content-key';

export type Context = Readonly<Record<string, string>>;

/** What one assembly is made with, beside the checkout. */
export interface SynthesisOptions {
  readonly context: Context;
  /** A folder in the checkout that holds a built portal; without it `portal/` is built. */
  readonly portalFiles?: string;
}

/** Two assemblies of equal key are equal. */
export function synthesisKey({ context, portalFiles }: SynthesisOptions): string {
  const inputs = [...INPUTS, ...(portalFiles === undefined ? PORTAL_INPUTS : [portalFiles])];
  return contentKey([...new Set(inputs)], Object.entries(context).sort());
}

/**
 * Synthesizes the app into a folder, unless the folder already holds the assembly of the same content.
 *
 * @returns whether the folder was already up to date
 * @throws ConfigError, SubstitutionError, PortalBuildFailed, or CDK's own error when validation finds something
 */
export async function synthesize(
  outdir: string,
  options: SynthesisOptions,
): Promise<{ readonly cached: boolean }> {
  const key = synthesisKey(options);
  const keyFile = join(outdir, KEY_FILE);
  if (existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return { cached: true };
  rmSync(outdir, { recursive: true, force: true });
  const { context, portalFiles } = options;
  const [bundles, portal, { claimflowApp }] = await Promise.all([
    buildFunctions(),
    portalFiles === undefined ? buildPortal() : join(PROJECT_ROOT, portalFiles),
    import('./app.ts'),
  ]);
  claimflowApp({ bundles, portal, context: { ...projectContext(), ...context }, outdir }).synth();
  writeFileSync(keyFile, key);
  return { cached: false };
}

/**
 * The assembly of the checkout's content from the cache, made when it is not there. Concurrent callers may both make it;
 * the first to finish wins.
 *
 * @returns its folder, to be read only
 */
export async function cachedAssembly(options: SynthesisOptions): Promise<string> {
  const folder = join(CACHE_FOLDER, `assembly-${synthesisKey(options)}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  await synthesize(unfinished, options);
  publish(unfinished, folder, 'assembly-');
  return folder;
}

/** The CDK command line reads cdk.json by itself; without it, we do. */
function projectContext(): Record<string, unknown> {
  const { context }: { context: Record<string, unknown> } = JSON.parse(
    readFileSync(join(PROJECT_ROOT, 'cdk.json'), 'utf8'),
  );
  return context;
}
