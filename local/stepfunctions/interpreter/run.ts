/** One step of one execution while it is worked on: what it changes, and what follows once that is committed. */

import {
  type Changes,
  type Closing,
  type Execution,
  newStrand,
  type Strand,
  type StrandTimer,
} from './execution.ts';
import { StateFailure } from './failure.ts';
import type { HistoryEvent } from './history-event.ts';
import { MAX_EVENTS } from './history-event.ts';

/** What the interpreter needs of the engine around it. */
export interface Services {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Uniform in [0, 1). */
  random(): number;
  newToken(executionId: number, strandId: number, attempt: number): string;
  nextTimerSequence(): number;
}

/** What happens after the commit, and never before it. */
export interface Effects {
  readonly timersSet: { readonly strand: Strand; readonly timer: StrandTimer }[];
  readonly timersCleared: { readonly strandId: number; readonly kind: StrandTimer['kind'] }[];
  /** Tasks to call. */
  readonly calls: { readonly strandId: number; readonly attempt: number }[];
  /** Executions started by `.sync` tasks that were given up. */
  readonly orphans: string[];
  /** Billed state transitions: states entered and retries. */
  transitions: number;
}

/** After so many events in one step they are committed, so that a long chain of states does not grow without bound. */
const EVENTS_PER_COMMIT = 1_000;

export class Run {
  readonly execution: Execution;
  readonly services: Services;
  readonly changes: Changes = { events: [], dirty: new Set(), removed: new Set(), closing: null };
  readonly effects: Effects = { timersSet: [], timersCleared: [], calls: [], orphans: [], transitions: 0 };
  readonly #ready: number[] = [];
  readonly #deferred = new Set<number>();

  constructor(execution: Execution, services: Services) {
    this.execution = execution;
    this.services = services;
    for (const strand of execution.strands.values())
      if (strand.phase !== 'blocked') this.#ready.push(strand.id);
  }

  get closed(): boolean {
    return this.changes.closing !== null;
  }

  /** Whether enough has gathered to be committed before going on. */
  get full(): boolean {
    return this.changes.events.length >= EVENTS_PER_COMMIT;
  }

  /** The next strand that can go on, first come first served; `undefined` when all wait. */
  nextReady(): Strand | undefined {
    for (let id = this.#ready.shift(); id !== undefined; id = this.#ready.shift()) {
      const strand = this.execution.strands.get(id);
      this.#deferred.delete(id);
      if (strand !== undefined && strand.phase !== 'blocked') return strand;
    }
    return undefined;
  }

  /** Lets a strand go on from the given phase. */
  wake(strand: Strand, phase: 'enter' | 'start'): void {
    strand.phase = phase;
    this.changes.dirty.add(strand.id);
    this.#ready.push(strand.id);
  }

  /** Lets a strand go on after all others that can. */
  defer(strand: Strand): void {
    this.wake(strand, 'start');
    this.#deferred.add(strand.id);
  }

  isDeferred(strand: Strand): boolean {
    return this.#deferred.has(strand.id);
  }

  /**
   * Writes an event after the strand's last one; `advance: false` for those that the next event does not name as its
   * previous (`…StateSucceeded`, `MapIterationFailed`, `…Aborted`). Throws StateFailure at the quota of events.
   */
  emit(strand: Strand, type: string, details: Record<string, unknown> = {}, advance = true): number {
    // Room is left for the events that end an execution.
    if (this.execution.nextEvent >= MAX_EVENTS && !ENDING.test(type))
      throw StateFailure.tooManyEvents(MAX_EVENTS);
    const id = this.append(type, strand.lastEvent, details);
    if (advance) strand.lastEvent = id;
    this.changes.dirty.add(strand.id);
    return id;
  }

  append(type: string, previousEventId: number, details: Record<string, unknown>): number {
    const { nextEvent: id } = this.execution;
    const timestamp = this.services.now() / 1000;
    const event: HistoryEvent = { ...details, id, previousEventId, timestamp, type };
    this.execution.nextEvent = id + 1;
    this.changes.events.push(event);
    return id;
  }

  /** Sets a strand's timer of this kind, replacing one before it. */
  setTimer(strand: Strand, kind: StrandTimer['kind'], at: number): void {
    const timer: StrandTimer = { kind, at, sequence: this.services.nextTimerSequence() };
    strand.timers = [...strand.timers.filter((other) => other.kind !== kind), timer];
    this.changes.dirty.add(strand.id);
    this.effects.timersSet.push({ strand, timer });
  }

  /** Forgets what the present state of a strand waits for; the timeout of the whole execution stays. */
  release(strand: Strand): void {
    for (const { kind } of strand.timers) if (kind !== 'execution-timeout') this.#clearTimer(strand, kind);
    strand.timers = strand.timers.filter(({ kind }) => kind === 'execution-timeout');
    strand.waiting = null;
    this.changes.dirty.add(strand.id);
  }

  addChild(
    parent: Strand,
    fields: Pick<Strand, 'index' | 'scope' | 'state' | 'input' | 'lastEvent'>,
  ): Strand {
    const id = this.execution.nextStrand;
    this.execution.nextStrand = id + 1;
    const child = newStrand({ ...fields, id, parent: parent.id });
    this.execution.strands.set(id, child);
    this.wake(child, 'enter');
    return child;
  }

  remove(strand: Strand): void {
    for (const { kind } of strand.timers) this.#clearTimer(strand, kind);
    this.execution.strands.delete(strand.id);
    this.changes.dirty.delete(strand.id);
    this.changes.removed.add(strand.id);
  }

  childrenOf(parent: Strand): Strand[] {
    return [...this.execution.strands.values()].filter((strand) => strand.parent === parent.id);
  }

  /** Ends the execution: nothing of it waits any more. */
  close(closing: Omit<Closing, 'at'>): void {
    for (const strand of [...this.execution.strands.values()]) {
      if (strand.waiting?.on === 'task' && strand.waiting.childArn !== null)
        this.effects.orphans.push(strand.waiting.childArn);
      this.remove(strand);
    }
    this.effects.calls.length = 0;
    this.changes.closing = { ...closing, at: this.services.now() };
  }

  #clearTimer(strand: Strand, kind: StrandTimer['kind']): void {
    this.effects.timersCleared.push({ strandId: strand.id, kind });
  }
}

const ENDING = /^Execution|Aborted$|Failed$/;
