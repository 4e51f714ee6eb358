/**
 * Synthesizes the app without the CDK command line:
 *
 *   node bin/synth.ts [--out DIR] [--context name=value …] [--portal-files DIR]
 *
 * Without a folder it goes into the cache, and its path is all that is printed: processes that start at the same time
 * find or make the same one, and none reads a folder that another is still writing. With a folder of the checkout for the
 * portal's files, `portal/` is not built.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cachedAssembly, synthesize } from '../lib/synthesis.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    context: { type: 'string', multiple: true, default: [] },
    'portal-files': { type: 'string' },
  },
});
const context = Object.fromEntries(
  values.context.map((pair) => {
    const [name, ...value] = pair.split('=');
    if (!name || value.length === 0) throw new Error(`--context takes name=value; got "${pair}"`);
    return [name, value.join('=')];
  }),
);
const portalFiles = values['portal-files'];
const options = { context, ...(portalFiles !== undefined && { portalFiles }) };
if (values.out === undefined) {
  console.log(await cachedAssembly(options));
} else {
  const outdir = resolve(values.out);
  const { cached } = await synthesize(outdir, options);
  console.log(`${outdir} ${cached ? 'is up to date' : 'synthesized'}`);
}
