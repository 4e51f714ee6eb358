/** The result of `startExecution.sync:2`: DescribeExecution in Pascal case, input and output as JSON, not text. */

import type { ExecutionRow } from '../journal/execution-store.ts';
import type { Json } from '../json-text.ts';

/** JSON text; times in milliseconds. On failure this is the cause of the task's `States.TaskFailed`. */
export function describeChild(row: ExecutionRow): string {
  return JSON.stringify({
    ...(row.cause === null ? {} : { Cause: row.cause }),
    ...(row.error === null ? {} : { Error: row.error }),
    ExecutionArn: row.arn,
    Input: JSON.parse(row.input) as Json,
    InputDetails: { Included: true },
    Name: row.name,
    ...(row.output === null
      ? {}
      : { Output: JSON.parse(row.output) as Json, OutputDetails: { Included: true } }),
    RedriveCount: 0,
    StartDate: row.started_at,
    StateMachineArn: row.machine_arn,
    Status: row.status,
    StopDate: row.stopped_at,
  });
}
