import { describe, it } from 'vitest';
import { expectStories } from './expect-stories.ts';

describe('random claims, people, faults and crashes, from a seed', () => {
  // A seed does not always tell the very same story yet: about one telling in thirty orders one instant differently.
  // Every telling has to keep every promise all the same.
  it('keeps every promise in 40 stories', { timeout: 300_000 }, () => expectStories(1, 40));
});
