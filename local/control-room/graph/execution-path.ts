import type { HistoryEvent } from '../executions.ts';

/** What an execution did in one state. */
export interface StateVisits {
  readonly entered: number;
  /** Tries that failed there, caught or tried again ones too. */
  readonly failures: number;
  /** Waits nobody ended in time; where somebody is waited for, a matter of course. */
  readonly timeouts: number;
  /** `present`: it stands there now; `failed`: it ended there without success. */
  readonly now: 'present' | 'failed' | 'past';
  /** Id of the event by which it was last entered. */
  readonly lastEvent: number;
}

export interface ExecutionPath {
  readonly states: ReadonlyMap<string, StateVisits>;
  /** How often each transition was taken, by {@link transitionKey}. */
  readonly taken: ReadonlyMap<string, number>;
}

export const transitionKey = (from: string, to: string): string => `${from}\n${to}`;

const FAILED = /Failed$/;
const TIMED_OUT = /TimedOut$/;

/** The way an execution went, read off its history. */
export function pathOf(history: readonly HistoryEvent[], status: string): ExecutionPath {
  const events = new Map(history.map((event) => [event.id, event]));
  const open = new Map<string, number>();
  const entered = new Map<string, { count: number; lastEvent: number }>();
  const failures = new Map<string, number>();
  const timeouts = new Map<string, number>();
  const taken = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string, by = 1) =>
    counts.set(key, (counts.get(key) ?? 0) + by);
  for (const event of history) {
    const name = stateOf(event);
    if (name !== undefined && event.type.endsWith('StateEntered')) {
      entered.set(name, { count: (entered.get(name)?.count ?? 0) + 1, lastEvent: event.id });
      add(open, name);
      const from = cameFrom(event, events);
      if (from !== undefined) add(taken, transitionKey(from, name));
    } else if (name !== undefined && event.type.endsWith('StateExited')) add(open, name, -1);
    else if (!event.type.startsWith('Execution')) {
      const within = enclosing(event, events);
      if (within !== undefined && FAILED.test(event.type)) add(failures, within);
      if (within !== undefined && TIMED_OUT.test(event.type)) add(timeouts, within);
    }
  }
  const standing = status === 'RUNNING' ? 'present' : 'failed';
  const states = [...entered].map(([name, { count, lastEvent }]): [string, StateVisits] => {
    const stays = (open.get(name) ?? 0) > 0 && status !== 'SUCCEEDED';
    return [
      name,
      {
        entered: count,
        failures: failures.get(name) ?? 0,
        timeouts: timeouts.get(name) ?? 0,
        now: stays ? standing : 'past',
        lastEvent,
      },
    ];
  });
  return { states: new Map(states), taken };
}

/** The state an event enters or leaves. */
export function stateOf(event: HistoryEvent): string | undefined {
  const details = event.stateEnteredEventDetails ?? event.stateExitedEventDetails;
  return (details as { readonly name?: string } | undefined)?.name;
}

const before = (event: HistoryEvent, events: ReadonlyMap<number, HistoryEvent>) =>
  events.get(Number(event.previousEventId ?? 0));

/** The state left just before; for the first state of a branch the Parallel or Map state around it. */
function cameFrom(event: HistoryEvent, events: ReadonlyMap<number, HistoryEvent>): string | undefined {
  const previous = before(event, events);
  if (previous === undefined) return undefined;
  return stateOf(previous) ?? enclosing(previous, events);
}

/** The state that was last entered on the way to an event. */
function enclosing(event: HistoryEvent, events: ReadonlyMap<number, HistoryEvent>): string | undefined {
  for (let at = before(event, events); at !== undefined; at = before(at, events))
    if (at.type.endsWith('StateEntered')) return stateOf(at);
  return undefined;
}
