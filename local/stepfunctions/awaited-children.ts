/** Executions that `.sync` tasks have started and wait for. */
import type { Activity } from '../clock.ts';
import { abortExecution, childClosed } from './interpreter/messages.ts';
import type { Run } from './interpreter/run.ts';
import type { ExecutionStore } from './journal/execution-store.ts';

/** One attempt of a task. */
export interface TaskId {
  readonly executionId: number;
  readonly strandId: number;
  readonly attempt: number;
}

interface Deps {
  readonly executions: ExecutionStore;
  readonly activity: Activity;
  /** Queues a step of an execution. */
  post(executionId: number, work: (run: Run) => Promise<void> | void): Promise<unknown>;
}

export class AwaitedChildren {
  readonly #deps: Deps;
  /** By the child's ARN. */
  readonly #tasks = new Map<string, TaskId>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** From now on the task is told when the child ends; at once when it has ended already. */
  await(childArn: string, task: TaskId): void {
    this.#tasks.set(childArn, task);
    const row = this.#deps.executions.find(childArn);
    if (row !== undefined && row.status !== 'RUNNING') this.closed(childArn);
  }

  /** An execution has ended: whoever waits for it is told. */
  closed(arn: string): void {
    const { executions, activity, post } = this.#deps;
    const task = this.#tasks.get(arn);
    if (task === undefined) return;
    this.#tasks.delete(arn);
    const row = executions.find(arn);
    if (row === undefined) return;
    const told = post(task.executionId, (run) => childClosed(run, task.strandId, task.attempt, row));
    activity.track('states:child closed', told);
  }

  /** AWS stops the execution that a given-up `.sync` task waits for. */
  stop(arn: string, parentArn: string): void {
    const { executions, activity, post } = this.#deps;
    this.#tasks.delete(arn);
    const row = executions.find(arn);
    if (row === undefined || row.status !== 'RUNNING') return;
    const cause = `The Task state in AWS Step Functions execution [${parentArn}] which was managing this resource was aborted`;
    activity.track(
      'states:stop child',
      post(row.id, (run) => abortExecution(run, null, cause)),
    );
  }
}
