import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/**
 * Two suites. `npm test` runs every `*.test.ts`; `npm run test:long` (LONG=1) runs the `*.long.test.ts`: the same promises
 * with more seeds, more kills, more claims. What both lengths share stands in a file of its own beside them.
 */
const long = process.env.LONG === '1';

/** `npm test` ends with it (`posttest`): it looks at what the machines of all other tests used. */
const grantsReport = 'test/grants/report.test.ts';
const reporting = process.env.GRANTS === 'report';
const suite = [long ? 'test/**/*.long.test.ts' : 'test/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    // Vitest leaves a core free; a test run has nothing else to do with it.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    testTimeout: long ? 600_000 : 30_000,
    hookTimeout: 60_000,
    globalSetup: 'test/grants/run.ts',
    include: reporting ? [grantsReport] : suite,
    exclude: reporting || long ? [] : ['test/**/*.long.test.ts', grantsReport],
  },
});
