import { defineConfig } from 'vitest/config';

/**
 * Two suites. `npm test` runs every `*.test.ts`; `npm run test:long` (LONG=1) runs the `*.long.test.ts`: the same promises
 * with more seeds, more kills, more claims. What both lengths share stands in a file of its own beside them.
 */
const long = process.env.LONG === '1';

export default defineConfig({
  test: {
    include: [long ? 'test/**/*.long.test.ts' : 'test/**/*.test.ts'],
    exclude: long ? [] : ['test/**/*.long.test.ts'],
    pool: 'forks',
    testTimeout: long ? 600_000 : 30_000,
    hookTimeout: 60_000,
  },
});
