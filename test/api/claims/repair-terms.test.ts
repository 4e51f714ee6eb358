import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customerItem, readCustomer } from '../../../lambdas/adapters/people/people.ts';
import { adjudicated, asked, filed, incident, linkPath } from '../claim-steps.ts';
import { type Api, NOW, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi(async () => {
    const claims = await import('../../../lambdas/api/claims/index.ts');
    const links = await import('../../../lambdas/api/links/index.ts');
    return {
      handler: (event, context) => {
        const { rawPath } = event as { rawPath: string };
        const { handler } = rawPath.startsWith('/c/') ? links : claims;
        return handler(event, context as never) as Promise<unknown>;
      },
    };
  });
});
afterEach(() => api.close());

const post = (claimId: string, what: string, body: object = {}, as: Person = 'fixit-owner') =>
  api.call('POST', `/api/claims/${claimId}/${what}`, { as, body });
const get = (claimId: string, what: string, as: Person) =>
  api.call('GET', `/api/claims/${claimId}/${what}`, { as });

const estimate = (unitCents: number) => ({
  diagnosis: 'Cracked glass',
  recommendation: 'repair',
  lines: [{ kind: 'part', description: 'Glass', quantity: 1, unitCents }],
});
const invoice = (partsCents: number, invoiceNumber?: string) => ({
  ...(invoiceNumber !== undefined && { invoiceNumber }),
  partsCents,
  laborCents: 0,
  taxCents: 0,
  payment: { method: 'paypal', email: 'pay@fixit.example.org' },
});

/** Approved for repair of the laptop, whose prices nobody knows. */
async function approved(unitCents = 30_000, deviceId = 'casey-laptop'): Promise<string> {
  const claimId = await filed(api, { deviceId });
  await post(claimId, 'decide', { outcome: 'request-estimate' }, 'avery');
  await post(claimId, 'estimate', estimate(unitCents));
  const { json } = await post(claimId, 'decide', { outcome: 'approve' }, 'drew');
  expect(json.status).toBe('approved');
  return claimId;
}

describe('estimates', () => {
  it('are kept in every version, for each shop its own, with the approved one marked', async () => {
    const claimId = await approved();
    const { json } = await post(claimId, 'estimate', estimate(42_000));
    expect(json).toMatchObject({
      status: 'approved',
      approvedTotalCents: 30_000,
      supplement: { version: 2, differenceCents: 12_000 },
      nextStep: { who: 'agent', button: 'Submit Repair Invoice' },
    });
    const queue = await get(claimId, 'estimates', 'avery');
    expect(queue.json.items).toMatchObject([
      { version: 1, approved: true, underReview: false },
      { version: 2, approved: false, underReview: true, differenceCents: 12_000 },
    ]);
    expect((await get(claimId, 'estimates', 'volt-owner')).status).toBe(404);
    const extra = await post(claimId, 'decide', { outcome: 'approve' }, 'avery');
    expect(extra.json).toMatchObject({ approvedTotalCents: 42_000, approvedEstimate: 2 });
  });

  it('above what was approved can be declined; an agent’s second approval still needs an override', async () => {
    const claimId = await approved();
    await post(claimId, 'estimate', estimate(42_000));
    const { json } = await post(claimId, 'supplement/decline', { reason: 'Bent before.' }, 'avery');
    expect(json.supplement).toBeUndefined();
    expect((await post(claimId, 'decide', { outcome: 'approve' }, 'avery')).status).toBe(409);
    expect((await post(claimId, 'supplement/decline', { reason: 'x' }, 'avery')).status).toBe(409);
  });

  it('can take their lines from the price list, where the catalogue has the model', async () => {
    const phone = await filed(api);
    const list = await get(phone, 'price-list', 'fixit-clerk');
    expect(list.json.items).toContainEqual({
      ...{ damage: 'screen', description: 'Screen replacement' },
      priceCents: expect.any(Number),
    });
    const laptop = await filed(api, { deviceId: 'casey-laptop' });
    expect((await get(laptop, 'price-list', 'fixit-clerk')).json.items).toEqual([]);
  });
});

describe('the customer’s word', () => {
  it('is given by a tap of a link, once', async () => {
    const claimId = await approved(230_000);
    const shown = await api.call('GET', `/api/claims/${claimId}`, { as: 'fixit-owner' });
    expect(shown.json.nextStep).toMatchObject({
      who: 'customer',
      what: expect.stringContaining('Do not start yet'),
    });
    const path = linkPath(await asked(api, claimId), 'casey', 'agree');
    const page = await api.call('GET', path);
    expect(page.text).toContain('Yes, repair it</button>');
    expect(page.text).toContain('$300.00');
    expect((await api.call('POST', path)).text).toContain('You agreed');
    expect((await api.call('POST', path)).text).toContain('Already decided');
    const after = await api.call('GET', `/api/claims/${claimId}`, { as: 'fixit-owner' });
    expect(after.json).toMatchObject({ status: 'approved', consent: { state: 'given' } });
    expect(after.json.consent.answeredBy).toBeUndefined();
  });

  it('is refused signed in, and an agent has the claim', async () => {
    const claimId = await approved(230_000);
    expect((await post(claimId, 'consent', { agrees: false }, 'casey')).json.status).toBe('in-review');
    expect((await post(claimId, 'consent', { agrees: true }, 'casey')).status).toBe(409);
  });
});

describe('an invoice', () => {
  it('whose number the company used before waits for an agent', async () => {
    const first = await approved();
    await post(first, 'invoice', invoice(30_000, 'F-77'));
    const second = await approved(20_000, 'casey-tablet');
    const { json } = await post(second, 'invoice', invoice(20_000, 'f 77'));
    expect(json).toMatchObject({ status: 'in-review', invoice: { state: 'in-review' } });
    const accepted = await post(second, 'decide', { outcome: 'approve' }, 'avery');
    expect(accepted.json).toMatchObject({ status: 'approved', payments: [{ status: 'pending' }] });
  });

  it('in another currency, that does not add up, or negative, is refused by the field', async () => {
    const claimId = await approved();
    const paths = async (over: object): Promise<string[]> => {
      const { status, json } = await post(claimId, 'invoice', { ...invoice(30_000), ...over });
      expect(status).toBe(400);
      return json.errors.map(({ path }: { path: string }) => path);
    };
    expect(await paths({ currency: 'EUR' })).toEqual(['currency']);
    expect(await paths({ totalCents: 29_000 })).toEqual(['totalCents']);
    expect(await paths({ laborCents: -1, collectedCents: -5 })).toEqual(['laborCents', 'collectedCents']);
    const { status } = await post(claimId, 'invoice', {
      ...invoice(30_000),
      ...{ currency: 'USD', totalCents: 30_000, collectedCents: 9_900, collectedAt: NOW },
    });
    expect(status).toBe(200);
  });
});

describe('a reimbursement', () => {
  const reimburse = { outcome: 'approve', resolution: 'reimbursement', amountCents: 50_000 };

  it('asks for a payee, and is paid to it by an agent', async () => {
    const claimId = await filed(api);
    const { json } = await post(claimId, 'decide', reimburse, 'avery');
    expect(json).toMatchObject({ payments: [], nextStep: { who: 'customer' } });
    expect((await post(claimId, 'reimburse', {}, 'avery')).status).toBe(409);
    const casey = await readCustomer(api.table, 'casey');
    if (!casey) throw new Error('no customer');
    const payee = { method: 'paypal' as const, email: 'casey@pay.example', changedAt: NOW };
    await api.table.transact([customerItem(api.table, { ...casey, payee, version: 2 })]);
    const paid = await post(claimId, 'reimburse', {}, 'avery');
    expect(paid.json.payments).toMatchObject([{ to: 'casey@pay.example', status: 'pending' }]);
    const shown = await api.call('GET', `/api/claims/${claimId}`, { as: 'casey' });
    expect(shown.json.nextStep.what).toContain('is on its way to casey@pay.example');
  });
});

describe('the same fault after a repair', () => {
  it('is offered to the shop, which repairs it free of charge', async () => {
    const first = await approved();
    const { json } = await post(first, 'invoice', invoice(9_900));
    expect(json.status).toBe('completed');
    const again = await filed(api, { deviceId: 'casey-laptop', incident });
    const claim = await adjudicated(api, again);
    expect(claim).toMatchObject({ repairWarranty: { ofClaimId: first, state: 'offered' } });
    const accepted = await post(again, 'warranty', { accept: true });
    expect(accepted.json).toMatchObject({
      ...{ status: 'approved', deductibleCents: 0 },
      nextStep: { button: 'It is repaired', what: expect.stringContaining('free of charge') },
    });
    expect((await post(again, 'repaired')).json.status).toBe('completed');
  });
});
