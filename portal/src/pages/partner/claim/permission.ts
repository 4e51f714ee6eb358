import type { Claim } from '../../../api/shapes.ts';

/**
 * What the shop may do with the device now: `go` ahead with repair or replacement, only `diagnose`, or `stop`; `done`
 * when there is nothing left that it could do wrong.
 */
export type Permission = 'go' | 'diagnose' | 'stop' | 'done';

type Looked = Pick<Claim, 'status' | 'readOnly' | 'nextStep' | 'invoice' | 'offer' | 'deviceReceivedAt'>;

/** The shop was asked whether it takes the repair, and has not said yet. */
export const isOffered = ({ status, readOnly, offer, deviceReceivedAt }: Looked): boolean =>
  offer !== undefined &&
  offer.acceptedAt === undefined &&
  deviceReceivedAt === undefined &&
  readOnly !== true &&
  (status === 'approved' || status === 'estimate-needed');

/** The shop may leave the repair to another one: it shall repair or look at the device, and has not got it yet. */
export const canPass = (claim: Looked): boolean =>
  claim.readOnly !== true &&
  claim.deviceReceivedAt === undefined &&
  claim.invoice === undefined &&
  (claim.status === 'estimate-needed' || (claim.status === 'approved' && permissionOf(claim) === 'go'));

/** Read from the state, never from its words: a brand may word them anew. */
export function permissionOf(claim: Looked): Permission {
  const { status, readOnly, nextStep, invoice } = claim;
  if (status === 'completed' || (status === 'approved' && invoice?.state === 'accepted')) return 'done';
  if (readOnly || isOffered(claim)) return 'stop';
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
  !isOffered(claim) &&
  (claim.status !== 'approved' || permissionOf(claim) === 'go');
