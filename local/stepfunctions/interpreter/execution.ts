/** What has to be remembered of a running execution to go on with it after a crash: its strands. */
import type { Definition, State } from '../definition/model.ts';
import type { Json } from '../json-text.ts';
import type { HistoryEvent } from './history-event.ts';

/** A due instant that a strand waits for; set on the clock again after a restart, in order of `sequence`. */
export interface StrandTimer {
  readonly kind: 'wait' | 'retry' | 'task-timeout' | 'heartbeat' | 'execution-timeout';
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly sequence: number;
}

/** A task that was scheduled and has not ended. */
export interface WaitingForTask {
  readonly on: 'task';
  /** JSON text of the evaluated arguments. */
  readonly parameters: string;
  /** What calls it back; a `.sync` task can be ended so too. */
  readonly token: string | null;
  /** `scheduled`: not started yet. `called`: the request is under way. `submitted`: it was answered, and a callback or a child's end is awaited. */
  stage: 'scheduled' | 'called' | 'submitted';
  /** The awaited execution of `startExecution.sync` or `.sync:2`. */
  childArn: string | null;
  readonly heartbeatMs: number | null;
}

/** A Parallel or Map whose branches run. */
export interface WaitingForChildren {
  readonly on: 'children';
  /** The `…StateStarted` event, which the first event of a branch names as its previous. */
  readonly startedEvent: number;
  readonly total: number;
  /** JSON texts of the results so far, by position. */
  readonly results: (string | null)[];
  /** Map only: the items not started yet are those from here on. */
  nextIndex: number;
  finished: number;
  failures: number;
  /** Map only. */
  readonly items: readonly MapItem[];
  readonly maxConcurrency: number;
  /** `null` when no tolerance is given: the first failure is the state's own. */
  readonly toleratedFailures: number | null;
}

export interface MapItem {
  readonly value: Json;
  /** When the items were an object. */
  readonly key?: string;
}

export type Waiting = { readonly on: 'timer' } | WaitingForTask | WaitingForChildren;

/** One line of control: the execution itself, a branch of a Parallel, or an iteration of a Map. */
export interface Strand {
  readonly id: number;
  readonly parent: number | null;
  /** Position among its siblings. */
  readonly index: number;
  /** Path of the definition's scope it runs in. */
  readonly scope: string;
  state: string;
  /** `enter`: the state is about to be entered. `start`: it was entered (or is retried). `blocked`: it waits. */
  phase: 'enter' | 'start' | 'blocked';
  /** JSON text of the state's input. */
  input: string;
  /** Milliseconds since the epoch. */
  enteredAt: number;
  enteredEvent: number;
  /** What the event of entering names as its previous. */
  enteredAfter: number;
  /** The id that the next event of this strand names as its previous. */
  lastEvent: number;
  /** Those assigned in this scope; outer ones are read through the parents. */
  readonly variables: Record<string, Json>;
  retryCount: number;
  /** Retries made per retrier of the present state. */
  retrierCounts: number[];
  /** Id of the event that scheduled the task under way: answers for any other are late. */
  attempt: number;
  waiting: Waiting | null;
  timers: StrandTimer[];
}

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** How an execution ended. */
export interface Closing {
  readonly status: Exclude<ExecutionStatus, 'RUNNING'>;
  readonly at: number;
  readonly output: string | null;
  readonly error: string | null;
  readonly cause: string | null;
}

export interface Execution {
  readonly id: number;
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly machineName: string;
  readonly roleArn: string;
  readonly definition: Definition;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** JSON text. */
  readonly input: string;
  nextEvent: number;
  nextStrand: number;
  readonly strands: Map<number, Strand>;
}

/** What one step has changed and is not committed yet. */
export interface Changes {
  events: HistoryEvent[];
  dirty: Set<number>;
  removed: Set<number>;
  closing: Closing | null;
}

export function newStrand(
  fields: Pick<Strand, 'id' | 'parent' | 'index' | 'scope' | 'state' | 'input' | 'lastEvent'>,
): Strand {
  return {
    ...fields,
    phase: 'enter',
    enteredAt: 0,
    enteredEvent: 0,
    enteredAfter: 0,
    variables: {},
    retryCount: 0,
    retrierCounts: [],
    attempt: 0,
    waiting: null,
    timers: [],
  };
}

/** The definition of the state a strand is in. */
export function stateOf(execution: Execution, strand: Strand): State {
  const state = execution.definition.scopes.get(strand.scope)?.states.get(strand.state);
  if (state === undefined)
    throw new Error(`State ${strand.state} of ${execution.arn} is not in its definition`);
  return state;
}
