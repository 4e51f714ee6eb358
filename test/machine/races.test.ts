import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow } from './claimflow.ts';

let flow: Claimflow;

beforeAll(async () => {
  flow = await Claimflow.start();
});
afterAll(() => flow.stop());

const ask = { outcome: 'ask-customer', message: 'Which corner?' };

describe('two at once', () => {
  it('lets one agent win and tells the other', async () => {
    const claimId = await flow.file({ kind: 'tablet', type: 'vandalism', photo: false });
    const denial = {
      kind: 'not-covered',
      clause: (await flow.ok('agent', 'GET', '/rulebook')).clauses[0].id,
      reason: 'No.',
    };
    const answers = await Promise.all([
      flow.api('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'deny', denial }),
      flow.api('agent2', 'POST', `/claims/${claimId}/decide`, ask),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const loser = answers.find((answer) => answer.status === 409)?.body;
    expect(loser.type).toMatch(/\/already-decided$/);
    expect(loser).toMatchObject({ by: expect.any(String), at: expect.any(String) });
    await flow.runtime.idle();
  });

  it('keeps an answer that comes before the question was opened', async () => {
    const claimId = await flow.file({ kind: 'laptop', type: 'vandalism', photo: false });
    // No wait in between: the workflow has not asked yet when the answer is in.
    expect((await flow.api('agent', 'POST', `/claims/${claimId}/decide`, ask)).status).toBe(200);
    expect(
      (await flow.api('customer', 'POST', `/claims/${claimId}/answer`, { message: 'Left.' })).status,
    ).toBe(200);
    await flow.runtime.idle();
    expect(await flow.claim(claimId)).toMatchObject({
      status: 'in-review',
      openQuestion: { step: 'await-agent' },
    });
    const again = await flow.api('customer', 'POST', `/claims/${claimId}/answer`, { message: 'Left.' });
    expect(again.status).toBe(409);
    expect(again.body.type).toMatch(/\/already-decided$/);
    await flow.ok('customer', 'POST', `/claims/${claimId}/withdraw`, {});
  });
});

describe('an agent', () => {
  it('overrides every wait, and the workflow follows', async () => {
    const claimId = await flow.file({ kind: 'laptop', type: 'vandalism', photo: false });
    for (const [outcome, step] of [
      ['ask-customer', 'await-customer'],
      ['request-estimate', 'await-estimate'],
      ['ask-partner', 'await-provider'],
      ['ask-customer', 'await-customer'],
    ] as const) {
      await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome, message: 'Please.' });
      expect((await flow.claim(claimId)).openQuestion.step).toBe(step);
    }
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, {
      outcome: 'approve',
      resolution: 'repair',
      amountCents: 20_000,
    });
    expect((await flow.claim(claimId)).openQuestion.step).toBe('await-device');
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, {
      outcome: 'ask-customer',
      message: 'One more.',
    });
    await flow.ok('customer', 'POST', `/claims/${claimId}/withdraw`, {});
    const [execution] = (await flow.control(`/executions?claimId=${claimId}`)).executions;
    expect(execution.status).toBe('SUCCEEDED');
  });
});

describe('a crash of the machine', () => {
  it('loses neither waits nor timers', async () => {
    const claimId = await flow.file({ kind: 'laptop', type: 'vandalism', photo: false });
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, ask);
    await flow.crash();
    await flow.runtime.idle();
    const before = (await flow.mails('customer@example.com', claimId)).length;
    await flow.advance(3.1 * 86_400_000);
    expect((await flow.mails('customer@example.com', claimId)).length).toBe(before + 1);
    await flow.ok('customer', 'POST', `/claims/${claimId}/answer`, { message: 'Left.' });
    expect((await flow.claim(claimId)).openQuestion.step).toBe('await-agent');
  });
});
