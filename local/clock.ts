/** The one clock of the machine, and the count of what is still going on. Implementations live in `local/time/`. */

export interface Timer {
  /** Unique over all services, e.g. `states/execution-1/7`; setting a timer with a known id replaces it. */
  readonly id: string;
  /** Due instant, milliseconds since the epoch. A timer set in the past is due at once. */
  readonly at: number;
  /** What kind of thing is due: `task-timeout`, `wait`, `schedule`, `rate`, `retry`, `ttl`, … shown in `fired`. */
  readonly kind: string;
  /** Which one: an execution, a schedule, a rule. Shown in `fired`. */
  readonly name: string;
  /** A tick of a rate(…) schedule: when the clock is moved, ticks with nothing between them fire once. */
  readonly coalesce?: boolean;
  /** Period of a `coalesce` timer in milliseconds: how far apart the ticks are that may fire as one. */
  readonly every?: number;
  fire(): Promise<void> | void;
}

/**
 * Timers live in memory: the service that owns a due date keeps it in its own store and sets its timers again when it
 * starts. Timers due at the same instant fire in the order in which they were set.
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  set(timer: Timer): void;
  clear(id: string): void;
}

/** Counts invocations, deliveries and polls under way, so that "the system is quiet" is a fact and not a sleep. */
export interface Activity {
  /** Marks something as going on until the returned function is called (calling it twice does nothing). */
  begin(what: string): () => void;
  /** Marks a promise as going on until it settles; a rejection is logged, never thrown into the void. */
  track(what: string, work: Promise<unknown>): void;
  /** Resolves when nothing is going on. */
  idle(): Promise<void>;
}
