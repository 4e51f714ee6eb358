import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachedAssembly } from '../lib/synthesis.ts';

/** The context under which the app runs on one machine, and under which the tests look at it. */
export const LOCAL_CONTEXT = {
  domain: 'claimflow.example',
  sender: 'claims@claimflow.example',
  portalUrl: 'http://localhost:8787',
  demoData: 'true',
};

/** Stands for the portal, so that no test of something else waits for it to build, or breaks when it does not. */
export const LOCAL_ASSEMBLY = { context: LOCAL_CONTEXT, portalFiles: 'test/fixtures/infra/portal' };

let made: Promise<string> | undefined;

/**
 * The folder of the synthesized app, as `node bin/synth.ts` writes it. `npm test` synthesizes before the first suite; a run of
 * a few suites does when one of them asks. Nothing is synthesized when the same content was before.
 *
 * @returns absolute path; the folder is shared by all suites and runs: read only
 */
export function assemblyDir(): Promise<string> {
  made ??= cachedAssembly(LOCAL_ASSEMBLY);
  return made;
}

export type StackName = 'ClaimflowData' | 'ClaimflowService' | 'ClaimflowPortal';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Rules?: unknown;
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
}

/** A stack's template as it would be deployed. */
export async function readTemplate(stack: StackName): Promise<Template> {
  const file = join(await assemblyDir(), `${stack}.template.json`);
  if (!existsSync(file)) throw new Error(`${file} is missing: was the stack renamed?`);
  return JSON.parse(readFileSync(file, 'utf8')) as Template;
}
