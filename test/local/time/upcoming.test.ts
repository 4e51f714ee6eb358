import { describe, expect, it } from 'vitest';
import { TimerQueue } from '../../../local/time/timer-queue.ts';

describe('the timers to come', () => {
  const queue = new TimerQueue();
  const timer = (name: string, at: number, more: { coalesce?: boolean; every?: number } = {}) =>
    queue.set({ id: name, at, kind: 'wait', name, fire: () => undefined, ...more }, 0);
  for (const [name, at] of [
    ['c', 30],
    ['a', 10],
    ['b1', 20],
    ['b2', 20],
    ['gone', 5],
  ] as const)
    timer(name, at);
  timer('tick', 1, { coalesce: true, every: 1 });
  queue.clear('gone');
  const names = (count: number) => queue.upcoming(count).map(({ timer: { name } }) => name);

  it('are the soonest first, in the order of setting at one instant, without ticks', () => {
    expect(names(10)).toEqual(['a', 'b1', 'b2', 'c']);
  });

  it('are as many as asked for, and stay set', () => {
    expect([names(2), names(1), names(0)]).toEqual([['a', 'b1'], ['a'], []]);
    expect(queue.size).toBe(5);
  });
});
