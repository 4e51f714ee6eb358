import * as z from 'zod/mini';

/** The statuses of a claim, fixed by the outside contract; what people read stands in the brand's wording. */
export const claimStatuses = [
  'draft',
  'new',
  'initial-review',
  'waiting-on-customer',
  'estimate-needed',
  'in-review',
  'waiting-on-provider',
  'approved',
  'completed',
  'denied-not-verifiable',
  'denied-not-covered',
  'denied-fraud',
  'withdrawn',
  'closed-inactive',
] as const;

export const claimStatusSchema = z.enum(claimStatuses);
export type ClaimStatus = z.infer<typeof claimStatusSchema>;

const deniedStatuses: ReadonlySet<ClaimStatus> = new Set([
  'denied-not-verifiable',
  'denied-not-covered',
  'denied-fraud',
]);

/** Decided against by an agent. */
export const isDenied = (status: ClaimStatus): boolean => deniedStatuses.has(status);

/** Completed, denied, withdrawn or closed for silence: nothing further happens unless an agent reopens it. */
export const isClosed = (status: ClaimStatus): boolean =>
  isDenied(status) || status === 'completed' || status === 'withdrawn' || status === 'closed-inactive';

/** Neither closed nor a draft. */
export const isActive = (status: ClaimStatus): boolean => status !== 'draft' && !isClosed(status);
