import type { ClaimStatus } from '../claim/status.ts';
import type { CompanyKind } from '../companies/company-kind.ts';

export const roles = ['customer', 'partner', 'agent', 'admin'] as const;
export type Role = (typeof roles)[number];

/** A signed-in user with what the table says of the person and the company, read on each call. */
export type AccessUser = {
  role: Role;
  userId: string;
  customerId?: string | undefined;
  companyId?: string | undefined;
  companyKinds?: readonly CompanyKind[] | undefined;
  /** The company was approved as repair partner by an agent. */
  approvedRepairPartner?: boolean | undefined;
  partnerRole?: 'owner' | 'clerk' | undefined;
  /** The highest amount in cents an agent decides alone; absent is no limit. */
  authorityLimitCents?: number | undefined;
  /** An administrator with the right `finance`. */
  finance?: boolean | undefined;
};

/** What of a record decides who may touch it. Each kind of record fills the fields it has. */
export type AccessRecord = {
  customerId?: string | undefined;
  /** The company that sold the plan and so registered the customer. */
  registeredByCompanyId?: string | undefined;
  /** The shop the claim is referred to. */
  repairCompanyId?: string | undefined;
  /** Shops the claim was referred to before. */
  formerCompanyIds?: readonly string[] | undefined;
  /** The dealer whose unit is claimed for, or to whom a unit or RMA belongs. */
  dealerCompanyId?: string | undefined;
  /** Who opened a support ticket. */
  requesterUserId?: string | undefined;
  /** The company a sale, referral or payout belongs to. */
  companyId?: string | undefined;
  status?: ClaimStatus | undefined;
  /** Whom the open question asks; absent when none is open. */
  questionAudience?: 'customer' | 'partner' | 'agent' | undefined;
  /** The amount in cents that a decision would approve. */
  amountCents?: number | undefined;
  /** The agent who denied, while a second review is under way. */
  deniedByUserId?: string | undefined;
};

/**
 * `yes`; `forbidden`: this role may never, or sees the record but may not do this (403);
 * `hidden`: for this user the record does not exist (404).
 */
export type Access = 'yes' | 'forbidden' | 'hidden';

export type Rule = (user: AccessUser, record: AccessRecord) => Access;

export const yes: Rule = () => 'yes';
export const forbidden: Rule = () => 'forbidden';

const is = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one === other;

/** Own record of a customer. */
export const ownCustomer: Rule = (user, record) =>
  is(user.customerId, record.customerId) ? 'yes' : 'hidden';

/** The dealer that filed; drafts of others are nobody's business yet. */
const isDealerOf = (user: AccessUser, record: AccessRecord): boolean =>
  is(user.companyId, record.dealerCompanyId);
const isShopOf = (user: AccessUser, record: AccessRecord): boolean =>
  is(user.companyId, record.repairCompanyId);

const wasShopOf = (user: AccessUser, record: AccessRecord): boolean =>
  user.companyId !== undefined && (record.formerCompanyIds?.includes(user.companyId) ?? false);

/** A claim of a unit of ours, or, once sent, one that is or was referred to us or of a customer we registered. */
export const partnersClaim: Rule = (user, record) => {
  if (isDealerOf(user, record)) return 'yes';
  if (record.status === 'draft') return 'hidden';
  const known = isShopOf(user, record) || wasShopOf(user, record);
  return known || is(user.companyId, record.registeredByCompanyId) ? 'yes' : 'hidden';
};

/** The parties that act on a claim; one referred to another shop is read-only for the company that sold the plan. */
export const partnerActs: Rule = (user, record) => {
  if (partnersClaim(user, record) === 'hidden') return 'hidden';
  return isDealerOf(user, record) || isShopOf(user, record) ? 'yes' : 'forbidden';
};

/** Talks and hands in papers: the parties that act and, until a shop is chosen, the company that registered the customer. */
export const partnerTalks: Rule = (user, record) => {
  const access = partnerActs(user, record);
  return access === 'forbidden' && record.repairCompanyId === undefined ? 'yes' : access;
};

/** Work on the device belongs to the shop the claim is referred to. */
export const shopActs: Rule = (user, record) => {
  if (partnersClaim(user, record) === 'hidden') return 'hidden';
  return isShopOf(user, record) ? 'yes' : 'forbidden';
};

export const dealerOnly: Rule = (user) => (user.companyKinds?.includes('dealer') ? 'yes' : 'forbidden');

/** A dealer's own claim: filing, drafts, withdrawal. Other partners never file. */
export const dealersClaim: Rule = (user, record) => {
  if (dealerOnly(user, record) === 'forbidden') return 'forbidden';
  return partnersClaim(user, record) === 'hidden' ? 'hidden' : isDealerOf(user, record) ? 'yes' : 'forbidden';
};

export const ownCompany: Rule = (user, record) =>
  is(user.companyId, record.companyId ?? record.registeredByCompanyId ?? record.dealerCompanyId)
    ? 'yes'
    : 'hidden';

/** Another dealer's unit is shown in part; one of no dealer yet is known to the claims team only. */
export const dealersUnit: Rule = (user, record) => {
  if (dealerOnly(user, record) === 'forbidden') return 'forbidden';
  return record.dealerCompanyId === undefined ? 'hidden' : 'yes';
};

export const ownDealerRecord: Rule = (user, record) => {
  if (dealerOnly(user, record) === 'forbidden') return 'forbidden';
  return isDealerOf(user, record) ? 'yes' : 'hidden';
};

/** Answers only a question put to one's own side; with none open the ledger says who answered. */
export const answers =
  (side: 'customer' | 'partner', sees: Rule): Rule =>
  (user, record) => {
    const access = sees(user, record);
    if (access !== 'yes') return access;
    return record.questionAudience === undefined || record.questionAudience === side ? 'yes' : 'forbidden';
  };

/** Within the agent's authority, and never by the agent whose denial is under second review. */
export const decides: Rule = (user, record) => {
  if (is(user.userId, record.deniedByUserId)) return 'forbidden';
  const limit = user.authorityLimitCents;
  return limit !== undefined && (record.amountCents ?? 0) > limit ? 'forbidden' : 'yes';
};

export const repairPartnerOnly: Rule = (user) => (user.approvedRepairPartner ? 'yes' : 'forbidden');
export const ownerOnly: Rule = (user) => (user.partnerRole === 'owner' ? 'yes' : 'forbidden');

/** The money pages, for administrators with the right `finance`. */
export const financeOnly: Rule = (user) => (user.finance ? 'yes' : 'forbidden');

/** Rules by role; a role that is not named may never. Agents' rules hold for admins too unless they have their own. */
export type ByRole = Partial<Record<Role, Rule>>;

export const claimParties: ByRole = { customer: ownCustomer, partner: partnersClaim, agent: yes };
export const everybody: ByRole = { customer: yes, partner: yes, agent: yes };
export const staffOnly: ByRole = { agent: yes };
/** What somebody asked stays between this person and the claims team: not for colleagues either. */
const askedByThemselves: Rule = (user, record) =>
  is(user.userId, record.requesterUserId) ? 'yes' : 'hidden';
export const ownTicket: ByRole = { customer: askedByThemselves, partner: askedByThemselves, agent: yes };
export const customersOwn: ByRole = { customer: ownCustomer, agent: yes };
