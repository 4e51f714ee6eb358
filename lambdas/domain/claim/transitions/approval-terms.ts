import { InvalidInput } from '../../errors.ts';
import { formatCents } from '../../money/format.ts';
import type { CustomerPayee } from '../../people/customer-payee.ts';
import type { LineVerdict } from '../../warranty-claims/review-lines.ts';
import type { Claim, Resolution } from '../claim.ts';
import { isGoneAfter } from '../incident.ts';
import { type Pricing, replacementPriceCents } from '../pricing.ts';
import type { CommandContext } from './move.ts';

export interface Approval {
  readonly resolution?: Resolution;
  /** The approved total before the deductible. */
  readonly amountCents?: number;
  readonly message?: string;
  /** The repair is the partner's who made the earlier one: free of charge. */
  readonly underWarranty?: boolean;
  /** Of a claim for a unit: what is said of its lines; those that are not named are approved as asked for. */
  readonly lines?: readonly LineVerdict[];
}

export interface ApprovalContext extends CommandContext {
  readonly pricing: Pricing;
  /** The most this agent may commit on one claim; absent for no limit. */
  readonly authorityLimitCents?: number;
  /** Where the customer is paid when reimbursed. */
  readonly customerPayee?: CustomerPayee;
}

const defaultResolution = (claim: Claim): Resolution =>
  claim.estimate?.recommendation === 'replace' || isGoneAfter(claim.incident.type) ? 'replacement' : 'repair';

export interface Terms {
  readonly resolution: Resolution;
  /** Undefined: a repair approved without any known price; its invoice goes to an agent. */
  readonly totalCents: number | undefined;
  readonly note?: string;
}

function repairTerms(claim: Claim, approval: Approval, pricing: Pricing): Terms {
  const repairCents = approval.amountCents ?? claim.estimate?.totalCents ?? pricing.repairPriceCents;
  const replacementCents = replacementPriceCents(claim, pricing);
  if (repairCents !== undefined && replacementCents !== undefined && repairCents >= replacementCents) {
    const prices = `repair ${formatCents(repairCents)}, replacement ${formatCents(replacementCents)}`;
    return {
      resolution: 'replacement',
      totalCents: replacementCents,
      note: `Replaced instead of repaired, because the repair costs as much or more: ${prices}.`,
    };
  }
  return { resolution: 'repair', totalCents: repairCents };
}

/** An estimate that came after the approval may recommend another way than the one approved; else what was approved stands. */
const standing = ({ estimate, approvedAt, resolution }: Claim): Resolution | undefined =>
  estimate && approvedAt !== undefined && estimate.submittedAt > approvedAt ? undefined : resolution;

/** What is approved: repair, unless it costs as much as a replacement or more; then replacement. Throws {@link InvalidInput}. */
export function termsOf(claim: Claim, approval: Approval, pricing: Pricing): Terms {
  const resolution = approval.resolution ?? standing(claim) ?? defaultResolution(claim);
  if (resolution === 'repair') return repairTerms(claim, approval, pricing);
  const totalCents = approval.amountCents ?? replacementPriceCents(claim, pricing);
  if (totalCents === undefined)
    throw InvalidInput.at('amountCents', `is needed: no replacement price is known for this ${resolution}`);
  return { resolution, totalCents };
}
