import { expect } from 'vitest';
import { tellStory } from './story.ts';

/** Tells the stories of these seeds; one that breaks a promise shows its end and how to replay it. */
export async function expectStories(from: number, to: number): Promise<void> {
  for (let seed = from; seed <= to; seed += 1) {
    const { broken, trace } = await tellStory(seed);
    const told = [
      `node test/simulation/run.ts --seed ${seed} replays this:`,
      ...trace.tail(30),
      ...broken.map((line) => `BROKEN: ${line}`),
    ];
    expect(broken, told.join('\n')).toEqual([]);
  }
}
