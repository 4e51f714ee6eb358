#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// What is loaded here and in the processes started from here was mostly loaded before: compiled once, kept by content.
const kept = fileURLToPath(new URL('../node_modules/.cache/claimflow-code', import.meta.url));
process.env.NODE_COMPILE_CACHE ??= enableCompileCache(kept).directory ?? kept;

const { runCommandLine } = await import('../local/start/command-line.ts');
await runCommandLine(process.argv.slice(2));
