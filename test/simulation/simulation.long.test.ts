import { describe, it } from 'vitest';
import { standBack } from '../stand-back.ts';
import { expectStories } from './expect-stories.ts';

standBack();

describe('random claims, people, faults and crashes, from a seed', () => {
  it('keeps every promise in 100 stories', { timeout: 1_500_000 }, () =>
    expectStories(1_001, 1_100, 'usual'),
  );
});
