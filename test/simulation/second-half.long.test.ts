import { describe, it } from 'vitest';
import { standBack } from '../stand-back.ts';
import { expectStories } from './expect-stories.ts';

standBack();

// A file of its own, so that each half of the work has a core to itself.
describe('random claims, people, faults and crashes, from a seed', () => {
  it('keeps every promise in another 20 stories', { timeout: 1_500_000 }, () =>
    expectStories(1_081, 1_100, 'usual'),
  );

  it('keeps every promise in 100 short ones', { timeout: 1_500_000 }, () =>
    expectStories(1_101, 1_200, 'short'),
  );
});
