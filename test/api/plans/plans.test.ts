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
});

describe('enrollments', () => {
  it('are a customer’s own; an agent says whose', async () => {
    const { json } = await api.call('GET', '/api/enrollments', { as: 'casey' });
    expect(json.items).toMatchObject([
      { planNumber: 'PLN-CASEY000', planCode: 'everything', priceCents: 1_500 },
    ]);
    const agent = await api.call('GET', '/api/enrollments', { as: 'avery' });
    expect([agent.status, agent.json.errors[0].path]).toEqual([400, 'customerId']);
    const query = { customerId: 'riley' };
    expect((await api.call('GET', '/api/enrollments', { as: 'avery', query })).json.items).toHaveLength(1);
    expect((await api.call('GET', '/api/enrollments', { as: 'fixit-owner' })).json.items).toEqual([]);
  });
});
