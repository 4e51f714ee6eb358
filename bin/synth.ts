/**
 * Synthesizes the app without the CDK command line:
 *
 *   node bin/synth.ts [--out DIR] [--context name=value …]
 *
 * Without a folder it goes into the cache, and its path is all that is printed: processes that start at the same time
 * find or make the same one, and none reads a folder that another is still writing.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cachedAssembly, synthesize } from '../lib/synthesis.ts';

const { values } = parseArgs({
  options: { out: { type: 'string' }, context: { type: 'string', multiple: true, default: [] } },
});
const context = Object.fromEntries(
  values.context.map((pair) => {
    const [name, ...value] = pair.split('=');
    if (!name || value.length === 0) throw new Error(`--context takes name=value; got "${pair}"`);
    return [name, value.join('=')];
  }),
);
if (values.out === undefined) {
  console.log(await cachedAssembly(context));
} else {
  const outdir = resolve(values.out);
  const { cached } = await synthesize(outdir, context);
  console.log(`${outdir} ${cached ? 'is up to date' : 'synthesized'}`);
}
