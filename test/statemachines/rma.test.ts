import { describe, expect, it } from 'vitest';
import { type Script, ScriptedMachine, type Workflow } from './scripted-machine.ts';

const workflow: Workflow = {
  file: 'rma',
  execution: 'RMA-0123ABCD-1',
  input: { rmaId: 'RMA-0123ABCD', run: 1 },
  asker: 'OpenRmaQuestionFunction',
  usual: (turn) => ({ timeoutSeconds: 86_400, version: turn + 7 }),
};
const run = (script: Script): Promise<ScriptedMachine> => new ScriptedMachine(workflow, script).start();

describe('the workflow of an RMA', () => {
  it('waits for each in turn, with a question of its own that names what it was read at', async () => {
    const rma = await run({ ReadRmaFunction: [{ step: 'await-shipment' }] });
    for (const step of ['await-receipt', 'await-inspection', 'await-outcome', 'await-closing', 'closed'])
      await rma.answer(step);
    expect(await rma.status()).toBe('SUCCEEDED');
    expect((await rma.path()).filter((name) => name.startsWith('Wait'))).toEqual([
      ...['WaitForShipment', 'WaitForReceipt', 'WaitForInspection', 'WaitForOutcome', 'WaitForClosing'],
    ]);
    expect(rma.asked.map(({ questionId, version }) => `${questionId} ${version}`).slice(0, 2)).toEqual([
      ...['RMA-0123ABCD-1-q1 7', 'RMA-0123ABCD-1-q2 8'],
    ]);
  });

  it('waits anew for the same step when something else about it changed', async () => {
    const rma = await run({ ReadRmaFunction: [{ step: 'await-shipment' }] });
    await rma.answer('await-shipment');
    expect(rma.asked.map(({ step }) => step)).toEqual(['await-shipment', 'await-shipment']);
  });

  it('carries out what is due when nobody was faster, and reads again where a wait was over before it began', async () => {
    const rma = await run({
      ReadRmaFunction: [{ step: 'await-shipment' }, { step: 'await-receipt' }],
      CarryOutRmaFunction: [{ step: 'closed' }],
      OpenRmaQuestionFunction: [{ error: 'AlreadyAnswered' }, { step: '' }],
    });
    await rma.advance(86_401);
    expect(await rma.path()).toEqual([
      ...['ReadRma', 'RouteRma', 'WaitForShipment', 'ReadAgain', 'RouteRma', 'WaitForReceipt'],
      ...['CarryOutDue', 'RouteRma', 'RmaEnded'],
    ]);
  });

  it.each<[string, Script]>([
    ['a step that fails for good', { ReadRmaFunction: [{ error: 'TypeError' }] }],
    ['a word nobody knows', { ReadRmaFunction: [{ step: 'nonsense' }] }],
  ])('leaves %s to the reconcile', async (_, script) => {
    const rma = await run(script);
    await rma.advance(600);
    expect(await rma.status()).toBe('FAILED');
    expect((await rma.path()).at(-1)).toBe('LeftToReconcile');
  });
});
