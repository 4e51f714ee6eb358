import { expect } from 'vitest';
import { type Story, type StoryLength, tellStory } from './story.ts';

/** Tells the stories of these seeds, in order; one that breaks a promise shows its end and how to replay it. */
export async function expectStories(
  from: number,
  to: number,
  length: StoryLength,
): Promise<readonly Story[]> {
  const stories: Story[] = [];
  for (let seed = from; seed <= to; seed += 1) {
    const story = await tellStory(seed, length);
    stories.push(story);
    const { broken, trace } = story;
    const told = [
      `node test/simulation/run.ts --seed ${seed} --length ${length} replays this:`,
      ...trace.tail(30),
      ...broken.map((line) => `BROKEN: ${line}`),
    ];
    expect(broken, told.join('\n')).toEqual([]);
  }
  return stories;
}
