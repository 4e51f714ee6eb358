import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Where `npm start` listens; `vite --config portal/vite.config.ts` serves the sources and asks it for the rest. */
const machine = process.env.CLAIMFLOW_URL ?? 'http://localhost:8787';
const proxied = Object.fromEntries(
  ['/api', '/c', '/config.json', '/_local'].map((path) => [`^${path}(/|$|\\?)`, { target: machine }]),
);

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  build: {
    target: 'es2022',
    outDir: 'dist',
    // What a browser may run comes from files: nothing is inlined into the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'portal-chunks.json',
    reportCompressedSize: false,
    // Libraries mark what may run in a browser; here everything does.
    rolldownOptions: {
      onLog(level, log, handler) {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
      },
    },
  },
  server: { proxy: proxied },
  preview: { proxy: proxied },
});
