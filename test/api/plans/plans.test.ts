import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from '../harness.ts';

let api: Api;

beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/plans/index.ts'));
});
afterAll(() => api.close());

describe('the plans on sale', () => {
  it('are read by anybody, with prices, coverage and deductibles', async () => {
    const { status, json } = await api.call('GET', '/api/plans');
    expect(status).toBe(200);
    expect(json.items.map((plan: { planCode: string }) => plan.planCode)).toEqual([
      'everything',
      'everything-student',
      'phone-only',
    ]);
    expect(json.items[0]).toMatchObject({
      covers: { phones: 1, otherItems: 25 },
      prices: [{ monthlyCents: 1_500, annualCents: 18_000 }],
    });
    expect(json.items[2].prices.map((price: { tier: string }) => price.tier)).toContain('flagship');
    expect(json.coverage).toMatchObject({ incidentLimitCents: 200_000, waitingPeriodDays: 30 });
    expect(json.deductibles.otherItemsCents).toBe(9_900);
    expect(JSON.stringify(json)).not.toContain('PARTNER3');
  });

  it('come with the terms of coverage to read, of any version there is', async () => {
    const { termsVersion } = (await api.call('GET', '/api/plans')).json;
    const { status, json } = await api.call('GET', '/api/plans/terms');
    expect([status, json.version]).toEqual([200, termsVersion]);
    expect(json.clauses.length).toBeGreaterThan(10);
    for (const clause of json.clauses) expect(Object.keys(clause)).toEqual(['id', 'title', 'text']);
    const same = await api.call('GET', '/api/plans/terms', { query: { version: termsVersion } });
    expect(same.json).toEqual(json);
    expect((await api.call('GET', '/api/plans/terms', { query: { version: 'none' } })).status).toBe(404);
  });
});
