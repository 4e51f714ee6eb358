import { describe, expect, it } from 'vitest';
import { definitionOf, type Script, ScriptedMachine, type Workflow } from './scripted-machine.ts';

const workflow: Workflow = {
  file: 'claim',
  execution: 'CLM-0123ABCD-1',
  input: { claimId: 'CLM-0123ABCD', run: 1 },
  asker: 'OpenQuestionFunction',
  usual: () => ({ timeoutSeconds: 86_400 }),
};
const started = (script: Script): Promise<ScriptedMachine> => new ScriptedMachine(workflow, script).start();

const open = { OpenQuestionFunction: [undefined] };
const adjudicatedTo = (step: string) => ({ AdjudicateClaimFunction: [{ step }], ...open });

const waits = [
  ['await-agent', 'WaitForAgent'],
  ['await-customer', 'WaitForCustomer'],
  ['await-estimate', 'WaitForEstimate'],
  ['await-provider', 'WaitForRepairProvider'],
  ['await-device', 'WaitForDevice'],
  ['await-invoice', 'WaitForInvoice'],
  ['await-payment', 'WaitForPayment'],
  ['await-settlement', 'WaitForSettlement'],
] as const;

describe('the claim machine', () => {
  it('takes an auto-approved repair to its end in at most 12 transitions', async () => {
    const claim = await started({
      ...adjudicatedTo('await-device'),
      SubmitPaymentFunction: [{ step: 'closed' }],
    });
    await claim.answer('await-invoice');
    await claim.answer('submit-payment');
    expect(await claim.path()).toEqual([
      'AdjudicateClaim',
      'RouteClaim',
      'WaitForDevice',
      'RouteClaim',
      'WaitForInvoice',
      'RouteClaim',
      'SubmitPayment',
      'RouteClaim',
      'ClaimClosed',
    ]);
    expect(await claim.status()).toBe('SUCCEEDED');
  });

  it('stays within 12 when the provider takes a minute to pay', async () => {
    const claim = await started({
      ...adjudicatedTo('await-device'),
      SubmitPaymentFunction: [{ step: 'await-payment', timeoutSeconds: 60 }],
      CheckPaymentFunction: [{ step: 'closed' }],
    });
    await claim.answer('submit-payment');
    await claim.advance(61);
    expect(await claim.path()).toHaveLength(10);
    expect(await claim.status()).toBe('SUCCEEDED');
  });

  it.each(waits.map(([step, state], index) => [step, state, ...(waits[index - 1] ?? waits[7])] as const))(
    'waits for a callback at %s and goes where the answer leads',
    async (step, state, next, nextState) => {
      const claim = await started(adjudicatedTo(step));
      await claim.answer(next);
      await claim.answer('closed');
      expect(await claim.path()).toEqual([
        'AdjudicateClaim',
        'RouteClaim',
        state,
        'RouteClaim',
        nextState,
        'RouteClaim',
        'ClaimClosed',
      ]);
    },
  );

  it('numbers questions by a counter of its own', async () => {
    const claim = await started(adjudicatedTo('await-agent'));
    await claim.answer('await-customer');
    await claim.answer('await-agent');
    expect(claim.asked.map((question) => question.questionId)).toEqual([
      'CLM-0123ABCD-1-q1',
      'CLM-0123ABCD-1-q2',
      'CLM-0123ABCD-1-q3',
    ]);
  });

  it.each(waits.filter(([step]) => step !== 'await-payment'))(
    'lets silence have its say at %s and waits on',
    async (step, state) => {
      const claim = await started({
        ...adjudicatedTo(step),
        NoticeSilenceFunction: [{ step, timeoutSeconds: 345_600 }, { step: 'closed' }],
      });
      await claim.advance(86_400);
      expect(await claim.path()).toEqual([
        'AdjudicateClaim',
        'RouteClaim',
        state,
        'NoticeSilence',
        'RouteClaim',
        state,
      ]);
      await claim.advance(345_600);
      expect(await claim.status()).toBe('SUCCEEDED');
    },
  );

  it('reads the table when a question needs no answer any more', async () => {
    const claim = await started({
      AdjudicateClaimFunction: [{ step: 'await-agent' }],
      OpenQuestionFunction: [{ error: 'AlreadyAnswered' }, undefined],
      ReadNextStepFunction: [{ step: 'await-customer' }],
    });
    expect(await claim.path()).toEqual([
      'AdjudicateClaim',
      'RouteClaim',
      'WaitForAgent',
      'ReadNextStep',
      'RouteClaim',
      'WaitForCustomer',
    ]);
  });

  it('runs the rules again on what they asked for', async () => {
    const claim = await started(adjudicatedTo('await-customer'));
    await claim.answer('adjudicate');
    expect(claim.called.filter(({ name }) => name === 'AdjudicateClaimFunction')).toHaveLength(2);
  });

  it('waits for photos that are still being inspected', async () => {
    const pending = { error: 'DocumentsPending' };
    const claim = await started({
      AdjudicateClaimFunction: [pending, pending, { step: 'await-device' }],
      ...open,
    });
    await claim.advance(10);
    expect((await claim.path()).at(-1)).toBe('WaitForDevice');
  });

  it.each([
    ['AdjudicateClaim', { AdjudicateClaimFunction: [{ error: 'Broken' }] }],
    [
      'WaitForAgent',
      {
        AdjudicateClaimFunction: [{ step: 'await-agent' }],
        OpenQuestionFunction: Array(7).fill({ error: 'Broken' }).concat([undefined]),
      },
    ],
    [
      'SubmitPayment',
      { AdjudicateClaimFunction: [{ step: 'submit-payment' }], SubmitPaymentFunction: [{ error: 'Broken' }] },
    ],
  ])('puts the claim before an agent when %s fails for good', async (state, script) => {
    const claim = await started({
      ...open,
      ...script,
      ParkInReviewFunction: [{ step: 'await-settlement' }],
    });
    await claim.advance(600);
    const path = await claim.path();
    expect(path).toContain(state);
    expect(path.slice(path.indexOf('ParkInReview'))).toEqual([
      'ParkInReview',
      'ParkedTooOften',
      'RouteClaim',
      'WaitForSettlement',
    ]);
  });

  it('routes a step it does not know to an agent', async () => {
    const claim = await started({
      AdjudicateClaimFunction: [{ step: 'await-miracle' }],
      ParkInReviewFunction: [{ step: 'await-agent' }],
      ...open,
    });
    expect(await claim.path()).toEqual([
      'AdjudicateClaim',
      'RouteClaim',
      'ParkInReview',
      'ParkedTooOften',
      'RouteClaim',
      'WaitForAgent',
    ]);
  });

  it('leaves a claim that cannot even be parked to the reconcile', async () => {
    const claim = await started({
      AdjudicateClaimFunction: [{ error: 'Broken' }],
      ParkInReviewFunction: [{ error: 'Broken' }],
    });
    await claim.advance(1_200);
    expect(await claim.status()).toBe('FAILED');
    expect((await claim.path()).at(-1)).toBe('LeftToReconcile');
  });

  it('does not circle for ever on a fault that comes back at once', async () => {
    const claim = await started({
      AdjudicateClaimFunction: [{ step: 'await-agent' }],
      OpenQuestionFunction: [{ error: 'Broken' }],
      ParkInReviewFunction: [{ step: 'await-agent' }],
    });
    await claim.advance(7_200);
    expect(await claim.status()).toBe('FAILED');
    expect((await claim.path()).filter((state) => state === 'ParkInReview')).toHaveLength(6);
  });

  it('has a timeout and a catch on every task', () => {
    const { States } = definitionOf('claim') as { States: Record<string, Record<string, unknown>> };
    for (const [name, state] of Object.entries(States)) {
      if (state.Type !== 'Task') continue;
      expect(state.TimeoutSeconds, name).toBeDefined();
      expect(JSON.stringify(state.Catch), name).toContain('States.ALL');
    }
  });
});
