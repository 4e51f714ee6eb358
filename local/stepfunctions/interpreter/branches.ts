/** Parallel and Map: strands that run side by side, and what their ends mean to the state that started them. */
import type { MapState, ParallelState } from '../definition/model.ts';
import { evaluateTemplate } from '../definition/template.ts';
import { exceedsPayloadQuota, isObject, type Json, JsonText } from '../json-text.ts';
import type { Bindings } from '../jsonata/expression.ts';
import { type MapItem, type Strand, stateOf, type WaitingForChildren } from './execution.ts';
import { StateFailure } from './failure.ts';
import { fieldNumber } from './field-number.ts';
import type { Run } from './run.ts';
import { bindingsOf, inputText } from './scope.ts';
import { type Exit, leave } from './transition.ts';

/** Inline maps run at most so many iterations at once, whatever `MaxConcurrency` says. */
const MAX_INLINE_CONCURRENCY = 40;

export async function startParallel(run: Run, strand: Strand, state: ParallelState): Promise<Exit | null> {
  if (strand.waiting?.on === 'children') return joinBranches(run, strand, state, strand.waiting);
  const bindings = bindingsOf(run.execution, strand, state.shape);
  const input =
    state.arguments === null
      ? inputText(bindings, strand)
      : JSON.stringify(await evaluateTemplate(state.arguments, bindings));
  checkSize(input, strand.state);
  const startedEvent = run.emit(strand, 'ParallelStateStarted');
  strand.waiting = waitingFor(startedEvent, state.branches.length, [], state.branches.length, null);
  state.branches.forEach(({ path, startAt }, index) => {
    run.addChild(strand, { index, scope: path, state: startAt, input, lastEvent: startedEvent });
  });
  return null;
}

export async function startMap(run: Run, strand: Strand, state: MapState): Promise<Exit | null> {
  if (strand.waiting?.on === 'children') return joinBranches(run, strand, state, strand.waiting);
  const bindings = bindingsOf(run.execution, strand, state.shape);
  const items = await itemsOf(strand, state, bindings);
  const concurrency = (await fieldNumber(state.maxConcurrency, 'MaxConcurrency', bindings)) ?? 0;
  const tolerated = await toleratedFailures(state, items.length, bindings);
  const startedEvent = run.emit(strand, 'MapStateStarted', {
    mapStateStartedEventDetails: { length: items.length },
  });
  const limit = concurrency > 0 ? Math.min(concurrency, MAX_INLINE_CONCURRENCY) : MAX_INLINE_CONCURRENCY;
  const waiting = waitingFor(startedEvent, items.length, items, limit, tolerated);
  strand.waiting = waiting;
  if (items.length === 0) return joinBranches(run, strand, state, waiting);
  await startIterations(run, strand, state, waiting, startedEvent);
  return null;
}

function waitingFor(
  startedEvent: number,
  total: number,
  items: readonly MapItem[],
  maxConcurrency: number,
  toleratedFailures: number | null,
): WaitingForChildren {
  const results = new Array<string | null>(total).fill(null);
  return {
    on: 'children',
    startedEvent,
    total,
    results,
    nextIndex: 0,
    finished: 0,
    failures: 0,
    items,
    maxConcurrency,
    toleratedFailures,
  };
}

/** `Items` may be an array or an object; the keys of an object are in `Map.Item.Key`. */
async function itemsOf(strand: Strand, state: MapState, bindings: Bindings): Promise<MapItem[]> {
  const value =
    state.items === null
      ? (JSON.parse(inputText(bindings, strand)) as Json)
      : await evaluateTemplate(state.items, bindings);
  const plain = JSON.parse(JSON.stringify(value)) as Json;
  if (Array.isArray(plain)) return plain.map((item: Json) => ({ value: item }));
  if (state.shape !== null) {
    const path = state.items?.kind === 'reference' ? state.items.reference.text : '$';
    throw StateFailure.runtime(`Reference path "${path}" must point to array.`);
  }
  if (isObject(plain)) return Object.entries(plain).map(([key, item]) => ({ key, value: item as Json }));
  if (state.items?.kind === 'expression') state.items.expression.expect('array', plain);
  throw StateFailure.evaluation(`Map state input must be an array but was: ${JSON.stringify(plain)}`);
}

async function toleratedFailures(state: MapState, total: number, bindings: Bindings): Promise<number | null> {
  const { toleratedFailureCount, toleratedFailurePercentage } = state;
  const count = await fieldNumber(toleratedFailureCount, 'ToleratedFailureCount', bindings);
  const percentage = await fieldNumber(toleratedFailurePercentage, 'ToleratedFailurePercentage', bindings);
  if (count === null && percentage === null) return null;
  const byPercentage =
    percentage === null ? Number.POSITIVE_INFINITY : Math.floor((total * percentage) / 100);
  // When both are given, whichever is exceeded first fails the state.
  return Math.min(count ?? Number.POSITIVE_INFINITY, byPercentage);
}

/** The iterations' events follow `after`: MapStateStarted, or the last of the iteration that made room. */
async function startIterations(
  run: Run,
  strand: Strand,
  state: MapState,
  waiting: WaitingForChildren,
  after: number,
): Promise<void> {
  const { processor, itemSelector } = state;
  while (waiting.nextIndex < waiting.total && waiting.nextIndex - waiting.finished < waiting.maxConcurrency) {
    const index = waiting.nextIndex;
    const { value, key } = waiting.items[index] as MapItem;
    const item = key === undefined ? { index, value } : { index, value, key };
    const input =
      itemSelector === null
        ? JSON.stringify(key === undefined ? value : { Key: key, Value: value })
        : JSON.stringify(
            await evaluateTemplate(itemSelector, bindingsOf(run.execution, strand, state.shape, { item })),
          );
    checkSize(input, strand.state);
    const { path: scope, startAt } = processor;
    const child = run.addChild(strand, { index, scope, state: startAt, input, lastEvent: after });
    emitIteration(run, child, state, 'Started');
    waiting.nextIndex = index + 1;
  }
}

function checkSize(input: string, stateName: string): void {
  if (exceedsPayloadQuota(input)) throw StateFailure.parametersLimit(stateName);
}

/** An iteration or branch reached its end; the state goes on when it was the last. May throw StateFailure of the parent. */
export async function childSucceeded(
  run: Run,
  parent: Strand,
  child: Strand,
  output: JsonText,
): Promise<void> {
  const state = stateOf(run.execution, parent) as ParallelState | MapState;
  const { lastEvent } = child;
  if (state.type === 'Map') emitIteration(run, child, state, 'Succeeded');
  await childEnded(run, parent, child, output.text, lastEvent);
}

async function childEnded(
  run: Run,
  parent: Strand,
  child: Strand,
  result: string,
  after: number,
): Promise<void> {
  const state = stateOf(run.execution, parent) as ParallelState | MapState;
  const waiting = parent.waiting as WaitingForChildren;
  waiting.results[child.index] = result;
  waiting.finished += 1;
  parent.lastEvent = child.lastEvent;
  run.remove(child);
  run.changes.dirty.add(parent.id);
  if (waiting.finished === waiting.total) run.wake(parent, 'start');
  else if (state.type === 'Map') await startIterations(run, parent, state, waiting, after);
}

/** Whether a failed iteration, even one that nothing can catch, is only counted. */
export function toleratesFailures({ waiting }: Strand): boolean {
  return waiting?.on === 'children' && waiting.toleratedFailures !== null;
}

/** Returns the failure of the whole state, or `null` when it was tolerated. */
export async function childFailed(
  run: Run,
  parent: Strand,
  child: Strand,
  failure: StateFailure,
): Promise<StateFailure | null> {
  const state = stateOf(run.execution, parent) as ParallelState | MapState;
  const waiting = parent.waiting as WaitingForChildren;
  const runtime = failure.error === 'States.Runtime';
  waiting.failures += 1;
  if (
    state.type === 'Map' &&
    waiting.toleratedFailures !== null &&
    waiting.failures <= waiting.toleratedFailures
  ) {
    if (!runtime) emitIteration(run, child, state, 'Failed');
    await childEnded(run, parent, child, JSON.stringify(failure.output), child.lastEvent);
    return null;
  }
  parent.lastEvent = child.lastEvent;
  cutChildren(run, parent, runtime ? null : child, true, runtime ? child : null);
  if (state.type === 'Parallel' || waiting.toleratedFailures === null) return failure;
  return new StateFailure(
    'States.ExceedToleratedFailureThreshold',
    'The specified tolerated failure threshold was exceeded.',
  );
}

/** States that an event says were given up; those that never wait have none. */
const ABORTABLE: ReadonlySet<string> = new Set(['Task', 'Wait', 'Parallel', 'Map']);

/**
 * Gives up what runs below a state, in order of position. Events of it, when it is `told`, all name the parent's last
 * event as their previous: the one that made `failed` fail.
 */
export function cutChildren(
  run: Run,
  parent: Strand,
  failed: Strand | null,
  told: boolean,
  silent: Strand | null = null,
): void {
  const map = stateOf(run.execution, parent);
  const children = run.childrenOf(parent).sort((one, other) => one.index - other.index);
  for (const child of children) {
    const { lastEvent } = parent;
    if (told && child !== silent) {
      child.lastEvent = lastEvent;
      if (map.type === 'Map') emitIteration(run, child, map, child === failed ? 'Failed' : 'Aborted');
      const { type } = stateOf(run.execution, child);
      if (child.phase !== 'enter' && ABORTABLE.has(type)) run.emit(child, `${type}StateAborted`, {}, false);
    }
    cutChildren(run, child, null, told && child !== silent);
    if (child.waiting?.on === 'task' && child.waiting.childArn !== null)
      run.effects.orphans.push(child.waiting.childArn);
    run.remove(child);
  }
}

/** Only a start moves the strand on: what follows an end names what came before it. */
function emitIteration(
  run: Run,
  strand: Strand,
  map: MapState,
  what: 'Started' | 'Succeeded' | 'Failed' | 'Aborted',
): void {
  const details = { [`mapIteration${what}EventDetails`]: { name: map.name, index: strand.index } };
  run.emit(strand, `MapIteration${what}`, details, what === 'Started' || what === 'Succeeded');
}

async function joinBranches(
  run: Run,
  strand: Strand,
  state: ParallelState | MapState,
  waiting: WaitingForChildren,
): Promise<Exit> {
  const succeeded = run.emit(strand, `${state.type}StateSucceeded`, {}, false);
  const output = JsonText.ofText(`[${waiting.results.join(',')}]`);
  run.release(strand);
  try {
    return await leave(run, strand, state, { result: output.value }, () => output);
  } catch (failure) {
    // The event of leaving passes it by; that of a failure names it.
    strand.lastEvent = succeeded;
    throw failure;
  }
}
