import { parseArgs } from 'node:util';
import { type Story, tellStory } from './story.ts';

/**
 * Stories by hand: `node test/simulation/run.ts --seed 17` replays one with its whole trace, `--seeds 1..10000` tells
 * many, one line each. The exit code says whether every promise held.
 */
const { values } = parseArgs({ options: { seed: { type: 'string' }, seeds: { type: 'string' } } });

const one = values.seed === undefined ? undefined : Number(values.seed);
const [first = 1, last = first] = (values.seeds ?? '1..10').split('..').map(Number);

function show(story: Story, ms: number, cpuMs: number): void {
  const { seed, digest, broken, claims, crashes } = story;
  const state = broken.length === 0 ? 'holds' : 'BROKEN';
  console.log(
    `${state} seed ${seed}: ${claims} claims, ${crashes} crashes, ${story.trace.lines.length} lines, ${digest.slice(0, 12)}, ${ms.toFixed(0)} ms (${cpuMs.toFixed(0)} of the processor)`,
  );
  for (const line of broken) console.log(`  ${line}`);
}

let failed = 0;
const started = performance.now();
for (let seed = one ?? first; seed <= (one ?? last); seed += 1) {
  const began = performance.now();
  const used = process.cpuUsage();
  const story = await tellStory(seed);
  if (one !== undefined) for (const line of story.trace.lines) console.log(line);
  const { user, system } = process.cpuUsage(used);
  show(story, performance.now() - began, (user + system) / 1000);
  if (story.broken.length > 0) failed += 1;
}
const seconds = (performance.now() - started) / 1000;
console.log(`${failed} broken, ${seconds.toFixed(1)} s`);
process.exitCode = failed > 0 ? 1 : 0;
