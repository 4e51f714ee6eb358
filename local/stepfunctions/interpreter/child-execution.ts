/** What a `startExecution.sync` task is told of the execution it waited for: DescribeExecution in Pascal case. */

import type { ExecutionRow } from '../journal/execution-store.ts';
import type { Json } from '../json-text.ts';
import { redriveStatus } from './redrive.ts';

/**
 * JSON text; times in milliseconds. For `.sync:2` (`parsed`), input and output of one that succeeded are JSON; of any
 * other, whose description is the cause of the task's `States.TaskFailed`, and for `.sync` they stay text.
 */
export function describeChild(row: ExecutionRow, parsed: boolean): string {
  const document = (text: string): Json =>
    parsed && row.status === 'SUCCEEDED' ? (JSON.parse(text) as Json) : text;
  const { redriveStatus: status, redriveStatusReason: reason } = redriveStatus(row.status);
  return JSON.stringify({
    ...(row.cause === null ? {} : { Cause: row.cause }),
    ...(row.error === null ? {} : { Error: row.error }),
    ExecutionArn: row.arn,
    Input: document(row.input),
    InputDetails: { Included: true },
    Name: row.name,
    ...(row.output === null ? {} : { Output: document(row.output), OutputDetails: { Included: true } }),
    RedriveCount: 0,
    RedriveStatus: status,
    ...(reason === undefined ? {} : { RedriveStatusReason: reason }),
    StartDate: row.started_at,
    StateMachineArn: row.machine_arn,
    Status: row.status,
    StopDate: row.stopped_at,
  });
}
