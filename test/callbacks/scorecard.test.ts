import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { questionKey } from '../../lambdas/adapters/table/claim-keys.ts';
import { ClaimExecutions } from '../../lambdas/callbacks/claim-executions.ts';
import { deliverAnswer } from '../../lambdas/callbacks/deliver.ts';
import { questionRecordSchema } from '../../lambdas/domain/claim/records.ts';
import { asked, filed } from '../api/claim-steps.ts';
import { type Api, NOW, startApi } from '../api/harness.ts';
import type { Person } from '../api/people.ts';

const states = mockClient(SFNClient);
afterAll(() => states.restore());
const executions = new ClaimExecutions(
  new SFNClient({}),
  'arn:aws:states:us-east-1:000000000000:stateMachine:C',
);

let api: Api;
beforeEach(async () => {
  api = await startApi(async () => {
    const claims = await import('../../lambdas/api/claims/index.ts');
    const partners = await import('../../lambdas/api/partners/index.ts');
    return {
      handler: (event, context) => {
        const { rawPath } = event as { rawPath: string };
        const { handler } = rawPath.startsWith('/api/partners') ? partners : claims;
        return handler(event, context as never) as Promise<unknown>;
      },
    };
  });
  states.reset();
  states.on(SendTaskSuccessCommand).resolves({});
});
afterEach(() => api.close());

const later = (minutes: number): void => {
  vi.setSystemTime(Date.parse(NOW) + minutes * 60_000);
};
const post = (claimId: string, what: string, body: object, as: Person = 'fixit-owner') =>
  api.call('POST', `/api/claims/${claimId}/${what}`, { as, body });

/** The stream tells of the answer twice. */
async function delivered(claimId: string, questionId: string): Promise<void> {
  const question = await api.table.get(questionKey(claimId, questionId), questionRecordSchema);
  if (!question) throw new Error('no such question');
  await deliverAnswer(api.table, executions, question);
  await deliverAnswer(api.table, executions, question);
}

const estimate = {
  ...{ diagnosis: 'Cracked', recommendation: 'repair' },
  lines: [{ kind: 'part', description: 'Glass', quantity: 1, unitCents: 20_000 }],
};
const invoice = {
  ...{ partsCents: 20_000, laborCents: 0, taxCents: 0 },
  payment: { method: 'paypal', email: 'pay@fixit.example.org' },
};

describe('a partner’s scorecard', () => {
  it('counts each answer, repair and denial once, for the partner to see its own and agents all', async () => {
    const repaired = await filed(api, { deviceId: 'casey-laptop' });
    await post(repaired, 'decide', { outcome: 'request-estimate' }, 'avery');
    const first = await asked(api, repaired, 1);
    later(90);
    await post(repaired, 'estimate', estimate);
    await delivered(repaired, first);
    await post(repaired, 'decide', { outcome: 'approve' }, 'avery');
    await post(repaired, 'received', {});
    const second = await asked(api, repaired, 2);
    later(300);
    await post(repaired, 'invoice', invoice);
    await delivered(repaired, second);
    const denied = await filed(api);
    await post(denied, 'decide', { outcome: 'ask-customer', message: 'When?' }, 'avery');
    const third = await asked(api, denied, 1);
    const denial = { kind: 'not-covered', clause: 'pre-existing-damage', reason: 'Old.' };
    await post(denied, 'decide', { outcome: 'deny', denial }, 'avery');
    await delivered(denied, third);

    const own = await api.call('GET', '/api/partners/me/scorecard', { as: 'fixit-clerk' });
    expect(own.json).toMatchObject({
      ...{ from: '2026-01', to: '2026-06' },
      total: {
        time: { estimate: { count: 1 }, answer: null, repair: { count: 1 } },
        ...{ repairs: 1, averageCents: 20_000, costPercent: null, denials: 1, reRepairs: 0 },
      },
    });
    expect(own.json.total.time.estimate.medianMinutes).toBeGreaterThanOrEqual(90);
    expect(own.json.months).toHaveLength(6);
    const all = await api.call('GET', '/api/partners/scorecards', { as: 'avery', query: { months: '2' } });
    expect(all.json.items).toMatchObject([
      { companyId: 'fixit', repairs: 1 },
      { companyId: 'volt', repairs: 0, averageCents: null },
    ]);
    expect((await api.call('GET', '/api/partners/scorecards', { as: 'fixit-owner' })).status).toBe(403);
    const wrong = await api.call('GET', '/api/partners/me/scorecard', {
      ...{ as: 'fixit-owner' as const, query: { months: '99' } },
    });
    expect(wrong.json.errors).toMatchObject([{ path: 'months' }]);
  });
});
