import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePlan } from '../../../lambdas/adapters/plans/enrollment-store.ts';
import { claimKey, claimPrefixes, questionKey } from '../../../lambdas/adapters/table/claim-keys.ts';
import { eventRecordSchema, questionRecordSchema } from '../../../lambdas/domain/claim/records.ts';
import { nextPlan } from '../../../lambdas/domain/plans/change.ts';
import { billPlan } from '../../../lambdas/workflow/billing/bill-plan.ts';
import { resumeClaims } from '../../../lambdas/workflow/billing/resume-claims.ts';
import { acceptedDocument, adjudicated, asked, claimOf, filed, incident } from '../../api/claim-steps.ts';
import { type Api, startApi } from '../../api/harness.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
});
afterAll(() => api.close());

const planPaid = (planNumber: string, paymentCurrent: boolean) =>
  changePlan(api.table, planNumber, (before) => {
    const status = paymentCurrent ? 'active' : 'past-due';
    return { change: { before, plan: nextPlan(before, { paymentCurrent, status }) } };
  });

/** A claim under a plan in grace, as the rules leave it. */
async function waiting(
  documents: boolean,
  device: object = {},
): Promise<{ claimId: string; planNumber: string }> {
  const claimId = await filed(api, { incident, ...device });
  const { planNumber = '' } = await claimOf(api, claimId);
  await planPaid(planNumber, false);
  if (documents) await acceptedDocument(api, claimId);
  await adjudicated(api, claimId);
  return { claimId, planNumber };
}

describe('a claim that waits for the payment of its plan', () => {
  it('goes on by itself when the payment came, once, and the rules approve it', async () => {
    const { claimId, planNumber } = await waiting(true);
    const questionId = await asked(api, claimId);
    expect(await claimOf(api, claimId)).toMatchObject({
      status: 'waiting-on-customer',
      waiting: { askedBy: { role: 'system' }, text: expect.stringMatching(/pay/i) },
    });
    await resumeClaims(api.table, await planPaid(planNumber, false));
    expect(await claimOf(api, claimId)).toMatchObject({ status: 'waiting-on-customer' });

    const plan = await planPaid(planNumber, true);
    await Promise.all([resumeClaims(api.table, plan), resumeClaims(api.table, plan)]);
    const resumed = await claimOf(api, claimId);
    expect(resumed).toMatchObject({ status: 'initial-review', adjudicationDue: true });
    expect(resumed).not.toHaveProperty('openQuestion');
    const question = await api.table.get(questionKey(claimId, questionId), questionRecordSchema);
    expect(question).toMatchObject({ deliver: 'pending', closedAt: resumed.updatedAt });
    await resumeClaims(api.table, plan);
    expect((await claimOf(api, claimId)).version).toBe(resumed.version);

    expect(await adjudicated(api, claimId)).toMatchObject({ status: 'approved' });
    const partition = claimKey(claimId).pk;
    const events = await api.table.all({ partition, sortPrefix: claimPrefixes.events }, eventRecordSchema);
    expect(events.filter(({ note }) => note?.includes('payment came in'))).toMatchObject([
      { status: 'initial-review', actor: { role: 'system' } },
    ]);
    await api.call('POST', `/api/claims/${claimId}/withdraw`, { as: 'casey', body: {} });
  });

  it('goes to an agent when the plan lapses: nobody can pay for it any more', async () => {
    const { claimId, planNumber } = await waiting(true, { deviceId: 'casey-tablet' });
    const lapsed = await changePlan(api.table, planNumber, (before) => ({
      change: { before, plan: nextPlan(before, { status: 'lapsed' }) },
    }));
    await billPlan(api.table, () => Promise.reject(new Error('nothing is charged')), { planNumber, run: 9 });
    expect(await claimOf(api, claimId)).toMatchObject({ status: 'initial-review', adjudicationDue: true });
    const judged = await adjudicated(api, claimId);
    expect(judged.waiting.text).toContain('The plan ended with a payment open.');
    expect([lapsed.status, judged.status]).toEqual(['lapsed', 'in-review']);
    await api.call('POST', `/api/claims/${claimId}/withdraw`, { as: 'casey', body: {} });
    await planPaid(planNumber, true);
  });

  it('is left alone where the rules ask for something else', async () => {
    const claimId = await filed(api, { deviceId: 'casey-tablet', incident: { ...incident, type: 'theft' } });
    const { planNumber = '' } = await claimOf(api, claimId);
    const before = await adjudicated(api, claimId);
    expect(before.status).toBe('waiting-on-customer');
    await resumeClaims(api.table, await planPaid(planNumber, true));
    expect(await claimOf(api, claimId)).toEqual(before);
  });
});
