import { describe, expect, it } from 'vitest';
import { expectStories } from './expect-stories.ts';
import { type Story, tellStory } from './story.ts';

describe('random claims, people, faults and crashes, from a seed', () => {
  let told: readonly Story[] = [];

  it('keeps every promise in 20 stories', { timeout: 600_000 }, async () => {
    told = await expectStories(1, 20, 'short');
  });

  it('tells the same story from the same seed', { timeout: 60_000 }, async () => {
    // A crash, uploads and faults; the second telling finds everything loaded that the first one had to load.
    const first = told.find(({ seed }) => seed === 3) ?? (await tellStory(3, 'short'));
    const again = await tellStory(3, 'short');
    expect(again.trace.lines).toEqual(first.trace.lines);
    expect(again.digest).toBe(first.digest);
  });
});
