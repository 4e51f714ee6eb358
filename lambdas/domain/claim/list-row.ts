import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { isOffered } from './at-shop.ts';
import type { Claim } from './claim.ts';
import { incidentTypeSchema } from './incident.ts';
import { type Audience, audienceOf } from './silence.ts';
import { queueFactsOf, queueFactsSchema } from './staff-views.ts';
import { claimStatusSchema, isClosed } from './status.ts';

const sideSchema = z.enum(['customer', 'partner', 'agent']);
export type Side = z.infer<typeof sideSchema>;

/** What lists sort and filter by, of one claim: a tenth of it, so that a thousand are read where a hundred claims are. */
export const listRowSchema = z.object({
  claimId: z.string(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** When whoever acts next is due; `~`, behind every instant, when nobody is. */
  due: z.string(),
  status: claimStatusSchema,
  incidentType: incidentTypeSchema,
  /** The shop the claim is referred to. */
  shopId: z.optional(z.string()),
  /** The company that registered the customer. */
  sellerId: z.optional(z.string()),
  assigneeId: z.optional(z.string()),
  overdue: z.boolean(),
  waitsOn: z.optional(sideSchema),
  /** Of a row in the agents' queue; `due` is there when the team promised to act. */
  queue: z.optional(queueFactsSchema),
});
export type ListRow = z.infer<typeof listRowSchema>;

const sides: Readonly<Record<Audience, Side | undefined>> = {
  customer: 'customer',
  partner: 'partner',
  team: 'agent',
  provider: undefined,
  returning: 'customer',
};

/** Who acts next, of those who can be waited for. */
function actsNext(claim: Claim): Side | undefined {
  if (claim.status === 'draft') return 'customer';
  if (isClosed(claim.status)) return claim.secondReview || claim.asksToReopenAt ? 'agent' : undefined;
  // A shop that was asked has the next word, though the wait is for the customer to bring the device.
  return isOffered(claim) ? 'partner' : sides[audienceOf(claim)];
}

/** Behind every instant: nothing is due. */
export const NEVER = '~';

function dueOf(claim: Claim): string {
  if (isClosed(claim.status))
    return claim.secondReview?.dueAt ?? claim.reopenDueAt ?? claim.asksToReopenAt ?? NEVER;
  return (isOffered(claim) ? claim.offer?.until : claim.waiting.dueAt) ?? NEVER;
}

export function listRowOf(claim: Claim): ListRow {
  const waitsOn = actsNext(claim);
  return {
    claimId: claim.claimId,
    createdAt: claim.createdAt,
    updatedAt: claim.updatedAt,
    due: dueOf(claim),
    status: claim.status,
    incidentType: claim.incident.type,
    ...(claim.partner && { shopId: claim.partner.companyId }),
    ...(claim.registeredByCompanyId !== undefined && { sellerId: claim.registeredByCompanyId }),
    ...(claim.assignedTo?.userId !== undefined && { assigneeId: claim.assignedTo.userId }),
    overdue: claim.overdue,
    ...(waitsOn && { waitsOn }),
  };
}

/** A claim's row in the agents' queue, in which the team has to act by `dueAt`. */
export const queueRowOf = (claim: Claim, dueAt: string): ListRow => ({
  ...listRowOf(claim),
  due: dueAt,
  queue: queueFactsOf(claim),
});
