import { setFlagsFromString } from 'node:v8';
import { audienceOf, nextSilence } from '../../lambdas/domain/claim/silence.ts';
import { isClosed } from '../../lambdas/domain/claim/status.ts';
import { Dice } from './dice.ts';
import { findBroken } from './invariants/find-broken.ts';
import { type Ledger, newLedger } from './ledger.ts';
import { agentActs } from './people/agent.ts';
import { customerActs } from './people/customer.ts';
import { fileClaim } from './people/filing.ts';
import { outsiderActs } from './people/outsider.ts';
import { partnerActs } from './people/partner.ts';
import { type Act, Scene } from './scene.ts';
import type { Trace } from './trace.ts';
import { Broken, World } from './world.ts';

// Every machine evaluates its functions anew and their code starts cold: compiled at once it costs an eighth less, and what
// is optimized is thrown away before it pays, which costs a tenth.
setFlagsFromString('--always-sparkplug');
setFlagsFromString('--no-opt');

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How a seed's story went. */
export interface Story {
  readonly seed: number;
  readonly trace: Trace;
  /** Two runs of a seed have the same. */
  readonly digest: string;
  /** Promises that did not hold, in words. */
  readonly broken: readonly string[];
  readonly claims: number;
  readonly crashes: number;
}

/**
 * Claims of a story and acts for each, weighted. What a story costs is what its claims do, and more seeds find more than
 * longer ones; the shorter half finds what goes wrong with one claim alone.
 */
const lengths = {
  usual: [
    [6, [2, 4]],
    [2, [3, 4]],
    [1, [2, 8]],
    [0.3, [6, 6]],
  ],
  short: [
    [6, [1, 4]],
    [4, [2, 3]],
  ],
} as const;
export type StoryLength = keyof typeof lengths;

export const isStoryLength = (text: string): text is StoryLength => Object.hasOwn(lengths, text);

/** Tells the story of a seed at a length: the same one every time. */
export async function tellStory(seed: number, length: StoryLength = 'usual'): Promise<Story> {
  const dice = new Dice(seed);
  const world = await World.open(dice, dice.between(1, 4));
  const ledger = newLedger();
  const broken: string[] = [];
  try {
    await live(world, dice, ledger, length);
    await comeToRest(world);
    broken.push(...(await findBroken(world, ledger)));
  } catch (error) {
    if (!(error instanceof Broken)) throw tellWhere(error, seed, world);
    broken.push(error.message);
  }
  await world.close();
  broken.push(...world.refusals, ...world.complaints.map((line) => `the machine complained: ${line}`));
  return {
    ...{ seed, trace: world.trace, digest: world.trace.digest(), broken },
    ...{ claims: ledger.filed.length, crashes: world.crashes },
  };
}

const tellWhere = (error: unknown, seed: number, world: World): Error =>
  new Error(`seed ${seed} stopped; its last lines:\n${world.trace.tail(20).join('\n')}`, { cause: error });

async function live(world: World, dice: Dice, ledger: Ledger, length: StoryLength): Promise<void> {
  const [claims, acts] = dice.weighted<readonly [number, number]>(lengths[length]);
  world.setWeather(true);
  for (let step = claims * acts; step > 0; step -= 1) {
    if (ledger.filed.length < claims && (ledger.filed.length === 0 || dice.chance(0.3)))
      await fileClaim(world, dice, ledger);
    else if (dice.chance(0.22)) await moveClock(world, dice, ledger);
    else await act(world, dice, ledger);
    if (dice.chance(0.1)) world.setWeather(true);
    if (dice.chance(0.8)) await world.settle();
  }
}

/** Somebody does something with a claim; sometimes two people at once. */
async function act(world: World, dice: Dice, ledger: Ledger): Promise<void> {
  if (ledger.filed.length === 0) return;
  const scene = Scene.of(world, dice, ledger, chooseClaim(world, dice, ledger));
  const first = chooseAct(scene);
  const together = dice.chance(0.15);
  if (!together) return void (await first[1]());
  const second = chooseAct(scene);
  if (first[2] === 'alone' || second[2] === 'alone') {
    await first[1]();
    await second[1]();
  } else await Promise.all([first[1](), second[1]()]);
}

/** Mostly an open claim. */
function chooseClaim(world: World, dice: Dice, ledger: Ledger): string {
  const open = ledger.filed.filter(
    (claimId) => world.witness.item(`CLAIM#${claimId}`, 'CLAIM')?.closedAt === undefined,
  );
  return dice.pick(open.length > 0 && dice.chance(0.85) ? open : ledger.filed);
}

/** Mostly whoever the claim waits for, sometimes anybody. */
function chooseAct(scene: Scene): Act {
  const { claim, dice } = scene;
  const turn = isClosed(claim.status) ? 'team' : audienceOf(claim);
  const acts = dice.weighted([
    [turn === 'customer' && claim.status !== 'approved' ? 8 : 1, customerActs(scene)],
    [turn === 'partner' || claim.status === 'approved' ? 8 : 1, partnerActs(scene)],
    [turn === 'team' ? 8 : 1, agentActs(scene)],
    [0.4, outsiderActs(scene)],
  ]);
  if (acts.length === 0) return [1, async () => undefined];
  return dice.weighted(acts.map((chosen) => [chosen[0], chosen] as const));
}

async function moveClock(world: World, dice: Dice, ledger: Ledger): Promise<void> {
  const move = dice.weighted<readonly [string, () => number]>([
    [3, ['minutes', () => dice.between(1, 55) * minute]],
    [3, ['hours', () => dice.between(1, 20) * hour]],
    [2, ['days', () => dice.between(1, 10) * day]],
    [0.5, ['weeks', () => dice.between(14, 40) * day]],
    [1, ['to the end of a wait', () => untilSilence(world, dice, ledger)]],
  ]);
  const [why, duration] = move;
  await world.advance(duration(), why);
}

/** Milliseconds to just past the next thing that silence does on one of the claims. */
function untilSilence(world: World, dice: Dice, ledger: Ledger): number {
  const open = ledger.filed
    .map((claimId) => Scene.of(world, dice, ledger, claimId).claim)
    .filter(({ status }) => !isClosed(status));
  if (open.length === 0) return hour;
  return Math.max(minute, nextSilence(dice.pick(open)).at - world.now + 1_000);
}

/** Faults end, and the safety nets get the time they need. */
async function comeToRest(world: World): Promise<void> {
  world.setWeather(false);
  await world.settle();
  for (const ms of [30 * minute, 30 * minute, 2 * hour, day]) await world.advance(ms, 'to rest');
}
