import { describe, expect, it } from 'vitest';
import { expectStories } from './expect-stories.ts';
import { tellStory } from './story.ts';

describe('random claims, people, faults and crashes, from a seed', () => {
  it('keeps every promise in 20 stories', { timeout: 600_000 }, () => expectStories(1, 20));

  it('tells the same story from the same seed', { timeout: 60_000 }, async () => {
    // A crash, uploads and faults; the second telling finds everything loaded that the first one had to load.
    const [first, second] = [await tellStory(3), await tellStory(3)];
    expect(second.trace.lines).toEqual(first.trace.lines);
    expect(second.digest).toBe(first.digest);
  });
});
