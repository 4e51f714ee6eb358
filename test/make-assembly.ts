/** Synthesizes once before a run of everything (`pretest` in package.json), so that no two test workers do. */
import { buildFunctions } from '../lib/bundling.ts';
import { buildPortal } from '../lib/portal-bundle.ts';
import { cachedAssembly } from '../lib/synthesis.ts';
import { assemblyDir, LOCAL_CONTEXT } from './assembly.ts';

// Side by side, in processes of their own; synthesis finds both in the cache.
await Promise.all([buildFunctions(), buildPortal()]);
console.log(`assembly: ${await assemblyDir()}`);
// And what `npm start` runs, with the real portal, for the tests that start it.
console.log(`assembly of npm start: ${await cachedAssembly({ context: LOCAL_CONTEXT })}`);
