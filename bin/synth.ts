/**
 * Synthesizes the app without the CDK command line:
 *
 *   node bin/synth.ts --out DIR [--context name=value …]
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { synthesize } from '../lib/synthesis.ts';

const { values } = parseArgs({
  options: { out: { type: 'string' }, context: { type: 'string', multiple: true, default: [] } },
});
if (values.out === undefined) throw new Error('--out DIR is missing: where the assembly shall go');
const context = Object.fromEntries(
  values.context.map((pair) => {
    const [name, ...value] = pair.split('=');
    if (!name || value.length === 0) throw new Error(`--context takes name=value; got "${pair}"`);
    return [name, value.join('=')];
  }),
);
const outdir = resolve(values.out);
const { cached } = await synthesize(outdir, context);
console.log(`${outdir} ${cached ? 'is up to date' : 'synthesized'}`);
