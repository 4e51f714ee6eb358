import { describe, it } from 'vitest';
import { expectStories } from './expect-stories.ts';

describe('random claims, people, faults and crashes, from a seed', () => {
  it('keeps every promise in 200 stories', () => expectStories(1_001, 1_200));
});
