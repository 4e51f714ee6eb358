import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow } from './claimflow.ts';
import { newcomer } from './newcomer.ts';

const minute = 60_000;
let flow: Claimflow;

beforeAll(async () => {
  flow = await Claimflow.start();
});
afterAll(() => flow.stop());

const faults = (rules: readonly object[]): Promise<unknown> =>
  flow.portal({
    method: 'POST',
    path: '/_local/faults',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ seed: 1, rules })),
  });

const executions = async (claimId: string): Promise<{ name: string; status: string }[]> =>
  (await flow.control(`/executions?claimId=${claimId}`)).executions;

/** Ends an execution by hand. */
async function stop(machine: string, name: string): Promise<void> {
  const { stateMachines } = (await flow.runtime.call('states', 'ListStateMachines', {})) as {
    stateMachines: { name: string; stateMachineArn: string }[];
  };
  const { stateMachineArn = '' } = stateMachines.find((one) => one.name.includes(machine)) ?? {};
  const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  await flow.runtime.call('states', 'StopExecution', { executionArn });
}

const fileForReview = (kind: string): Promise<string> => flow.file({ kind, type: 'vandalism', photo: false });

describe('the reconcile', () => {
  it('starts an execution that every attempt of the stream failed to start', async () => {
    await faults([{ service: 'states', operation: 'StartExecution', mode: 'throttle', rate: 1 }]);
    const claimId = await fileForReview('tablet');
    await flow.advance(60 * minute);
    expect(await executions(claimId)).toEqual([]);
    await faults([]);
    await flow.advance(16 * minute);
    expect(await executions(claimId)).toMatchObject([{ name: `${claimId}-1`, status: 'RUNNING' }]);
    await flow.ok('customer', 'POST', `/claims/${claimId}/withdraw`, {});
  });

  it('delivers an answer that never reached the workflow', async () => {
    const claimId = await fileForReview('laptop');
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, {
      outcome: 'ask-customer',
      message: 'Which corner?',
    });
    await faults([{ service: 'states', operation: 'SendTaskSuccess', mode: 'throttle', rate: 1 }]);
    await flow.ok('customer', 'POST', `/claims/${claimId}/answer`, { message: 'The left one.' });
    await flow.advance(60 * minute);
    await faults([]);
    await flow.advance(16 * minute);
    const { status, openQuestion } = await flow.claim(claimId);
    expect({ status, step: openQuestion?.step }).toEqual({ status: 'in-review', step: 'await-agent' });
    await flow.ok('customer', 'POST', `/claims/${claimId}/withdraw`, {});
  });

  it('has a new execution take over, in agent review, when one ended before its claim', async () => {
    const claimId = await fileForReview('tablet');
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, {
      outcome: 'ask-customer',
      message: 'Which corner?',
    });
    await stop('ClaimMachine', `${claimId}-1`);
    await flow.advance(61 * minute);
    expect(await flow.claim(claimId)).toMatchObject({
      status: 'in-review',
      run: 2,
      openQuestion: { step: 'await-agent' },
    });
    const running = (await executions(claimId)).filter((execution) => execution.status === 'RUNNING');
    expect(running).toMatchObject([{ name: `${claimId}-2` }]);
    await flow.ok('customer', 'POST', `/claims/${claimId}/withdraw`, {});
  });

  it('follows an execution that is open for over 300 days', async () => {
    const claimId = await fileForReview('laptop');
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'ask-partner', message: 'When?' });
    await flow.advance(301 * 24 * 60 * minute);
    const names = (await executions(claimId)).map(({ name, status }) => [name, status]);
    expect(names).toContainEqual([`${claimId}-1`, 'ABORTED']);
    expect(names).toContainEqual([`${claimId}-2`, 'RUNNING']);
    await flow.ok('customer', 'POST', `/claims/${claimId}/withdraw`, {});
  });

  it('has a new execution follow a plan whose activation ended before the plan did', async () => {
    const sasha = newcomer();
    const { planNumber } = await flow.ok('partner', 'POST', '/enrollments', {
      ...{ planCode: 'everything', term: 'monthly', customer: sasha, paymentMethod: 'pm_card_visa' },
    });
    await stop('ActivationMachine', `${planNumber}-1`);
    await flow.advance(49 * 60 * minute);
    const { executions: runs } = await flow.control('/executions?machine=Activation');
    const own = runs.filter(({ name }: { name: string }) => name.startsWith(planNumber));
    expect(own.map(({ name, status }: { name: string; status: string }) => [name, status]).sort()).toEqual([
      [`${planNumber}-1`, 'ABORTED'],
      [`${planNumber}-2`, 'RUNNING'],
    ]);
    await flow.advance(2 * 24 * 60 * minute);
    expect((await flow.mails(sasha.email)).map(({ subject }) => subject)).toContain(
      `Your plan ${planNumber} is not active yet`,
    );
  });

  it('leaves nothing pending when all is well', async () => {
    await flow.advance(60 * minute);
    const { items } = (await flow.ok('agent', 'GET', '/staff/queue')) as { items: unknown[] };
    expect(items).toEqual([]);
  });
});
