/** What a `startExecution.sync:2` task is told of the execution it waited for: DescribeExecution in Pascal case. */

import type { ExecutionRow } from '../journal/execution-store.ts';
import type { Json } from '../json-text.ts';
import { redriveStatus } from './redrive.ts';

/**
 * JSON text; times in milliseconds. Input and output of one that succeeded are JSON; of any other, whose description
 * is the cause of the task's `States.TaskFailed`, they stay text.
 */
export function describeChild(row: ExecutionRow): string {
  const succeeded = row.status === 'SUCCEEDED';
  const { redriveStatus: status, redriveStatusReason: reason } = redriveStatus(row.status);
  return JSON.stringify({
    ...(row.cause === null ? {} : { Cause: row.cause }),
    ...(row.error === null ? {} : { Error: row.error }),
    ExecutionArn: row.arn,
    Input: succeeded ? (JSON.parse(row.input) as Json) : row.input,
    InputDetails: { Included: true },
    Name: row.name,
    ...(row.output === null
      ? {}
      : { Output: JSON.parse(row.output) as Json, OutputDetails: { Included: true } }),
    RedriveCount: 0,
    RedriveStatus: status,
    ...(reason === undefined ? {} : { RedriveStatusReason: reason }),
    StartDate: row.started_at,
    StateMachineArn: row.machine_arn,
    Status: row.status,
    StopDate: row.stopped_at,
  });
}
