import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow } from './claimflow.ts';
import { counterSale } from './counter-sale.ts';

/**
 * Sales of January, and what becomes of them on 15 March at 09:00 in New York: through the schedule, its function, the
 * stream, the machine and the payment provider, as they are deployed.
 */
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

describe('sales of January', () => {
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
