import { describe, it } from 'vitest';
import { standBack } from '../stand-back.ts';
import { expectStories } from './expect-stories.ts';

standBack();

describe('random claims, people, faults and crashes, from a seed', () => {
  it('keeps every promise in 80 stories', { timeout: 1_500_000 }, () => expectStories(1_001, 1_080, 'usual'));
});
