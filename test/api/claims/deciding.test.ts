import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { questionRecordSchema } from '../../../lambdas/domain/claim/records.ts';
import { acceptedDocument, adjudicated, asked, claimOf, filed } from '../claim-steps.ts';
import { type Api, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
});
afterEach(() => api.close());

const post = (claimId: string, what: string, body: object = {}, as: Person = 'avery') =>
  api.call('POST', `/api/claims/${claimId}/${what}`, { as, body });
const get = (claimId: string, what: string, as: Person = 'avery') =>
  api.call('GET', `/api/claims/${claimId}/${what}`, { as });

const denial = { kind: 'not-covered', clause: 'pre-existing-damage', reason: 'It was cracked in March.' };

describe('POST /claims/{id}/decide', () => {
  it('approves, and answers the claim as it is then', async () => {
    const claimId = await filed(api);
    const approved = await post(claimId, 'decide', {
      outcome: 'approve',
      amountCents: 20_000,
      message: 'Fine.',
    });
    expect(approved.json).toMatchObject({
      claimId,
      status: 'approved',
      resolution: 'repair',
      approvedTotalCents: 20_000,
      limitCents: 200_000,
      nextStep: { who: 'customer' },
      movedBy: { name: 'Avery' },
    });
    const shop = await api.call('GET', `/api/claims/${claimId}`, { as: 'fixit-owner' });
    expect(shop.json.nextStep).toMatchObject({ button: 'Submit Repair Invoice' });
    expect(shop.json).not.toHaveProperty('movedBy');
  });

  it('names what is missing or unknown, by outcome', async () => {
    const claimId = await filed(api);
    const paths = async (body: object) =>
      (await post(claimId, 'decide', body)).json.errors.map((fault: { path: string }) => fault.path);
    expect(await paths({})).toEqual(['outcome']);
    expect(await paths({ outcome: 'maybe' })).toEqual(['outcome']);
    expect(await paths({ outcome: 'ask-customer' })).toEqual(['message']);
    expect(await paths({ outcome: 'ask-partner', message: '  ' })).toEqual(['message']);
    expect(await paths({ outcome: 'deny' })).toEqual(['denial']);
    expect(await paths({ outcome: 'deny', denial: { kind: 'fraud' } })).toEqual([
      'denial.clause',
      'denial.reason',
    ]);
    expect(await paths({ outcome: 'deny', denial: { ...denial, clause: 'none' } })).toEqual([
      'denial.clause',
    ]);
    expect(await paths({ outcome: 'approve', amountCents: 1.5 })).toEqual(['amountCents']);
    expect(await paths({ outcome: 'approve', amountCents: -1, reslution: 'repair' })).toEqual([
      'amountCents',
      'reslution',
    ]);
    expect((await claimOf(api, claimId)).status).toBe('new');
  });

  it('asks the customer, who answers once', async () => {
    const claimId = await filed(api);
    await post(claimId, 'decide', { outcome: 'ask-customer', message: 'Which side is cracked?' });
    await asked(api, claimId);
    const customers = await api.call('GET', `/api/claims/${claimId}`, { as: 'casey' });
    expect(customers.json).toMatchObject({
      status: 'waiting-on-customer',
      nextStep: { who: 'customer', what: 'We need: Which side is cracked?', button: 'Answer' },
      question: { audience: 'customer', text: 'Which side is cracked?' },
    });
    const shops = await api.call('GET', `/api/claims/${claimId}`, { as: 'fixit-owner' });
    expect(shops.text).not.toContain('Which side');
    const answered = await post(claimId, 'answer', { message: 'The left.' }, 'casey');
    expect(answered.json).toMatchObject({ status: 'in-review' });
    const again = await post(claimId, 'answer', { message: 'The right.' }, 'casey');
    expect(again.json).toMatchObject({
      status: 409,
      type: expect.stringMatching(/\/already-decided$/),
      by: 'Casey',
      at: '2026-06-02T18:00:00.000Z',
    });
    const question = await api.table.get(
      { pk: `CLAIM#${claimId}`, sk: `QUESTION#${claimId}-1.1` },
      questionRecordSchema,
    );
    expect(question).toMatchObject({ closedBy: { name: 'Casey' }, outcome: 'in-review', deliver: 'pending' });
  });

  it('lets one of two agents at once win and tells the other', async () => {
    const claimId = await filed(api);
    // Blake reads the claim; before his decision is stored, Avery's is.
    api.server.beforeNextWrite(async () => {
      await post(claimId, 'decide', { outcome: 'ask-customer', message: 'Which side?' }, 'avery');
    });
    const lost = await post(claimId, 'decide', { outcome: 'approve', amountCents: 20_000 }, 'blake');
    expect(lost.json).toMatchObject({
      status: 409,
      type: expect.stringMatching(/already-decided$/),
      by: 'Avery',
    });
    expect((await claimOf(api, claimId)).status).toBe('waiting-on-customer');
    // Knowing it, he may.
    expect((await post(claimId, 'decide', { outcome: 'approve', amountCents: 20_000 }, 'blake')).status).toBe(
      200,
    );
    expect((await post(claimId, 'decide', { outcome: 'deny', denial }, 'avery')).json).toMatchObject({
      by: 'Blake',
    });
    const overridden = await post(claimId, 'decide', { outcome: 'deny', denial, override: true }, 'avery');
    expect(overridden.json.status).toBe('denied-not-covered');
  });

  it('goes round again when the claim was only amended meanwhile', async () => {
    const claimId = await filed(api);
    api.server.beforeNextWrite(async () => {
      await post(claimId, 'comments', { text: 'Here is more.' }, 'casey');
    });
    expect((await post(claimId, 'decide', { outcome: 'approve', amountCents: 20_000 })).status).toBe(200);
  });

  it('takes what is above the agent’s authority as a proposal, which another confirms', async () => {
    const claimId = await filed(api);
    const above = await post(claimId, 'decide', {
      outcome: 'approve',
      resolution: 'reimbursement',
      amountCents: 190_000,
    });
    expect(above.json).toMatchObject({ status: 'new', proposal: { amountCents: 190_000 } });
    const admin = await post(claimId, 'decide', { outcome: 'approve' }, 'drew');
    expect(admin.json).toMatchObject({ status: 'approved', resolution: 'reimbursement' });
    const settled = await post(claimId, 'settle', { note: 'Paid by check 17.' });
    expect(settled.json).toMatchObject({ status: 'completed' });
  });
});

describe('a denial', () => {
  it('tells the customer the clause, the shop nothing, and takes a second review by another agent', async () => {
    const claimId = await filed(api);
    await post(claimId, 'decide', { outcome: 'deny', denial });
    const customer = await api.call('GET', `/api/claims/${claimId}`, { as: 'casey' });
    expect(customer.json).toMatchObject({
      status: 'denied-not-covered',
      denial: {
        clause: 'pre-existing-damage',
        clauseText: expect.stringContaining('before cover began'),
        reason: denial.reason,
        // The mail says “until August 1”: to the end of that day, in the zone of the opening hours.
        secondReviewUntil: '2026-08-02T06:59:59.999Z',
      },
      nextStep: { what: expect.stringContaining(denial.reason), button: 'Ask for a second review' },
    });
    for (const what of ['', '/history', '/decision', '/emails', '/comments']) {
      const shop = await api.call('GET', `/api/claims/${claimId}${what}`, { as: 'fixit-owner' });
      expect(shop.text).not.toContain('cracked in March');
      expect(shop.text).not.toContain('pre-existing');
    }
    const review = await post(claimId, 'second-review', { message: 'It was not.' }, 'casey');
    expect(review.json).toMatchObject({
      status: 'denied-not-covered',
      secondReview: { text: 'It was not.' },
    });
    expect((await post(claimId, 'second-review', { message: 'Again.' }, 'casey')).status).toBe(200);
    const reopened = await post(claimId, 'reopen', { reason: 'Second review' }, 'blake');
    expect(reopened.json).toMatchObject({ status: 'in-review', run: 2 });
    await asked(api, claimId);
    const reviews = (await get(claimId, 'emails')).json.items.filter((mail: { text: string }) =>
      mail.text.includes('A claim for review'),
    );
    const linksTo = (address: string) =>
      reviews
        .filter((mail: { to: string[] }) => mail.to[0] === address)
        .map((mail: { text: string }) => mail.text.includes('[link]'));
    expect([linksTo('avery@example.com'), linksTo('blake@example.com')]).toEqual([[false], [true]]);
    const denier = await post(claimId, 'decide', { outcome: 'approve' }, 'avery');
    expect([denier.status, denier.json.detail]).toEqual([
      403,
      'You denied this claim: another agent makes the second review.',
    ]);
    expect((await post(claimId, 'decide', { outcome: 'approve', amountCents: 10_000 }, 'blake')).status).toBe(
      200,
    );
  });
});

describe('GET /claims/{id}/decision', () => {
  it('shows what the rules decided, and an agent’s decision over the same trace', async () => {
    const claimId = await filed(api, { deviceId: 'casey-tablet' });
    expect((await get(claimId, 'decision')).status).toBe(404);
    await acceptedDocument(api, claimId);
    await adjudicated(api, claimId);
    const rules = await get(claimId, 'decision');
    expect(rules.json).toMatchObject({ outcome: 'review', decidedBy: 'rules', rulebookVersion: '2026-01' });
    expect(rules.json.trace[0]).toEqual({
      ruleId: expect.any(String),
      clause: expect.any(String),
      verdict: 'pass',
      facts: expect.any(Object),
    });
    expect(rules.text).not.toContain('"pk"');
    await post(claimId, 'decide', { outcome: 'approve', amountCents: 20_000 });
    const agents = await get(claimId, 'decision');
    expect(agents.json).toMatchObject({ outcome: 'approved', decidedBy: 'Avery', trace: rules.json.trace });
    await post(claimId, 'received', {}, 'fixit-owner');
    expect((await get(claimId, 'decision')).json).toMatchObject({ outcome: 'approved', decidedBy: 'Avery' });
    expect((await get(claimId, 'decision', 'fixit-owner')).json).not.toHaveProperty('trace');
  });

  it('shows an approval by rule, and a denial without rules', async () => {
    const byRule = await filed(api);
    await acceptedDocument(api, byRule);
    expect((await adjudicated(api, byRule)).status).toBe('approved');
    expect((await get(byRule, 'decision', 'casey')).json).toMatchObject({
      outcome: 'auto-approved',
      decidedBy: 'rules',
    });
    const denied = await filed(api, { deviceId: 'casey-laptop' });
    await post(denied, 'decide', { outcome: 'deny', denial });
    expect((await get(denied, 'decision')).json).toMatchObject({
      outcome: 'denied',
      decidedBy: 'Avery',
      trace: [],
    });
  });
});

describe('POST /claims/{id}/assign', () => {
  it('takes the claim, gives it to an agent, or lays it down', async () => {
    const claimId = await filed(api);
    expect((await post(claimId, 'assign')).json.assignedTo).toMatchObject({ userId: 'avery' });
    expect((await post(claimId, 'assign', { userId: 'drew' })).json.assignedTo).toMatchObject({
      userId: 'drew',
    });
    expect((await post(claimId, 'assign', { userId: 'casey' })).json.errors[0].path).toBe('userId');
    expect((await post(claimId, 'assign', { userId: null })).json.assignedTo).toBeUndefined();
    expect((await claimOf(api, claimId)).assignedTo).toBeUndefined();
    expect((await get(claimId, 'history', 'casey')).text).not.toContain('Assigned');
  });
});
