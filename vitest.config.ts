import { defineConfig } from 'vitest/config';

/**
 * Two suites. `npm test` runs every `*.test.ts`; `npm run test:long` (LONG=1) runs the `*.long.test.ts`: the same promises
 * with more seeds, more kills, more claims. What both lengths share stands in a file of its own beside them.
 */
const long = process.env.LONG === '1';

/** Looks at what the machines of all other tests used: after them, and only when all of them run. */
const lastOfAll = 'test/grants/report.test.ts';
const everything = !long && process.argv.slice(2).every((word) => word === 'run' || word.startsWith('--'));

export default defineConfig({
  test: {
    pool: 'forks',
    testTimeout: long ? 600_000 : 30_000,
    hookTimeout: 60_000,
    globalSetup: 'test/grants/run.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'claimflow',
          include: [long ? 'test/**/*.long.test.ts' : 'test/**/*.test.ts'],
          exclude: long ? [] : ['test/**/*.long.test.ts', lastOfAll],
          sequence: { groupOrder: 0 },
        },
      },
      ...(everything
        ? [
            {
              extends: true as const,
              test: { name: 'grants', include: [lastOfAll], sequence: { groupOrder: 1 } },
            },
          ]
        : []),
    ],
  },
});
