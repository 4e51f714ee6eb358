import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Call, lambdaAnswer, lambdaError, Machine } from '../local/stepfunctions/machine.ts';

const file = new URL('../../statemachines/rma.asl.json', import.meta.url);
const arn = 'arn:aws:lambda:us-east-1:000000000000:function:$1';
const definition = JSON.parse(readFileSync(file, 'utf8').replaceAll(/\$\{(\w+)\}/g, arn));

type Scripted = { readonly step: string } | { readonly error: string };

interface Asked {
  readonly step: string;
  readonly version: number;
  readonly questionId: string;
  readonly taskToken: string;
}

/** Runs the machine in the engine; its functions answer by a script, the last answer again and again. */
async function run(script: Readonly<Record<string, readonly Scripted[]>>) {
  const asked: Asked[] = [];
  const turns = new Map<string, number>();
  const machine = new Machine((call: Call) => {
    const name = String(call.input.FunctionName).split(':').at(-1) ?? '';
    const turn = turns.get(name) ?? 0;
    turns.set(name, turn + 1);
    const answers = script[name] ?? [];
    const scripted = answers[Math.min(turn, answers.length - 1)];
    if (scripted && 'error' in scripted) return lambdaError(scripted.error, 'as scripted');
    if (name === 'OpenRmaQuestionFunction') asked.push(JSON.parse(String(call.input.Payload)) as Asked);
    return lambdaAnswer(scripted && { timeoutSeconds: 86_400, version: turn + 7, ...scripted });
  });
  const execution = await machine.start(definition, { rmaId: 'RMA-0123ABCD', run: 1 }, 'RMA-0123ABCD-1');
  const path = async (): Promise<string[]> =>
    (await machine.history(execution)).flatMap((event) => {
      const { stateEnteredEventDetails: entered } = event as { stateEnteredEventDetails?: { name: string } };
      return entered ? [entered.name] : [];
    });
  const answer = async (step: string): Promise<void> => {
    const output = JSON.stringify({ step, timeoutSeconds: 86_400, version: 20 });
    await machine.run('SendTaskSuccess', { taskToken: asked.at(-1)?.taskToken, output });
    await machine.activity.idle();
  };
  const status = async () => (await machine.describe(execution)).status;
  return { machine, asked, answer, path, status };
}

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
      ...['RMA-0123ABCD-1-q1 7', 'RMA-0123ABCD-1-q2 20'],
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
    await rma.machine.advance(86_401);
    expect(await rma.path()).toEqual([
      ...['ReadRma', 'RouteRma', 'WaitForShipment', 'ReadAgain', 'RouteRma', 'WaitForReceipt'],
      ...['CarryOutDue', 'RouteRma', 'RmaEnded'],
    ]);
  });

  it.each<[string, Readonly<Record<string, readonly Scripted[]>>]>([
    ['a step that fails for good', { ReadRmaFunction: [{ error: 'TypeError' }] }],
    ['a word nobody knows', { ReadRmaFunction: [{ step: 'nonsense' }] }],
  ])('leaves %s to the reconcile', async (_, script) => {
    const rma = await run(script);
    await rma.machine.advance(600);
    expect(await rma.status()).toBe('FAILED');
    expect((await rma.path()).at(-1)).toBe('LeftToReconcile');
  });
});
