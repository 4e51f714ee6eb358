/** A state machine ready to run: names resolved, every expression compiled once. */
import type { Resource } from '../integrations/resource.ts';
import type { Bindings, Expression } from '../jsonata/expression.ts';
import type { Shape } from '../jsonpath/shape.ts';
import type { Template } from './template.ts';

/** Variables by name, each with the template of its new value. */
export type Assignment = readonly (readonly [string, Template])[];

/** What a state, a choice rule or a catcher does when it is left. */
export interface Transition {
  /** `null` ends the branch (`End: true`). */
  readonly next: string | null;
  readonly assign: Assignment | null;
  readonly output: Template | null;
  /** What it takes and leaves in JSONPath; `null` in JSONata. */
  readonly shape: Shape | null;
}

export interface Retrier {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number | null;
  readonly fullJitter: boolean;
}

export interface Catcher extends Transition {
  readonly errorEquals: readonly string[];
}

interface StateCommon extends Transition {
  readonly name: string;
}

interface Recovering {
  readonly retry: readonly Retrier[];
  readonly catch: readonly Catcher[];
}

export interface PassState extends StateCommon {
  readonly type: 'Pass';
  /** JSONPath only: the state's result; `null` without one. */
  readonly result: Template | null;
}

export interface SucceedState extends StateCommon {
  readonly type: 'Succeed';
}

export interface FailState extends StateCommon {
  readonly type: 'Fail';
  readonly error: Template | null;
  readonly cause: Template | null;
}

export interface ChoiceRule extends Transition {
  readonly condition: Expression | boolean | ((bindings: Bindings) => boolean);
}

export interface ChoiceState extends StateCommon {
  readonly type: 'Choice';
  readonly choices: readonly ChoiceRule[];
  /** Whether a `Default` names `next`; without one, no match fails the execution. */
  readonly hasDefault: boolean;
}

export interface WaitState extends StateCommon {
  readonly type: 'Wait';
  readonly seconds: Template | null;
  readonly timestamp: Template | null;
}

export interface TaskState extends StateCommon, Recovering {
  readonly type: 'Task';
  readonly resource: Resource;
  readonly arguments: Template | null;
  readonly timeoutSeconds: Template | null;
  readonly heartbeatSeconds: Template | null;
}

export interface ParallelState extends StateCommon, Recovering {
  readonly type: 'Parallel';
  readonly arguments: Template | null;
  readonly branches: readonly Scope[];
}

export interface MapState extends StateCommon, Recovering {
  readonly type: 'Map';
  readonly items: Template | null;
  readonly itemSelector: Template | null;
  readonly maxConcurrency: Template | null;
  readonly toleratedFailureCount: Template | null;
  readonly toleratedFailurePercentage: Template | null;
  readonly processor: Scope;
}

export type State =
  | PassState
  | SucceedState
  | FailState
  | ChoiceState
  | WaitState
  | TaskState
  | ParallelState
  | MapState;

/** A set of states with one start: the machine itself, a branch of a Parallel, the processor of a Map. */
export interface Scope {
  /** Where it stands in the definition: empty for the machine, else e.g. `/States/Ask/Branches[1]`. */
  readonly path: string;
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
}

export interface Definition {
  readonly root: Scope;
  /** Every scope by its path. */
  readonly scopes: ReadonlyMap<string, Scope>;
  /** Of the whole execution, in seconds. */
  readonly timeoutSeconds: number | null;
}
