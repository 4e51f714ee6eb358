import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The folders whose files take longest, in this order; the rest follows in Vitest's own order. */
const LONGEST =
  process.env.LONG === '1'
    ? ['/test/simulation/', '/test/e2e/kill', '/test/portal/', '/test/e2e/']
    : [
        '/test/simulation/',
        '/test/e2e/',
        '/test/grants/',
        '/test/machine/',
        '/test/portal/',
        '/test/api/openapi/',
      ];

/** On a fresh machine Vitest knows no durations: a long file begun last would leave the other cores idle at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rank(a.moduleId) - rank(b.moduleId));
  }
}

function rank(path: string): number {
  const at = LONGEST.findIndex((folder) => path.includes(folder));
  return at === -1 ? LONGEST.length : at;
}
