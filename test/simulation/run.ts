import { parseArgs } from 'node:util';
import { isStoryLength, type Story, type StoryLength, tellStory } from './story.ts';

/**
 * Stories by hand: `node test/simulation/run.ts --seed 17` replays one with its whole trace, `--seeds 1..10000` tells
 * many, one line each; `--times 20` tells each so often, and every telling must be the first one over again; `--length
 * short` tells them as `npm test` and half of the long run do. The exit code says whether every promise held.
 */
const { values } = parseArgs({
  options: {
    ...{ seed: { type: 'string' }, seeds: { type: 'string' }, times: { type: 'string' } },
    length: { type: 'string', default: 'usual' },
  },
});

const one = values.seed === undefined ? undefined : Number(values.seed);
const [first = 1, last = first] = (values.seeds ?? '1..10').split('..').map(Number);

/** Throws RangeError for a word that is no length. */
function lengthOf(text: string): StoryLength {
  if (!isStoryLength(text)) throw new RangeError(`--length must be usual or short, not ${text}`);
  return text;
}
const length = lengthOf(values.length);

function show(story: Story, ms: number, cpuMs: number): void {
  const { seed, digest, broken, claims, crashes } = story;
  const state = broken.length === 0 ? 'holds' : 'BROKEN';
  console.log(
    `${state} seed ${seed}: ${claims} claims, ${crashes} crashes, ${story.trace.lines.length} lines, ${digest.slice(0, 12)}, ${ms.toFixed(0)} ms (${cpuMs.toFixed(0)} of the processor)`,
  );
  for (const line of broken) console.log(`  ${line}`);
}

/** Where a telling of a seed first differs from another: line number and both lines. */
function difference(story: Story, other: Story): string {
  const at = story.trace.lines.findIndex((line, index) => line !== other.trace.lines[index]);
  return `DIFFERS seed ${story.seed} in line ${at + 1}:\n  ${other.trace.lines[at]}\n  ${story.trace.lines[at]}`;
}

async function tell(seed: number): Promise<Story> {
  const began = performance.now();
  const used = process.cpuUsage();
  const story = await tellStory(seed, length);
  const { user, system } = process.cpuUsage(used);
  show(story, performance.now() - began, (user + system) / 1000);
  return story;
}

let failed = 0;
const started = performance.now();
for (let seed = one ?? first; seed <= (one ?? last); seed += 1) {
  const story = await tell(seed);
  if (one !== undefined) for (const line of story.trace.lines) console.log(line);
  let holds = story.broken.length === 0;
  for (let time = 2; time <= Number(values.times ?? 1); time += 1) {
    const again = await tell(seed);
    if (again.digest === story.digest) continue;
    console.log(difference(again, story));
    holds = false;
  }
  if (!holds) failed += 1;
}
const seconds = (performance.now() - started) / 1000;
console.log(`${failed} broken, ${seconds.toFixed(1)} s`);
process.exitCode = failed > 0 ? 1 : 0;
