import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow } from './claimflow.ts';

let flow: Claimflow;

beforeAll(async () => {
  flow = await Claimflow.start();
});
afterAll(() => flow.stop());

const payee = { method: 'paypal', email: 'pay@fixit.example.org' };

const transitions = async (name: string): Promise<number> => {
  const { history } = await flow.control(`/executions/${name}`);
  return history.filter((event: { type: string }) => event.type.endsWith('StateEntered')).length;
};

describe('a cracked screen of a verified phone, with a photo', () => {
  it('is approved by the rules up to the catalogue’s price, repaired, invoiced and paid, in at most 12 transitions', async () => {
    const claimId = await flow.file();
    await flow.advance(10_000);
    const approved = await flow.claim(claimId, 'customer');
    expect(approved).toMatchObject({
      status: 'approved',
      resolution: 'repair',
      deductibleCents: expect.any(Number),
    });
    const decision = await flow.ok('agent', 'GET', `/claims/${claimId}/decision`);
    expect(decision).toMatchObject({ outcome: 'auto-approved', rulebookVersion: expect.any(String) });
    expect(decision.trace.every((entry: { verdict: string }) => entry.verdict === 'pass')).toBe(true);

    await flow.ok('partner', 'POST', `/claims/${claimId}/received`, {});
    const invoice = { partsCents: 15_000, laborCents: 6_000, taxCents: 1_200, payment: payee };
    await flow.ok('partner', 'POST', `/claims/${claimId}/invoice`, invoice);
    const done = await flow.claim(claimId, 'customer');
    expect(done.status).toBe('completed');
    const { payments } = await flow.control(`/payments?claimId=${claimId}`);
    expect(payments).toMatchObject([
      { to: 'pay@fixit.example.org', amountCents: 22_200 - approved.deductibleCents, currency: 'USD' },
    ]);
    // Clerks of the shop read the claim's mail, and see no payee.
    const toShop = await flow.ok('partner', 'GET', `/claims/${claimId}/emails`);
    const remittance = toShop.items.find(({ text }: { text: string }) => text.includes('We paid'));
    expect(remittance.text).toContain('to p…@fixit.example.org.');
    expect(await transitions(`${claimId}-1`)).toBeLessThanOrEqual(12);
    const { items } = await flow.ok('customer', 'GET', `/claims/${claimId}/history`);
    const path = items.map((event: { status: string }) => event.status);
    expect(path.filter((status: string, index: number) => status !== path[index - 1])).toEqual([
      'draft',
      'new',
      'approved',
      'completed',
    ]);
  });

  it('does not pay the same invoice again, mailed or sent once more', async () => {
    const { items } = await flow.ok('partner', 'GET', '/claims?list=closed');
    const { claimId } = items[0];
    const invoice = { partsCents: 15_000, laborCents: 6_000, taxCents: 1_200, payment: payee };
    await flow.api('partner', 'POST', `/claims/${claimId}/invoice`, invoice);
    await flow.advance(2 * 86_400_000);
    expect((await flow.control(`/payments?claimId=${claimId}`)).payments).toHaveLength(1);
  });

  it('goes to an agent the second time within a year', async () => {
    const claimId = await flow.file();
    await flow.advance(10_000);
    expect((await flow.claim(claimId)).status).toBe('initial-review');
    const decision = await flow.ok('agent', 'GET', `/claims/${claimId}/decision`);
    expect(decision.outcome).toBe('review');
    await flow.ok('customer', 'POST', `/claims/${claimId}/withdraw`, {});
  });
});

describe('a laptop with liquid in it', () => {
  it('needs an estimate; an estimate above the replacement’s price ends in a replacement by the partner', async () => {
    const claimId = await flow.file({ kind: 'laptop', type: 'liquid' });
    await flow.advance(10_000);
    expect((await flow.claim(claimId, 'partner')).status).toBe('estimate-needed');
    await flow.ok('partner', 'POST', `/claims/${claimId}/estimate`, {
      diagnosis: 'Board corroded.',
      recommendation: 'repair',
      replacement: { canSupply: true, priceCents: 60_000 },
      lines: [{ kind: 'part', description: 'Main board', quantity: 1, unitCents: 70_000 }],
    });
    expect((await flow.claim(claimId)).status).toBe('in-review');
    const decided = await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'approve' });
    expect(decided).toMatchObject({ status: 'approved', resolution: 'replacement' });
    await flow.ok('partner', 'POST', `/claims/${claimId}/received`, {});
    await flow.ok('partner', 'POST', `/claims/${claimId}/invoice`, {
      partsCents: 60_000,
      laborCents: 0,
      taxCents: 0,
      payment: payee,
    });
    expect((await flow.claim(claimId)).status).toBe('completed');
    expect((await flow.control(`/payments?claimId=${claimId}`)).payments).toMatchObject([
      { amountCents: 50_100 },
    ]);
  });
});

describe('a tablet whose invoice is above the approval', () => {
  it('waits for an agent, who approves by the link in the mail', async () => {
    const claimId = await flow.file({ kind: 'tablet', type: 'accidental-damage' });
    await flow.advance(10_000);
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, {
      outcome: 'approve',
      resolution: 'repair',
      amountCents: 20_000,
    });
    await flow.ok('partner', 'POST', `/claims/${claimId}/received`, {});
    await flow.ok('partner', 'POST', `/claims/${claimId}/invoice`, {
      partsCents: 25_000,
      laborCents: 5_000,
      taxCents: 0,
      payment: payee,
    });
    expect((await flow.claim(claimId)).status).toBe('in-review');
    const [mail] = await flow.mails('agent@example.com', claimId);
    expect(mail?.text).toContain('above the approved estimate');
    const approve = new URL(mail?.links.find((link) => link.includes('/c/')) ?? '');
    const page = await flow.portal({ path: approve.pathname });
    expect(Buffer.from(page.body).toString()).toContain('<form method="post"');
    const pressed = await flow.portal({
      method: 'POST',
      path: approve.pathname,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(pressed.status).toBe(200);
    await flow.runtime.idle();
    expect((await flow.claim(claimId)).status).toBe('completed');
    const again = await flow.portal({ path: approve.pathname });
    expect(Buffer.from(again.body).toString()).toMatch(/already decided by/i);
  });
});

describe('an answer and an invoice by mail', () => {
  it('are read, acted on and acknowledged', async () => {
    const claimId = await flow.file({ kind: 'laptop', type: 'vandalism', photo: false });
    await flow.advance(10_000);
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, {
      outcome: 'ask-customer',
      message: 'Which corner?',
    });
    const [asked] = await flow.mails('customer@example.com', claimId);
    await flow.mailIn({
      from: 'customer@example.com',
      to: asked?.replyTo ?? '',
      subject: `Re: ${asked?.subject}`,
      text: 'The left one, at the top.',
    });
    const answered = await flow.claim(claimId);
    expect(answered.status).toBe('in-review');
    const { items } = await flow.ok('customer', 'GET', `/claims/${claimId}/comments`);
    expect(items.at(-1)).toMatchObject({ text: 'The left one, at the top.', via: 'mail' });

    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, {
      outcome: 'approve',
      resolution: 'repair',
      amountCents: 40_000,
    });
    const { partner } = await flow.claim(claimId);
    const [approval] = await flow.mails(partner.email, claimId);
    await flow.mailIn({
      from: approval?.to[0] ?? '',
      to: approval?.replyTo ?? '',
      subject: `Re: ${approval?.subject}`,
      text: 'Invoice F-77\nParts: $200.00\nLabor: $120.00\nSales tax: $16.50\nTotal: $336.50\nPayPal: pay@fixit.example.org',
    });
    expect((await flow.claim(claimId)).status).toBe('completed');
    expect((await flow.control(`/payments?claimId=${claimId}`)).payments).toMatchObject([
      { amountCents: 33_650 - 9_900 },
    ]);
  });
});

describe('another rulebook', () => {
  it('is held against the claims of the past, and decides those to come', async () => {
    const {
      effectiveFrom: _from,
      signals: _signals,
      ...present
    } = await flow.ok('admin', 'GET', '/rulebook');
    const rules = present.rules.map((rule: { id: string }) =>
      rule.id === 'simple-claim' ? { ...rule, params: { incidents: ['liquid'] } } : rule,
    );
    const next = { ...present, version: 'spills-only', rules };
    const told = await flow.ok('admin', 'PUT', '/rulebook?dryRun=true', next);
    const { effectiveFrom: _since, ...prices } = await flow.ok('admin', 'GET', '/catalogue');
    const kept = await flow.ok('admin', 'PUT', '/catalogue?dryRun=true', { ...prices, version: 'other' });
    expect(kept.plans).toEqual([{ version: prices.version, plans: expect.any(Number) }]);
    expect(told.affects.totals).toMatchObject({ approvedAfter: 0, byMove: { 'approve → review': 1 } });
    const [{ claimId, decisive }] = told.affects.differences;
    expect(decisive).toEqual(['simple-claim']);
    expect((await flow.claim(claimId)).status).toBe('completed');

    expect((await flow.ok('admin', 'PUT', '/rulebook', next)).stored).toBe(true);
    const { items } = await flow.ok('customer', 'GET', '/devices');
    const { deviceId } = items.find(({ kind }: { kind: string }) => kind === 'phone');
    const now = await flow.ok('customer', 'GET', `/devices/${deviceId}/if-now`);
    expect(now).toMatchObject({ rulebookVersion: 'spills-only' });
  });
});
