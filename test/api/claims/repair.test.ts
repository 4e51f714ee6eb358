import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PayPalError } from '../../../lambdas/adapters/providers/paypal.ts';
import { claimOf, filed } from '../claim-steps.ts';
import { type Api, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
});
afterEach(() => api.close());

const post = (claimId: string, what: string, body: object = {}, as: Person = 'fixit-owner') =>
  api.call('POST', `/api/claims/${claimId}/${what}`, { as, body });

const estimate = {
  diagnosis: 'Cracked glass',
  recommendation: 'repair',
  replacement: { canSupply: false },
  lines: [
    { kind: 'part', description: 'Glass', quantity: 2, unitCents: 8_000 },
    { kind: 'labor', description: 'Work', quantity: 1, unitCents: 6_000 },
  ],
};
const invoice = {
  invoiceNumber: 'A-1',
  partsCents: 16_000,
  laborCents: 6_000,
  taxCents: 0,
  payment: { method: 'paypal', email: 'pay@fixit.example.org' },
};

async function approved(): Promise<string> {
  const claimId = await filed(api);
  await post(claimId, 'decide', { outcome: 'request-estimate' }, 'avery');
  await post(claimId, 'estimate', estimate);
  expect((await post(claimId, 'decide', { outcome: 'approve' }, 'avery')).json.status).toBe('approved');
  return claimId;
}

describe('the repair partner', () => {
  it('sends an estimate, receives the device, sends the invoice, and is due its money', async () => {
    const claimId = await filed(api);
    await post(claimId, 'decide', { outcome: 'request-estimate' }, 'avery');
    const sent = await post(claimId, 'estimate', estimate);
    expect(sent.json).toMatchObject({
      status: 'in-review',
      estimate: { totalCents: 22_000, companyId: 'fixit', via: 'portal' },
    });
    await post(claimId, 'decide', { outcome: 'approve' }, 'avery');
    const received = await post(claimId, 'received');
    expect(received.json).toMatchObject({
      deviceReceivedAt: '2026-06-02T18:00:00.000Z',
      nextStep: { who: 'partner' },
    });
    expect((await post(claimId, 'received')).json.version).toBe(received.json.version);
    const invoiced = await post(claimId, 'invoice', invoice);
    const { deductibleCents } = invoiced.json;
    expect(invoiced.json).toMatchObject({
      status: 'approved',
      invoice: { state: 'accepted', totalCents: 22_000, payment: { email: 'pay@fixit.example.org' } },
      payments: [{ to: 'pay@fixit.example.org', amountCents: 22_000 - deductibleCents, status: 'pending' }],
    });
    const again = await post(claimId, 'invoice', invoice);
    expect([again.status, again.json.version]).toEqual([200, invoiced.json.version]);
    const other = await post(claimId, 'invoice', { ...invoice, invoiceNumber: 'A-2' });
    expect(other.json).toMatchObject({ status: 409, type: expect.stringMatching(/already-decided$/) });
  });

  it('has an invoice to another payee, or above the estimate, reviewed', async () => {
    const claimId = await approved();
    const sent = await post(claimId, 'invoice', { ...invoice, partsCents: 20_000 });
    expect(sent.json).toMatchObject({ status: 'in-review', invoice: { state: 'in-review' }, payments: [] });
    const cut = await post(claimId, 'decide', { outcome: 'approve', amountCents: 22_000 }, 'avery');
    expect(cut.json).toMatchObject({ status: 'approved', payments: [{ status: 'pending' }] });
  });

  it('paid to the record, names no address, and needs one there', async () => {
    const claimId = await approved();
    const payment = { method: 'on-record' };
    const sent = await post(claimId, 'invoice', { ...invoice, payment });
    expect(sent.json.payments).toMatchObject([{ to: 'pay@fixit.example.org', status: 'pending' }]);
  });

  it('paid by a link, waits for an agent’s word', async () => {
    const claimId = await approved();
    const payment = { method: 'link', url: 'https://pay.example.org/A-1' };
    const invoiced = await post(claimId, 'invoice', { ...invoice, payment });
    const [due] = invoiced.json.payments;
    const path = `payments/${encodeURIComponent(due.paymentId)}/confirm`;
    expect((await post(claimId, path, {}, 'fixit-owner')).status).toBe(403);
    expect((await post(claimId, 'payments/none/confirm', {}, 'avery')).status).toBe(404);
    const paid = await post(claimId, path, {}, 'avery');
    expect(paid.json).toMatchObject({ status: 'completed', payments: [{ status: 'paid' }] });
    expect((await post(claimId, path, {}, 'avery')).json.version).toBe(paid.json.version);
  });

  it('whose link cannot be paid hears why, and sends the invoice with another payee', async () => {
    const claimId = await approved();
    const payment = { method: 'link', url: 'https://pay.example.org/A-1' };
    const [due] = (await post(claimId, 'invoice', { ...invoice, payment })).json.payments;
    const path = `payments/${encodeURIComponent(due.paymentId)}/confirm`;
    const dead = await post(claimId, path, { notPayable: 'the page is gone' }, 'avery');
    expect(dead.json).toMatchObject({ status: 'in-review', payments: [{ status: 'failed' }] });
    // What the mail to the shop says.
    expect((await claimOf(api, claimId)).invoice?.reviewReason).toContain('the page is gone');
    expect((await post(claimId, path, { notPayable: 'again' }, 'avery')).status).toBe(409);
    const again = await post(claimId, 'invoice', invoice);
    expect(again.json).toMatchObject({
      status: 'approved',
      payments: [{ status: 'failed' }, { status: 'pending', to: 'pay@fixit.example.org' }],
    });
  });

  it('whose payment the provider refuses is put before an agent with nothing on its way', async () => {
    const claimId = await approved();
    await post(claimId, 'invoice', invoice);
    const refusing = {
      submit: () => Promise.reject(new PayPalError(422, 'RECEIVER_INVALID')),
      state: () => Promise.reject(new Error('not asked')),
    };
    const { submitPayment } = await import('../../../lambdas/workflow/submit-payment.ts');
    expect(await submitPayment(api.table, refusing, { claimId, run: 1 })).toMatchObject({
      step: 'await-agent',
    });
    const claim = (await api.call('GET', `/api/claims/${claimId}`, { as: 'avery' })).json;
    expect(claim).toMatchObject({ status: 'in-review', payments: [{ status: 'failed' }] });
    expect((await post(claimId, 'decide', { outcome: 'approve' }, 'avery')).json.payments).toMatchObject([
      { status: 'failed' },
      { status: 'pending', to: 'pay@fixit.example.org' },
    ]);
  });

  it('whose payment the provider has taken before stays on its way, for an agent to look at', async () => {
    const claimId = await approved();
    await post(claimId, 'invoice', invoice);
    const taken =
      '{"details":[{"field":"SENDER_BATCH_ID","issue":"Batch with given sender_batch_id already exists"}]}';
    const repeating = {
      submit: () => Promise.reject(new PayPalError(400, taken)),
      state: () => Promise.reject(new Error('not asked')),
    };
    const { submitPayment } = await import('../../../lambdas/workflow/submit-payment.ts');
    await submitPayment(api.table, repeating, { claimId, run: 1 });
    expect(await claimOf(api, claimId)).toMatchObject({
      status: 'in-review',
      payments: [{ status: 'pending' }],
    });
  });

  it('that was paid before it was opened again is completed as it was, which the team alone is told', async () => {
    const claimId = await approved();
    await post(claimId, 'invoice', invoice);
    const paying = {
      submit: async () => 'B-1',
      state: async () => ({ providerBatchId: 'B-1', providerStatus: 'SUCCESS', status: 'paid' as const }),
    };
    const { submitPayment } = await import('../../../lambdas/workflow/submit-payment.ts');
    await submitPayment(api.table, paying, { claimId, run: 1 });
    const read = async (as: 'avery' | 'casey' | 'fixit-owner') =>
      (await api.call('GET', `/api/claims/${claimId}`, { as })).json;
    expect(await read('avery')).toMatchObject({ status: 'completed' });
    await post(claimId, 'reopen', { reason: 'By mistake.' }, 'avery');
    expect((await read('avery')).paidBefore).toBe(true);
    for (const as of ['casey', 'fixit-owner'] as const)
      expect(await read(as)).not.toHaveProperty('paidBefore');
    const settled = await post(claimId, 'settle', { note: 'Nothing more is to come.' }, 'avery');
    expect(settled.json).toMatchObject({ status: 'completed', payments: [{ status: 'paid' }] });
    expect(settled.json).not.toHaveProperty('paidBefore');
  });

  it('reads which field is wrong', async () => {
    const claimId = await filed(api);
    const paths = async (what: string, body: object) =>
      (await post(claimId, what, body)).json.errors.map((fault: { path: string }) => fault.path);
    expect(
      await paths('estimate', {
        ...estimate,
        lines: [{ kind: 'part', description: 'x', quantity: 0, unitCents: 1.5 }],
      }),
    ).toEqual(['lines.0.quantity', 'lines.0.unitCents']);
    expect(await paths('invoice', { ...invoice, taxCents: -1, payment: { method: 'wire' } })).toEqual([
      'taxCents',
      'payment.method',
    ]);
    expect(
      await paths('invoice', { ...invoice, payment: { method: 'link', url: 'http://x.example' } }),
    ).toEqual(['payment.url']);
  });

  it('may not go ahead of the approval', async () => {
    const claimId = await filed(api);
    expect((await post(claimId, 'invoice', invoice)).json).toMatchObject({ status: 409, claimStatus: 'new' });
    expect((await post(claimId, 'estimate', estimate)).json).toMatchObject({ status: 409 });
    expect((await post(claimId, 'received')).status).toBe(409);
  });

  it('shows clerks no payee', async () => {
    const claimId = await approved();
    await post(claimId, 'invoice', invoice);
    const clerk = await api.call('GET', `/api/claims/${claimId}`, { as: 'fixit-clerk' });
    expect(clerk.text).not.toContain('pay@fixit');
  });
});
