import { describe, expect, it } from 'vitest';
import { nextLook } from '../../../lambdas/domain/claim/paid-payment.ts';

const paidAt = '2026-03-01T12:00:00.000Z';
const days = (count: number): number => Date.parse(paidAt) + count * 86_400_000;

describe('a payment that was made', () => {
  it.each([
    [0, '2026-03-02T12:00:00.000Z'],
    [1, '2026-03-04T12:00:00.000Z'],
    [2.5, '2026-03-04T12:00:00.000Z'],
    [30, '2026-04-15T12:00:00.000Z'],
    [89.9, '2026-05-30T12:00:00.000Z'],
  ])('is looked at again after %d days on %s', (after, expected) => {
    expect(nextLook(paidAt, days(after))).toBe(expected);
  });

  it('is left alone after 90 days', () => {
    expect(nextLook(paidAt, days(90))).toBeUndefined();
    expect(nextLook(paidAt, days(400))).toBeUndefined();
  });
});
