import { readFileSync } from 'node:fs';
import type { ActivationStep } from '../../lambdas/domain/activation/activation.ts';
import { type Call, lambdaAnswer, lambdaError, Machine } from '../local/stepfunctions/machine.ts';

const file = new URL('../../statemachines/activation.asl.json', import.meta.url);

const definition = (): Record<string, unknown> =>
  JSON.parse(
    readFileSync(file, 'utf8').replaceAll(
      /\$\{(\w+)\}/g,
      'arn:aws:lambda:us-east-1:000000000000:function:$1',
    ),
  ) as Record<string, unknown>;

export type Scripted =
  | { readonly step: ActivationStep | 'nonsense'; readonly timeoutSeconds?: number }
  | { readonly error: string }
  | undefined;

export interface Asked {
  readonly step: string;
  readonly questionId: string;
  readonly taskToken: string;
}

/** Runs the activation machine in the engine; its functions answer by a script, one answer after the other. */
export class ActivationMachine {
  readonly asked: Asked[] = [];
  readonly called: string[] = [];
  readonly #machine: Machine;
  #execution = '';

  constructor(script: Readonly<Record<string, readonly Scripted[]>>) {
    const turns = new Map<string, number>();
    this.#machine = new Machine((call) => {
      const name = String(call.input.FunctionName).split(':').at(-1) ?? '';
      this.called.push(name);
      const turn = turns.get(name) ?? 0;
      turns.set(name, turn + 1);
      const answers = script[name] ?? [];
      return this.#answer(name, call, answers[Math.min(turn, answers.length - 1)]);
    });
  }

  #answer(name: string, call: Call, scripted: Scripted): unknown {
    if (scripted !== undefined && 'error' in scripted) return lambdaError(scripted.error, 'as scripted');
    if (name === 'OpenActivationQuestionFunction')
      this.asked.push(JSON.parse(String(call.input.Payload)) as Asked);
    return lambdaAnswer(scripted && { timeoutSeconds: 86_400, ...scripted });
  }

  async start(): Promise<this> {
    const input = { planNumber: 'PLN-0123ABCD', run: 1 };
    this.#execution = await this.#machine.start(definition(), input, 'PLN-0123ABCD-1');
    return this;
  }

  /** Completes the last question with where the plan stands then. */
  async answer(step: ActivationStep): Promise<this> {
    const output = JSON.stringify({ step, timeoutSeconds: 86_400 });
    await this.#machine.run('SendTaskSuccess', { taskToken: this.asked.at(-1)?.taskToken, output });
    await this.#machine.activity.idle();
    return this;
  }

  async advance(seconds: number): Promise<this> {
    await this.#machine.advance(seconds);
    return this;
  }

  /** The states entered, in order. */
  async path(): Promise<string[]> {
    const events = await this.#machine.history(this.#execution);
    return events.flatMap((event) => {
      const details = (event as unknown as { stateEnteredEventDetails?: { name: string } })
        .stateEnteredEventDetails;
      return details ? [details.name] : [];
    });
  }

  async status(): Promise<unknown> {
    return (await this.#machine.describe(this.#execution)).status;
  }
}
