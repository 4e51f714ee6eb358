/**
 * Runs executions: one step at a time each, committed before anything of it is seen outside; then timers are set and
 * tasks called. What is not running at the moment is forgotten here and read again from the database when it goes on.
 */
import type { AwsCaller, Caller } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import { AwaitedChildren, type TaskId } from './awaited-children.ts';
import { compileDefinition } from './definition/compile.ts';
import type { Definition } from './definition/model.ts';
import { perform } from './integrations/perform.ts';
import { advance } from './interpreter/advance.ts';
import { type Execution, type Strand, type StrandTimer, stateOf } from './interpreter/execution.ts';
import { StateFailure } from './interpreter/failure.ts';
import { failByFault } from './interpreter/fault.ts';
import { openTask, type TaskOutcome, taskAnswered, timerFired } from './interpreter/messages.ts';
import { Run, type Services } from './interpreter/run.ts';
import type { ExecutionStore } from './journal/execution-store.ts';
import type { GroupCommit } from './journal/group-commit.ts';
import type { MachineStore } from './journal/machine-store.ts';
import type { Tokens } from './tokens.ts';

export interface EngineDeps {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly call: AwsCaller;
  callerForRole(roleArn: string, sessionName: string): Caller;
  onTransition?(executionArn: string): void;
  readonly random: () => number;
  readonly executions: ExecutionStore;
  readonly machines: MachineStore;
  readonly commits: GroupCommit;
  readonly tokens: Tokens;
}

/** So many executions are kept in memory between their steps; the rest is read again when something happens to it. */
const KEPT_IN_MEMORY = 5_000;

export class Engine {
  readonly #deps: EngineDeps;
  readonly #services: Services;
  readonly #definitions = new Map<number, Definition>();
  readonly #live = new Map<number, Execution>();
  /** The last step of each execution: the next one waits for it. */
  readonly #tails = new Map<number, Promise<void>>();
  readonly #children: AwaitedChildren;
  readonly #underWay = new Set<() => void>();
  #timerSequence = 1;
  #stopped = false;

  constructor(deps: EngineDeps) {
    this.#deps = deps;
    this.#children = new AwaitedChildren({
      executions: deps.executions,
      activity: deps.activity,
      post: (executionId, work) => this.post(executionId, work),
    });
    this.#services = {
      now: () => deps.clock.now(),
      random: deps.random,
      newToken: (executionId, strandId, attempt) => deps.tokens.create({ executionId, strandId, attempt }),
      nextTimerSequence: () => this.nextTimerSequence(),
    };
  }

  nextTimerSequence(): number {
    this.#timerSequence += 1;
    return this.#timerSequence;
  }

  definition(id: number): Definition {
    const known = this.#definitions.get(id);
    if (known !== undefined) return known;
    const { clock, random, machines } = this.#deps;
    const compiled = compileDefinition(machines.definitionText(id), { now: () => clock.now(), random });
    this.#definitions.set(id, compiled);
    return compiled;
  }

  /**
   * Queues a step behind those already queued for the execution. Resolves with what `work` returned once its effects
   * are on disk, or with `undefined` when the execution does not run (any more).
   */
  post<T>(executionId: number, work: (run: Run) => Promise<T> | T): Promise<T | undefined> {
    if (this.#stopped) return Promise.reject(new Error('The Step Functions engine is stopped'));
    const done = this.#begin(`states:execution ${executionId}`);
    const before = this.#tails.get(executionId) ?? Promise.resolve();
    const result = before.then(() => this.#step(executionId, work));
    const settled = (): void => {
      if (this.#tails.get(executionId) === tail) {
        this.#tails.delete(executionId);
        if (this.#live.size > KEPT_IN_MEMORY) this.#live.delete(executionId);
      }
      done();
    };
    const tail = result.then(settled, settled);
    this.#tails.set(executionId, tail);
    return result;
  }

  /** Runs an execution that was just inserted, in the background. */
  begin(execution: Execution): void {
    const { id, name, strands } = execution;
    this.#live.set(id, execution);
    for (const timer of strands.get(0)?.timers ?? []) this.#setTimer(id, name, 0, timer);
    this.#deps.activity.track(
      'states:start',
      this.post(id, () => undefined),
    );
  }

  /** Sets timers again and goes on with everything that runs. Call once, before other calls. */
  resume(): void {
    const timers: { executionId: number; name: string; strandId: number; timer: StrandTimer }[] = [];
    const ready = new Set<number>();
    const called: TaskId[] = [];
    const submitted: { childArn: string; task: TaskId }[] = [];
    for (const { executionId, name, strand } of this.#deps.executions.running()) {
      for (const timer of strand.timers) timers.push({ executionId, name, strandId: strand.id, timer });
      if (strand.phase !== 'blocked') ready.add(executionId);
      if (strand.waiting?.on !== 'task') continue;
      const task = { executionId, strandId: strand.id, attempt: strand.attempt };
      if (strand.waiting.stage === 'called') called.push(task);
      else if (strand.waiting.childArn !== null) submitted.push({ childArn: strand.waiting.childArn, task });
    }
    timers.sort((a, b) => a.timer.sequence - b.timer.sequence);
    this.#timerSequence = Math.max(this.#timerSequence, timers.at(-1)?.timer.sequence ?? 0);
    for (const { executionId, name, strandId, timer } of timers)
      this.#setTimer(executionId, name, strandId, timer);
    for (const { childArn, task } of submitted) this.#children.await(childArn, task);
    for (const executionId of ready)
      this.#deps.activity.track(
        'states:resume',
        this.post(executionId, () => undefined),
      );
    for (const task of called) this.#callTask(task);
  }

  /** As if the process had died: nothing is written or called any more. */
  stop(): void {
    this.#stopped = true;
    this.#deps.commits.stop();
    for (const done of [...this.#underWay]) done();
  }

  #setTimer(executionId: number, name: string, strandId: number, timer: StrandTimer): void {
    this.#deps.clock.set({
      id: timerId(executionId, strandId, timer.kind),
      at: timer.at,
      kind: timer.kind,
      name,
      fire: async () => {
        if (this.#stopped) return;
        await this.post(executionId, (run) => timerFired(run, strandId, timer.kind, timer.sequence));
      },
    });
  }

  async #step<T>(executionId: number, work: (run: Run) => Promise<T> | T): Promise<T | undefined> {
    const execution = this.#load(executionId);
    if (execution === null) return undefined;
    try {
      let run = new Run(execution, this.#services);
      const result = await this.#transition(run, work);
      await this.#commit(run);
      while (!run.closed && hasReady(execution)) {
        run = new Run(execution, this.#services);
        await this.#transition(run, () => undefined);
        await this.#commit(run);
      }
      return result;
    } catch (error) {
      // What is in memory may be ahead of what is on disk: read it again next time.
      this.#live.delete(executionId);
      throw error;
    }
  }

  /** A fault of this machine fails the execution with States.Runtime, as AWS's own do: else it would run for ever. */
  async #transition<T>(run: Run, work: (run: Run) => Promise<T> | T): Promise<T | undefined> {
    try {
      const result = await work(run);
      await advance(run);
      return result;
    } catch (fault) {
      this.#complain(`states:execution ${run.execution.arn}`, fault);
      failByFault(run, fault);
      return undefined;
    }
  }

  /** Into the machine's log. */
  #complain(what: string, fault: unknown): void {
    this.#deps.activity.track(what, Promise.reject(fault));
  }

  #load(executionId: number): Execution | null {
    const known = this.#live.get(executionId);
    if (known !== undefined) return known;
    const execution = this.#deps.executions.load(executionId, (id) => this.definition(id));
    if (execution === null) return null;
    this.#live.set(executionId, execution);
    return execution;
  }

  async #commit(run: Run): Promise<void> {
    const { execution, changes } = run;
    const { events, dirty, removed, closing } = changes;
    if (events.length > 0 || dirty.size > 0 || removed.size > 0 || closing !== null) {
      await this.#deps.commits.write(() => this.#deps.executions.apply(execution, changes));
    }
    this.#takeEffect(run);
  }

  #takeEffect({ execution, effects, changes }: Run): void {
    const { clock } = this.#deps;
    for (const { strandId, kind } of effects.timersCleared)
      clock.clear(timerId(execution.id, strandId, kind));
    for (const { strand, timer } of effects.timersSet) {
      if (strand.timers.includes(timer) && execution.strands.has(strand.id)) {
        this.#setTimer(execution.id, execution.name, strand.id, timer);
      }
    }
    for (let count = 0; count < effects.transitions; count += 1) this.#deps.onTransition?.(execution.arn);
    for (const { strandId, attempt } of effects.calls)
      this.#callTask({ executionId: execution.id, strandId, attempt });
    for (const arn of effects.orphans) this.#children.stop(arn, execution.arn);
    if (changes.closing !== null) {
      this.#live.delete(execution.id);
      this.#children.closed(execution.arn);
    }
  }

  /** Calls a task whose scheduling is committed. After a restart a call that was not answered is made again. */
  #callTask(task: TaskId): void {
    const execution = this.#load(task.executionId);
    const open = execution === null ? null : openTask(execution, task.strandId, task.attempt);
    if (execution === null || open === null) return;
    this.#deps.activity.track(
      `states:task ${execution.name}`,
      this.#performTask(execution, open.strand, task),
    );
  }

  async #performTask(execution: Execution, strand: Strand, task: TaskId): Promise<void> {
    const state = stateOf(execution, strand);
    if (state.type !== 'Task' || strand.waiting?.on !== 'task') return;
    const { call, clock, random } = this.#deps;
    const caller = this.#deps.callerForRole(execution.roleArn, execution.name);
    const { resource } = state;
    let outcome: TaskOutcome;
    try {
      const { parameters } = strand.waiting;
      outcome = await perform(resource, parameters, { call, caller, random, now: () => clock.now() });
    } catch (fault) {
      // After a crash every call fails, and nobody is left to be told.
      if (this.#stopped) return;
      // No AWS error: a fault of this machine. The workflow sees it as AWS shows a service's own failure.
      this.#complain(`states:task ${strand.state} of ${execution.arn}`, fault);
      outcome = {
        failure: new StateFailure(
          'States.TaskFailed',
          fault instanceof Error ? fault.message : String(fault),
        ),
      };
    }
    if (this.#stopped) return;
    const childArn = await this.post(task.executionId, async (run) => {
      await taskAnswered(run, task.strandId, task.attempt, outcome);
      return openTask(run.execution, task.strandId, task.attempt)?.waiting.childArn ?? null;
    });
    if (typeof childArn === 'string') this.#children.await(childArn, task);
  }

  #begin(what: string): () => void {
    const end = this.#deps.activity.begin(what);
    const done = (): void => {
      this.#underWay.delete(done);
      end();
    };
    this.#underWay.add(done);
    return done;
  }
}

function timerId(executionId: number, strandId: number, kind: StrandTimer['kind']): string {
  return `states/${executionId}/${strandId}/${kind}`;
}

function hasReady(execution: Execution): boolean {
  for (const strand of execution.strands.values()) if (strand.phase !== 'blocked') return true;
  return false;
}
