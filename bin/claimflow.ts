#!/usr/bin/env node
import { runCommandLine } from '../local/start/command-line.ts';

await runCommandLine(process.argv.slice(2));
