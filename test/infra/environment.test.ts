import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bundles, buildFunctions } from '../../lib/bundling.ts';
import { FUNCTION_NAMES } from '../../lib/functions.ts';
import { sourceFiles } from '../architecture/source-files.ts';
import { readTemplate } from '../assembly.ts';
import { resourcesOf } from './statements.ts';

/** Names of the variables a function is given, by its name. */
const given = new Map<string, readonly string[]>();
let bundles: Bundles;

beforeAll(async () => {
  bundles = await buildFunctions();
  for (const [, { Metadata, Properties }] of resourcesOf(
    await readTemplate('ClaimflowService'),
    'AWS::Lambda::Function',
  )) {
    const { Variables } = Properties.Environment as { Variables: Record<string, unknown> };
    given.set(String(Metadata?.['aws:cdk:path']).split('/')[1] ?? '', Object.keys(Variables));
  }
});

/** Variables that stand for the right to reach something: what is not read should not be granted. */
const REACHES = /^(TABLE_NAME|.*_BUCKET|.*_SECRET_ARN|.*_MACHINE_ARN|CONFIGURATION_SET|.*_POOL_ID)$/;

/** In every bundle that changes claims, but read only where a change asks a question: the others are refused by IAM. */
const READ_FOR_QUESTIONS = 'LINK_KEY_SECRET_ARN';

describe('the environment', () => {
  it('gives every variable that a handler asks for to some function', () => {
    const known = new Set([...given.values()].flat());
    const asked = sourceFiles()
      .filter(({ path }) => path.startsWith('lambdas/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/requireEnv\('(\w+)'\)/g)].map(([, name = '']) => ({ path, name })),
      );
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ name }) => !known.has(name))).toEqual([]);
  });

  it.for(FUNCTION_NAMES)(
    'gives %s what its bundle reads, and the reach of nothing else',
    (name, { skip }) => {
      const code = readFileSync(join(bundles[name].folder, 'index.js'), 'utf8');
      skip(code.includes('not built yet'), 'the handler is still a placeholder');
      const mine = given.get(name) ?? [];
      const all = new Set(
        [...given.values()].flat().filter((variable) => !variable.startsWith('POWERTOOLS_')),
      );
      const read = [...all].filter(
        (variable) => code.includes(`"${variable}"`) || code.includes(`env.${variable}`),
      );
      const missing = read.filter((variable) => variable !== READ_FOR_QUESTIONS && !mine.includes(variable));
      expect(missing, 'read, but not given').toEqual([]);
      const needless = mine.filter((variable) => REACHES.test(variable) && !read.includes(variable));
      expect(needless, 'given, but not read').toEqual([]);
    },
  );
});
