import { describe, expect, it } from 'vitest';
import { type Script, ScriptedMachine, type Workflow } from './scripted-machine.ts';

const workflow: Workflow = {
  file: 'billing',
  execution: 'PLN-0123ABCD-bill-1',
  input: { planNumber: 'PLN-0123ABCD', run: 1 },
};
const billed = (...answers: NonNullable<Script[string]>): Promise<ScriptedMachine> =>
  new ScriptedMachine(workflow, { BillPlanFunction: answers }).start();

const untilApril = { step: 'wait', until: '2026-04-01T07:01:00Z' };
const thirtyOneDays = 31 * 86_400;

describe('the billing machine', () => {
  it('does what is due, waits for what comes next, and ends with the plan', async () => {
    const plan = await billed({ step: 'again' }, untilApril, { step: 'ended' });
    expect(await plan.path()).toEqual([
      ...['BillPlan', 'RouteBilling', 'BillPlan', 'RouteBilling', 'WaitUntilDue'],
    ]);
    await plan.advance(thirtyOneDays);
    expect((await plan.path()).slice(4)).toEqual([
      'WaitUntilDue',
      'BillPlan',
      'RouteBilling',
      'BillingEnded',
    ]);
    expect(await plan.status()).toBe('SUCCEEDED');
  });

  it('says at every step which plan and which run it is, whatever was answered before', async () => {
    const plan = await billed(untilApril, { step: 'ended' });
    await plan.advance(thirtyOneDays);
    expect(plan.called.map(({ payload }) => payload)).toEqual([workflow.input, workflow.input]);
  });

  it('does not wait for what is due already', async () => {
    const plan = await billed({ step: 'wait', until: '2026-02-01T08:01:00Z' }, { step: 'ended' });
    await plan.advance(0);
    expect(await plan.status()).toBe('SUCCEEDED');
  });

  it('tries again what fails for a while', async () => {
    const plan = await billed({ error: 'TooManyRequestsException' }, { error: 'Broken' }, untilApril);
    await plan.advance(120);
    expect(await plan.path()).toEqual(['BillPlan', 'RouteBilling', 'WaitUntilDue']);
  });

  it('is left to the reconcile when it fails for good', async () => {
    const plan = await billed({ error: 'Broken' });
    await plan.advance(600);
    expect(await plan.path()).toEqual(['BillPlan', 'LeftToReconcile']);
    expect(plan.called).toHaveLength(7);
    expect(await plan.status()).toBe('FAILED');
  });

  it('fails, and does not stand still, on an instant that is none', async () => {
    const plan = await billed({ step: 'wait', until: 'soon' });
    expect(await plan.status()).toBe('FAILED');
  });
});
