import { readFileSync } from 'node:fs';
import { type Call, lambdaAnswer, lambdaError, Machine } from '../local/stepfunctions/machine.ts';

/** One of our state machines, and an execution of it. */
export interface Workflow {
  /** Its file in `statemachines/`, without the ending. */
  readonly file: string;
  readonly execution: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The function that is handed the task tokens; absent for a machine without callbacks. */
  readonly asker?: string;
  /** What every answer of a function, and every answer to a question, has beside what the script says. */
  usual?(turn: number): object;
}

/** What a function does when it is called: answers, or fails with a named error. */
export type Scripted = Readonly<Record<string, unknown>> | { readonly error: string } | undefined;
export type Script = Readonly<Record<string, readonly Scripted[]>>;

export interface Asked {
  readonly step: string;
  readonly questionId: string;
  readonly taskToken: string;
  /** Of the record that the question is about, where the machine carries it. */
  readonly version?: number;
}

export interface Called {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The definition with each `${Name}` standing for a function of that name. */
export const definitionOf = (file: string): Record<string, unknown> =>
  JSON.parse(
    readFileSync(new URL(`../../statemachines/${file}.asl.json`, import.meta.url), 'utf8').replaceAll(
      /\$\{(\w+)\}/g,
      'arn:aws:lambda:us-east-1:000000000000:function:$1',
    ),
  ) as Record<string, unknown>;

/** Runs a machine in the engine; its functions answer by a script, one answer after the other, the last again and again. */
export class ScriptedMachine {
  readonly asked: Asked[] = [];
  readonly called: Called[] = [];
  readonly #workflow: Workflow;
  readonly #machine: Machine;
  #execution = '';

  constructor(workflow: Workflow, script: Script) {
    this.#workflow = workflow;
    const turns = new Map<string, number>();
    this.#machine = new Machine((call) => {
      const name = String(call.input.FunctionName).split(':').at(-1) ?? '';
      const turn = turns.get(name) ?? 0;
      turns.set(name, turn + 1);
      const answers = script[name] ?? [];
      return this.#answer(name, call, answers[Math.min(turn, answers.length - 1)], turn);
    });
  }

  #answer(name: string, call: Call, scripted: Scripted, turn: number): unknown {
    const payload = JSON.parse(String(call.input.Payload)) as Called['payload'];
    this.called.push({ name, payload });
    if (scripted && 'error' in scripted) return lambdaError(String(scripted.error), 'as scripted');
    if (name === this.#workflow.asker) this.asked.push(payload as unknown as Asked);
    return lambdaAnswer(scripted && { ...this.#workflow.usual?.(turn), ...scripted });
  }

  async start(): Promise<this> {
    const { file, input, execution } = this.#workflow;
    this.#execution = await this.#machine.start(definitionOf(file), input, execution);
    return this;
  }

  /** Completes the last question with the step that the record is at then. */
  async answer(step: string): Promise<this> {
    const output = JSON.stringify({ ...this.#workflow.usual?.(this.asked.length), step });
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
      const { stateEnteredEventDetails: entered } = event as { stateEnteredEventDetails?: { name: string } };
      return entered ? [entered.name] : [];
    });
  }

  async status(): Promise<unknown> {
    return (await this.#machine.describe(this.#execution)).status;
  }
}
