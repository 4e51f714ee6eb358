import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * How sharp gets into a bundle. As installed, it loads a binary for the machine at hand; ours must be one bundle for every
 * platform, so its loader is replaced by the WebAssembly build. That build starts threads from its own file
 * (`new Worker(__filename)`) and reads the .wasm beside it: so it stays a file of its own next to `index.js`.
 */

const SCRIPT = 'sharp-wasm32';

/** @param folder of the function, relative to esbuild's output directory */
export function sharpEntryPoint(folder: string): { in: string; out: string } {
  return { in: sharpFile('.js'), out: join(folder, SCRIPT) };
}

/** Replaces sharp's choice of a platform's binary by the entry point above. */
export function sharpFromWebAssembly(): Plugin {
  return {
    name: 'sharp-from-webassembly',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/sharp\.[cm]js$/ }, ({ importer }) =>
        /[\\/]sharp[\\/]dist[\\/]/.test(importer) ? { path: `./${SCRIPT}.js`, external: true } : undefined,
      );
    },
  };
}

/** Puts the .wasm where the script looks for it. */
export function copySharpBinary(folder: string): void {
  mkdirSync(folder, { recursive: true });
  copyFileSync(sharpFile('.wasm'), join(folder, basename(sharpFile('.wasm'))));
}

function sharpFile(extension: '.js' | '.wasm'): string {
  const folder = join(createRequire(import.meta.url).resolve('@img/sharp-wasm32/sharp.node'), '..', 'lib');
  const found = readdirSync(folder).find((name) => name.endsWith(`.node${extension}`));
  if (found === undefined) throw new Error(`@img/sharp-wasm32 holds no .node${extension} file`);
  return join(folder, found);
}
