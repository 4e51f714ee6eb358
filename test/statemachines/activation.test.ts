import { describe, expect, it } from 'vitest';
import type { ActivationStep } from '../../lambdas/domain/activation/activation.ts';
import { type Script, ScriptedMachine, type Workflow } from './scripted-machine.ts';

const workflow: Workflow = {
  file: 'activation',
  execution: 'PLN-0123ABCD-1',
  input: { planNumber: 'PLN-0123ABCD', run: 1 },
  asker: 'OpenActivationQuestionFunction',
  usual: () => ({ timeoutSeconds: 86_400 }),
};
const started = (script: Script): Promise<ScriptedMachine> => new ScriptedMachine(workflow, script).start();

const open = { OpenActivationQuestionFunction: [undefined] };
const at = (step: ActivationStep) => ({ ReadActivationFunction: [{ step }], ...open });

const waits = [
  ['await-sign-in', 'WaitForSignIn'],
  ['await-payment', 'WaitForPayment'],
  ['await-customer', 'WaitForCustomer'],
  ['await-agent', 'WaitForAgent'],
  ['rest', 'RestUntilDue'],
] as const;

describe('the activation machine', () => {
  it('invites, waits for the sign-in, for photos and for an agent, and rests', async () => {
    const plan = await started({
      ...at('invite'),
      InviteCustomerFunction: [{ step: 'await-sign-in' }],
    });
    await plan.answer('await-customer');
    await plan.answer('await-agent');
    await plan.answer('rest');
    await plan.answer('closed');
    expect(await plan.path()).toEqual([
      ...['ReadActivation', 'RouteActivation', 'InviteCustomer', 'RouteActivation', 'WaitForSignIn'],
      ...['RouteActivation', 'WaitForCustomer', 'RouteActivation', 'WaitForAgent', 'RouteActivation'],
      ...['RestUntilDue', 'RouteActivation', 'ActivationEnded'],
    ]);
    expect(await plan.status()).toBe('SUCCEEDED');
  });

  it.each(waits.map(([step, state], index) => [step, state, ...(waits[index - 1] ?? waits[4])] as const))(
    'waits for a callback at %s and goes where the answer leads',
    async (step, state, next, nextState) => {
      const plan = await started(at(step));
      await plan.answer(next);
      await plan.answer('closed');
      expect(await plan.path()).toEqual([
        ...['ReadActivation', 'RouteActivation', state, 'RouteActivation', nextState],
        ...['RouteActivation', 'ActivationEnded'],
      ]);
      expect(plan.asked.map(({ questionId }) => questionId)).toEqual([
        'PLN-0123ABCD-1-q1',
        'PLN-0123ABCD-1-q2',
      ]);
    },
  );

  it.each(waits)('carries out what is due at %s, and waits on', async (step, state) => {
    const plan = await started({
      ...at(step),
      CarryOutDueFunction: [{ step, timeoutSeconds: 345_600 }, { step: 'closed' }],
    });
    await plan.advance(86_400);
    expect((await plan.path()).slice(2)).toEqual([state, 'CarryOutDue', 'RouteActivation', state]);
    await plan.advance(345_600);
    expect(await plan.status()).toBe('SUCCEEDED');
  });

  it('sends an invitation again when it is asked to', async () => {
    const plan = await started({
      ...at('await-sign-in'),
      InviteCustomerFunction: [{ step: 'await-sign-in' }],
    });
    await plan.answer('invite');
    expect((await plan.path()).slice(2)).toEqual([
      ...['WaitForSignIn', 'RouteActivation', 'InviteCustomer', 'RouteActivation', 'WaitForSignIn'],
    ]);
  });

  it.each(waits)('reads the table when %s needs no answer any more', async (step, state) => {
    const plan = await started({
      ReadActivationFunction: [{ step }, { step: 'closed' }],
      OpenActivationQuestionFunction: [{ error: 'AlreadyAnswered' }],
    });
    expect((await plan.path()).slice(2)).toEqual([state, 'ReadAgain', 'RouteActivation', 'ActivationEnded']);
  });

  it('tries again what fails for a while', async () => {
    const plan = await started({
      ...at('invite'),
      InviteCustomerFunction: [{ error: 'TooManyRequestsException' }, { step: 'await-sign-in' }],
    });
    await plan.advance(60);
    expect((await plan.path()).at(-1)).toBe('WaitForSignIn');
  });

  it.each<[string, Readonly<Record<string, readonly [{ error: string }]>>]>([
    ['ReadActivation', { ReadActivationFunction: [{ error: 'Broken' }] }],
    ['InviteCustomer', { InviteCustomerFunction: [{ error: 'Broken' }] }],
    ['WaitForSignIn', { OpenActivationQuestionFunction: [{ error: 'Broken' }] }],
  ])('is left to the reconcile when %s fails for good', async (state, broken) => {
    const step = state === 'WaitForSignIn' ? 'await-sign-in' : 'invite';
    const plan = await started({ ...at(step), ...broken });
    await plan.advance(600);
    expect((await plan.path()).slice(-2)).toEqual([state, 'LeftToReconcile']);
    expect(await plan.status()).toBe('FAILED');
  });

  it('is left to the reconcile by a step that it does not know', async () => {
    const plan = await started({ ReadActivationFunction: [{ step: 'nonsense' }] });
    expect((await plan.path()).at(-1)).toBe('LeftToReconcile');
  });
});
