/** Synthesizes once before a run of everything (`pretest` in package.json), so that no two test workers do. */
import { assemblyDir } from './assembly.ts';

console.log(`assembly: ${await assemblyDir()}`);
