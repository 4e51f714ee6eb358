import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { incident } from '../claim-steps.ts';
import { type Api, startApi } from '../harness.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
});
afterEach(() => api.close());

const file = (body: object, as: Parameters<Api['call']>[2] = {}) =>
  api.call('POST', '/api/claims', { as: 'casey', ...as, body });

describe('POST /claims', () => {
  it('files in one step, by way of a draft, and says what is next', async () => {
    const filed = await file({ deviceId: 'casey-phone', incident, submit: true });
    expect(filed.status).toBe(201);
    expect(filed.json).toMatchObject({
      claimId: expect.stringMatching(/^CLM-[0-9A-Z]{8}$/),
      status: 'new',
      statusLabel: 'New',
      nextStep: {
        who: 'agent',
        what: expect.stringContaining('We have your claim'),
        by: '2026-06-02T21:00:00.000Z',
      },
    });
    const { claimId } = filed.json;
    const history = await api.call('GET', `/api/claims/${claimId}/history`, { as: 'casey' });
    expect(history.json.items).toMatchObject([
      { status: 'draft', statusLabel: 'Draft', actor: { role: 'customer', name: 'Casey' } },
      { status: 'new', statusLabel: 'New', at: '2026-06-02T18:00:00.000Z' },
    ]);
  });

  it('keeps a draft until it is sent, and lets it be changed', async () => {
    const { claimId, status } = (
      await file({ deviceId: 'casey-phone', incident: { ...incident, description: '' } })
    ).json;
    expect(status).toBe('draft');
    const early = await api.call('POST', `/api/claims/${claimId}/submit`, { as: 'casey' });
    expect(early.json).toMatchObject({ status: 400, errors: [{ path: 'incident.description' }] });
    const changed = await api.call('PATCH', `/api/claims/${claimId}`, {
      as: 'casey',
      body: { incident: { description: 'Fell down the stairs', trackingEnabled: true } },
    });
    expect(changed.json.incident).toMatchObject({
      type: 'cracked-screen',
      description: 'Fell down the stairs',
      trackingEnabled: true,
    });
    const sent = await api.call('POST', `/api/claims/${claimId}/submit`, { as: 'casey' });
    expect(sent.json).toMatchObject({ status: 'new', partner: { companyId: 'fixit' } });
  });
});
