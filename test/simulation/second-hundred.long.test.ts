import { describe, it } from 'vitest';
import { standBack } from '../stand-back.ts';
import { expectStories } from './expect-stories.ts';

standBack();

// A file of its own, so that each hundred has a core to itself.
describe('random claims, people, faults and crashes, from a seed', () => {
  it('keeps every promise in another 100 stories', { timeout: 1_500_000 }, () =>
    expectStories(1_101, 1_200, 'short'),
  );
});
