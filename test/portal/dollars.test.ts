import { describe, expect, it } from 'vitest';
import { centsOf, dollarsOf } from '../../portal/src/forms/dollars.ts';

describe('dollars as people type them', () => {
  it.each([
    ['92.53', 9253],
    ['$99', 9900],
    [' 1,234.5 ', 123_450],
    ['12,345', 1_234_500],
    ['1,234', 123_400],
    ['89,50', 8950],
    ['89,5', 8950],
    ['1 234,50 $', 123_450],
    ['1\u00a0234\u00a0$', 123_400],
    ['0', 0],
    ['0.07', 7],
  ])('%j', (typed, cents) => {
    expect(centsOf(typed)).toBe(cents);
  });

  it.each(['', '-5', '1.234', '89,5055', '1,23,4', '1,234,50', '12 34', '1.2.3', 'a lot'])(
    '%j is no amount',
    (typed) => {
      expect(centsOf(typed)).toBeUndefined();
    },
  );

  it('are read back as they stand in a field', () => {
    expect(centsOf(dollarsOf(9253))).toBe(9253);
  });
});
