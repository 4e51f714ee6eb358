import { describe, it } from 'vitest';
import { expectStories } from './expect-stories.ts';

// A file of its own, so that each twenty has a core to itself.
describe('random claims, people, faults and crashes, from a seed', () => {
  it('keeps every promise in another 20 stories', { timeout: 600_000 }, () => expectStories(21, 40, 'short'));
});
