import type { Claim } from '../../../api/shapes.ts';

/**
 * What the shop may do with the device now: `go` ahead with repair or replacement, only `diagnose`, or `stop`; `done`
 * when there is nothing left that it could do wrong.
 */
export type Permission = 'go' | 'diagnose' | 'stop' | 'done';

type Looked = Pick<Claim, 'status' | 'readOnly' | 'nextStep' | 'invoice'>;

/** Read from the state, never from its words: a brand may word them anew. */
export function permissionOf({ status, readOnly, nextStep, invoice }: Looked): Permission {
  if (status === 'completed' || (status === 'approved' && invoice?.state === 'accepted')) return 'done';
  if (readOnly) return 'stop';
  // Settled without the shop (a shipped replacement, a reimbursement) it has no button.
  if (status === 'approved') return nextStep.button === undefined ? 'stop' : 'go';
  return status === 'estimate-needed' ? 'diagnose' : 'stop';
}

/** Approved for repair, and not invoiced yet: what is found besides is asked for. */
export const mayFindMore = (claim: Claim): boolean =>
  claim.status === 'approved' &&
  claim.resolution === 'repair' &&
  claim.invoice === undefined &&
  claim.repairWarranty?.state !== 'accepted' &&
  claim.readOnly !== true;

/** The statuses in which the API takes *Device received*. */
const receivable: ReadonlySet<string> = new Set([
  'estimate-needed',
  'waiting-on-provider',
  'in-review',
  'approved',
]);

export const canReceive = (claim: Claim): boolean =>
  claim.deviceReceivedAt === undefined &&
  claim.readOnly !== true &&
  receivable.has(claim.status) &&
  (claim.status !== 'approved' || permissionOf(claim) === 'go');
