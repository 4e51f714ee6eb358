import { fileURLToPath } from 'node:url';
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
const suite = long ? '*.long.test.ts' : '*.test.ts';

/** Files that start processes, or whole worlds of machines: each in a process of its own. */
const whole = 'test/{e2e,grants,portal,simulation}/**';

/** Files that start the whole system in their own thread. Each machine is a world of its own, its bundles are compiled once. */
const machines = 'test/machine/**';

const notNow = reporting || long ? [] : ['test/**/*.long.test.ts', grantsReport];

// Vitest leaves a core free; a test run has nothing else to do with it. A walk through the portal mostly waits: in the long
// run it goes beside stories and kills, which stand back for it (see `stand-back.ts`).
const maxWorkers = long ? 4 : '100%';

/** As `npm start` keeps it: functions that one test file has loaded are compiled for all others. */
const env = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/claimflow-code', import.meta.url)),
};

const files = {
  maxWorkers,
  env,
  testTimeout: long ? 600_000 : 30_000,
  hookTimeout: 60_000,
} as const;

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers,
    sequence: { sequencer: LongestFirst },
    globalSetup: 'test/grants/run.ts',
    projects: [
      {
        test: {
          ...files,
          name: 'whole',
          include: reporting ? [grantsReport] : [`${whole}/${suite}`],
          exclude: notNow,
        },
      },
      {
        test: {
          ...files,
          name: 'machines',
          include: reporting ? [] : [`${machines}/${suite}`],
          exclude: notNow,
          isolate: false,
        },
      },
      {
        test: {
          ...files,
          name: 'parts',
          include: reporting ? [] : [`test/**/${suite}`],
          exclude: [...notNow, whole, machines],
          // Two hundred short files: starting a process for each costs more than they do.
          isolate: false,
          setupFiles: 'test/leave-nothing-behind.ts',
        },
      },
    ],
  },
});
