import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow } from './claimflow.ts';
import { counterSale } from './counter-sale.ts';

/**
 * Sales of January, and what becomes of them on 15 March at 09:00 in New York: through the schedule, its function, the
 * stream, the machine and the payment provider, as they are deployed.
 */
/** Five months of everybody's timers: on a busy machine that takes its time. */
const patience = { timeout: 120_000 };
let flow: Claimflow;

beforeAll(async () => {
  flow = await Claimflow.start({ now: Date.parse('2026-01-12T15:00:00.000Z') });
}, 120_000);
afterAll(() => flow.stop());

const until = async (instant: string): Promise<void> => {
  await flow.runtime.clock.advance(Date.parse(instant));
  await flow.runtime.idle();
};

const referrals = async (): Promise<Record<string, string>> => {
  const { items } = await flow.ok('partner', 'GET', '/partners/me/referrals');
  return Object.fromEntries(
    items.map((one: { planNumber: string; status: string }) => [one.planNumber, one.status]),
  );
};
const payouts = async () => (await flow.ok('partner', 'GET', '/partners/me/payouts')).items;

describe('sales of January', patience, () => {
  it('are paid once on 15 March, plan by plan, with a statement by mail; what ended before is void', async () => {
    const everything = await counterSale(flow, 'partner', 1, 'everything');
    const phone = await counterSale(flow, 'partner', 2, 'phone-only');
    const cancelled = await counterSale(flow, 'partner', 3, 'everything');
    await until('2026-02-20T15:00:00.000Z');
    const end = await cancelled.call('POST', `/enrollments/${cancelled.enrollmentId}/cancel`, {
      mode: 'now',
    });
    expect(end.status).toBe(200);
    expect(await referrals()).toMatchObject({
      [everything.planNumber]: 'accrued',
      [phone.planNumber]: 'accrued',
    });

    await until('2026-03-15T12:59:00.000Z');
    expect(await payouts()).not.toContainEqual(expect.objectContaining({ month: '2026-01' }));
    await until('2026-03-15T13:10:00.000Z');
    const { executions } = await flow.control('/executions?machine=payout');
    expect(executions).toContainEqual(
      expect.objectContaining({ name: 'payout-2026-03', status: 'SUCCEEDED' }),
    );
    expect(await referrals()).toMatchObject({
      [everything.planNumber]: 'paid',
      [phone.planNumber]: 'paid',
      [cancelled.planNumber]: 'void',
    });
    const [payout] = (await payouts()).filter(({ month }: { month: string }) => month === '2026-01');
    expect(payout).toMatchObject({ status: 'paid', amountCents: 4_500, to: 'pay@fixit.example.org' });
    expect(payout.lines.map((line: { amountCents: number }) => line.amountCents).sort()).toEqual([
      2_000, 2_500,
    ]);
    expect((await flow.control('/payments')).payments).toMatchObject([
      { to: 'pay@fixit.example.org', amountCents: 4_500, status: 'SUCCESS', reference: 'co-fixit#2026-03' },
    ]);
    const { messages } = await flow.control('/mail?to=partner@example.com');
    const [statement] = messages.filter(({ subject }: { subject: string }) =>
      subject.startsWith('Your statement'),
    );
    expect(statement.attachments).toMatchObject([
      { filename: 'statement-co-fixit-2026-01.pdf', contentType: 'application/pdf' },
      { filename: 'statement-co-fixit-2026-01.csv' },
    ]);
  });

  it('stay paid when the run is started again, and when a plan is cancelled afterwards', async () => {
    const trigger = flow.runtime.functionNamed('StartPayoutRunFunction') ?? '';
    const input = { scheduledTime: '2026-03-15T13:00:00Z' };
    expect(await flow.runtime.invoke(trigger, input)).toEqual({ runMonth: '2026-03', started: true });
    await until('2026-04-20T15:00:00.000Z');
    expect((await flow.control('/payments')).payments).toHaveLength(1);
    const names = (await flow.control('/executions?machine=payout')).executions.map(
      ({ name, status }: { name: string; status: string }) => `${name} ${status}`,
    );
    expect(names.sort()).toEqual(
      expect.arrayContaining(['payout-2026-03-2 SUCCEEDED', 'payout-2026-04 SUCCEEDED']),
    );
  });
});

describe('the fees of a company that has neither form nor payee', patience, () => {
  const payeeOf = async (owner: 'dealer' | 'partner2', companyId: string, email: string): Promise<void> => {
    await flow.ok(owner, 'POST', '/partners/me/payee', { email, password: 'Claimflow-demo-1' });
    await flow.ok('agent', 'POST', `/partners/${companyId}/payee-change`, { outcome: 'confirm', email });
  };
  const harbor = async () => (await flow.ok('dealer', 'GET', '/partners/me/payouts')).items[0];

  it('are held and its owner is told; once both are there they are paid without anybody asking', async () => {
    await counterSale(flow, 'dealer', 40, 'everything');
    // Volt's payment is on hold for a day: the run stays open, and the reconcile looks after it.
    await counterSale(flow, 'partner2', 41, 'everything');
    await payeeOf('partner2', 'co-volt', 'pay+onhold@volt.example.org');
    await until('2026-06-15T13:30:00.000Z');
    expect(await harbor()).toMatchObject({
      status: 'held',
      holds: [{ code: 'tax-form' }, { code: 'no-payee' }],
    });
    const [mail] = (await flow.control('/mail?to=dealer@example.com')).messages;
    expect(mail.subject).toBe('$25.00 waits for you');
    const form = {
      kind: 'W-9',
      legalName: 'Harbor Dealers LLC',
      taxId: '12-3456789',
      signedBy: 'Harper Quinn',
    };
    await flow.ok('dealer', 'POST', '/partners/me/tax-form', { ...form, certified: true });
    const email = 'pay+reversed@harbor.example.org';
    await payeeOf('dealer', 'co-harbor', email);
    expect((await flow.ok('admin', 'GET', '/money/runs/2026-06')).phase).toBe('running');
    await until('2026-06-17T15:00:00.000Z');
    expect(await harbor()).toMatchObject({ status: 'held', holds: [{ code: 'payee-changed' }] });
    await until('2026-06-21T15:00:00.000Z');
    expect(await harbor()).toMatchObject({ status: 'paid', to: email });
  });

  it('are owed again when the bank reverses the payment weeks later, and paid again by an administrator', async () => {
    await until('2026-07-20T15:00:00.000Z');
    expect(await harbor()).toMatchObject({ status: 'returned', reason: expect.any(String) });
    const { items } = await flow.ok('admin', 'GET', '/money/payouts');
    expect(items).toMatchObject([{ companyId: 'co-harbor', nextStep: expect.stringContaining('REVERSED') }]);
    const again = await flow.ok('admin', 'POST', '/money/payouts/co-harbor/2026-06/pay-again', {
      reason: 'Spoke with the bank.',
    });
    expect(again.status).toBe('pending');
    expect(await harbor()).toMatchObject({ status: 'paid' });
    expect((await flow.ok('admin', 'GET', '/money/year-totals?year=2026')).items).toContainEqual(
      expect.objectContaining({ companyId: 'co-harbor', paidCents: 2_500 }),
    );
    expect((await flow.ok('admin', 'GET', '/money/runs')).items.length).toBeGreaterThan(3);
    expect(await flow.ok('admin', 'GET', '/money/runs/2026-06')).toMatchObject({
      phase: 'done',
      openBatches: 0,
    });
    expect((await flow.ok('admin', 'GET', '/money/runs/2026-06/partners')).items).toHaveLength(2);
    expect((await flow.ok('admin', 'GET', '/money/runs/2026-08/partners')).items).toEqual([]);
    const { items: entries } = await flow.ok('admin', 'GET', '/money/ledger?companyId=co-harbor');
    expect(entries.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'accrual',
      'paid',
      'paid',
      'payable',
      'returned',
      'sent',
      'sent',
    ]);
  });
});
