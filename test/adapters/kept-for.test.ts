import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptFor } from '../../lambdas/adapters/kept-for.ts';

describe('what is kept for a time', () => {
  const start = Date.parse('2026-03-10T17:00:00.000Z');
  beforeEach(() => vi.useFakeTimers({ now: start, toFake: ['Date'] }));
  afterEach(() => vi.useRealTimers());

  const counted = () => {
    let reads = 0;
    return keptFor(1_000, async () => ++reads);
  };

  it('is read once, also by two at the same moment, and anew once its time is over', async () => {
    const read = counted();
    expect(await Promise.all([read(), read()])).toEqual([1, 1]);
    vi.setSystemTime(start + 999);
    expect(await read()).toBe(1);
    vi.setSystemTime(start + 1_000);
    expect(await read()).toBe(2);
  });

  it('is read anew when the clock went back', async () => {
    const read = counted();
    await read();
    vi.setSystemTime(start - 1);
    expect(await read()).toBe(2);
  });

  it('is no failure: whoever asks next reads anew', async () => {
    let reads = 0;
    const read = keptFor(1_000, async () => {
      reads += 1;
      if (reads === 1) throw new Error('throttled');
      return reads;
    });
    await expect(read()).rejects.toThrow('throttled');
    expect(await read()).toBe(2);
  });
});
