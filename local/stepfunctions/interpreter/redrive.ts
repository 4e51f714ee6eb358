import type { ExecutionStatus } from './execution.ts';

/** Redrive itself is not offered here; descriptions tell what AWS's would. */
export function redriveStatus(status: ExecutionStatus): {
  redriveStatus: string;
  redriveStatusReason?: string;
} {
  if (status !== 'RUNNING' && status !== 'SUCCEEDED') return { redriveStatus: 'REDRIVABLE' };
  return {
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: `Execution is ${status} and cannot be redriven`,
  };
}
