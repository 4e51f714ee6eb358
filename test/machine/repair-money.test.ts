import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow } from './claimflow.ts';

let flow: Claimflow;
const day = 86_400_000;

beforeAll(async () => {
  flow = await Claimflow.start();
}, 120_000);
afterAll(() => flow.stop());

/** A claim that an agent settles in one of the ways. */
async function approved(kind: 'laptop' | 'tablet' | 'phone', decision: object): Promise<string> {
  const claimId = await flow.file({ kind, type: 'liquid' });
  await flow.advance(10_000);
  await flow.ok('admin', 'POST', `/claims/${claimId}/decide`, {
    outcome: 'approve',
    override: true,
    ...decision,
  });
  return claimId;
}

const paymentsOf = async (claimId: string) => (await flow.control(`/payments?claimId=${claimId}`)).payments;

/** Follows a link of the customer's newest mail on a claim, by what its button says. */
async function press(claimId: string, button: string): Promise<void> {
  const [mail] = await flow.mails('customer@example.com', claimId);
  for (const url of mail?.links ?? []) {
    const path = new URL(url).pathname;
    const page = Buffer.from((await flow.portal({ path })).body).toString();
    if (!page.includes(button)) continue;
    await flow.portal({ method: 'POST', path });
    await flow.runtime.idle();
    return;
  }
  throw new Error(`no link says ${button}`);
}

describe('money of a claim', () => {
  it('reimburses the payee that the customer has set, once it stands for three days, and completes', async () => {
    const payee = { method: 'paypal', email: 'casey-pay+reversed@example.com' };
    await flow.ok('customer', 'PATCH', '/me', { payee });
    await flow.advance(4 * day);
    const claimId = await approved('laptop', { resolution: 'reimbursement', amountCents: 60_000 });
    const claim = await flow.claim(claimId, 'customer');
    expect(claim.status).toBe('completed');
    expect(await paymentsOf(claimId)).toMatchObject([
      { to: 'casey-pay+reversed@example.com', amountCents: 60_000 - claim.deductibleCents },
    ]);
    const { items } = await flow.ok('customer', 'GET', '/devices');
    const laptop = items.find(({ kind }: { kind: string }) => kind === 'laptop');
    expect(laptop.verification).toBe('again');
  });

  it('takes the deductible from the card of the plan, ships, and puts the new item in the old one’s place', async () => {
    const claimId = await approved('phone', { resolution: 'replacement', amountCents: 50_000 });
    expect((await flow.claim(claimId, 'customer')).nextStep).toMatchObject({ who: 'customer' });
    expect((await flow.api('customer', 'POST', `/claims/${claimId}/deductible`, {})).status).toBe(409);
    const [plan] = (await flow.ok('customer', 'GET', '/enrollments')).items;
    const card = { paymentMethod: 'pm_card_visa' };
    await flow.ok('customer', 'PUT', `/enrollments/${plan.enrollmentId}/payment-method`, card);
    const paid = await flow.ok('customer', 'POST', `/claims/${claimId}/deductible`, {});
    expect(paid.shipping.deductible).toMatchObject({ state: 'paid', amountCents: paid.deductibleCents });
    const parcel = { carrier: 'UPS', trackingNumber: '1Z999', item: { serial: 'new 1' } };
    await flow.ok('agent', 'POST', `/claims/${claimId}/ship`, parcel);
    const [told] = await flow.mails('customer@example.com', claimId);
    expect(told?.text).toContain('1Z999');
    await flow.ok('customer', 'POST', `/claims/${claimId}/delivered`, {});
    expect((await flow.claim(claimId)).status).toBe('completed');
    const { items } = await flow.ok('customer', 'GET', '/devices');
    expect(items).toContainEqual(expect.objectContaining({ serial: 'NEW1', verification: 'verified' }));
    const { executions } = await flow.control(`/executions?claimId=${claimId}`);
    expect(executions).toMatchObject([{ status: 'SUCCEEDED' }]);
  });

  it('asks the customer before a repair above the limit, and the shop goes ahead on a tap', async () => {
    const claimId = await flow.file({ kind: 'tablet', type: 'accidental-damage' });
    await flow.advance(10_000);
    await flow.ok('partner', 'POST', `/claims/${claimId}/estimate`, {
      ...{ diagnosis: 'All of it.', recommendation: 'repair' },
      lines: [{ kind: 'part', description: 'Everything', quantity: 1, unitCents: 230_000 }],
    });
    await flow.ok('admin', 'POST', `/claims/${claimId}/decide`, { outcome: 'approve', resolution: 'repair' });
    expect((await flow.claim(claimId, 'partner')).nextStep.what).toContain('Do not start yet');
    await press(claimId, 'Yes, repair it');
    expect((await flow.claim(claimId, 'partner')).consent.state).toBe('given');
    const [go] = await flow.mails('partner@example.com', claimId);
    expect(go?.text).toContain('collect $300.00 from the customer');
    await flow.ok('partner', 'POST', `/claims/${claimId}/invoice`, {
      ...{ partsCents: 230_000, laborCents: 0, taxCents: 0, collectedCents: 30_000 },
      payment: { method: 'on-record' },
    });
    expect((await flow.claim(claimId)).status).toBe('completed');
    expect(await paymentsOf(claimId)).toMatchObject([{ amountCents: 200_000 }]);
    const [paid] = (await flow.mails('partner@example.com', claimId)).filter(({ text }) =>
      text.includes('PayPal reference'),
    );
    expect(paid?.text).toContain('$2,300.00');
    const card = await flow.ok('partner', 'GET', '/partners/me/scorecard');
    expect(card.total).toMatchObject({ repairs: 1, averageCents: 230_000 });
  });

  it('counts for the year of the shop, and is an agent’s again when the bank reverses it weeks later', async () => {
    const { items } = await flow.ok('admin', 'GET', '/money/year-totals?year=2026');
    expect(items).toContainEqual(
      expect.objectContaining({
        ...{ companyId: 'co-fixit', paidCents: 0, repairsCents: 200_000, reportableCents: 200_000 },
        needs1099: true,
      }),
    );
    await flow.advance(31 * day);
    const { payments } = await flow.control('/payments');
    expect(payments).toContainEqual(expect.objectContaining({ status: 'REVERSED' }));
    const [reversed] = (await flow.ok('agent', 'GET', '/claims?list=all')).items.filter(
      ({ device }: { device?: { kind: string } }) => device?.kind === 'laptop',
    );
    const claim = await flow.claim(reversed.claimId, 'agent');
    expect(claim.payments).toMatchObject([{ status: 'returned' }]);
    expect(claim.asksToReopenAt).toEqual(expect.any(String));
  });
});
