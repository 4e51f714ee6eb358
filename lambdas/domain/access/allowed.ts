import type { ClaimStatus } from '../claim/status.ts';
import { type Action, publicActions } from './actions.ts';

export const roles = ['customer', 'partner', 'agent', 'admin'] as const;
export type Role = (typeof roles)[number];

export type CompanyKind = 'seller' | 'repair' | 'dealer';

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

type Rule = (user: AccessUser, record: AccessRecord) => Access;

const yes: Rule = () => 'yes';
const forbidden: Rule = () => 'forbidden';

const is = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one === other;

/** Own record of a customer. */
const ownCustomer: Rule = (user, record) => (is(user.customerId, record.customerId) ? 'yes' : 'hidden');

/** The dealer that filed; drafts of others are nobody's business yet. */
const isDealerOf = (user: AccessUser, record: AccessRecord): boolean =>
  is(user.companyId, record.dealerCompanyId);
const isShopOf = (user: AccessUser, record: AccessRecord): boolean =>
  is(user.companyId, record.repairCompanyId);

const wasShopOf = (user: AccessUser, record: AccessRecord): boolean =>
  user.companyId !== undefined && (record.formerCompanyIds?.includes(user.companyId) ?? false);

/** A claim of a unit of ours, or, once sent, one that is or was referred to us or of a customer we registered. */
const partnersClaim: Rule = (user, record) => {
  if (isDealerOf(user, record)) return 'yes';
  if (record.status === 'draft') return 'hidden';
  const known = isShopOf(user, record) || wasShopOf(user, record);
  return known || is(user.companyId, record.registeredByCompanyId) ? 'yes' : 'hidden';
};

/** The parties that act on a claim; one referred to another shop is read-only for the company that sold the plan. */
const partnerActs: Rule = (user, record) => {
  if (partnersClaim(user, record) === 'hidden') return 'hidden';
  return isDealerOf(user, record) || isShopOf(user, record) ? 'yes' : 'forbidden';
};

/** Talks and hands in papers: the parties that act and, until a shop is chosen, the company that registered the customer. */
const partnerTalks: Rule = (user, record) => {
  const access = partnerActs(user, record);
  return access === 'forbidden' && record.repairCompanyId === undefined ? 'yes' : access;
};

/** Work on the device belongs to the shop the claim is referred to. */
const shopActs: Rule = (user, record) => {
  if (partnersClaim(user, record) === 'hidden') return 'hidden';
  return isShopOf(user, record) ? 'yes' : 'forbidden';
};

const dealerOnly: Rule = (user) => (user.companyKinds?.includes('dealer') ? 'yes' : 'forbidden');

/** A dealer's own claim: filing, drafts, withdrawal. Other partners never file. */
const dealersClaim: Rule = (user, record) => {
  if (dealerOnly(user, record) === 'forbidden') return 'forbidden';
  return partnersClaim(user, record) === 'hidden' ? 'hidden' : isDealerOf(user, record) ? 'yes' : 'forbidden';
};

const ownCompany: Rule = (user, record) =>
  is(user.companyId, record.companyId ?? record.registeredByCompanyId ?? record.dealerCompanyId)
    ? 'yes'
    : 'hidden';

/** Another dealer's unit is shown in part; one of no dealer yet is known to the claims team only. */
const dealersUnit: Rule = (user, record) => {
  if (dealerOnly(user, record) === 'forbidden') return 'forbidden';
  return record.dealerCompanyId === undefined ? 'hidden' : 'yes';
};

const ownDealerRecord: Rule = (user, record) => {
  if (dealerOnly(user, record) === 'forbidden') return 'forbidden';
  return isDealerOf(user, record) ? 'yes' : 'hidden';
};

/** Answers only a question put to one's own side; with none open the ledger says who answered. */
const answers =
  (side: 'customer' | 'partner', sees: Rule): Rule =>
  (user, record) => {
    const access = sees(user, record);
    if (access !== 'yes') return access;
    return record.questionAudience === undefined || record.questionAudience === side ? 'yes' : 'forbidden';
  };

/** Within the agent's authority, and never by the agent whose denial is under second review. */
const decides: Rule = (user, record) => {
  if (is(user.userId, record.deniedByUserId)) return 'forbidden';
  const limit = user.authorityLimitCents;
  return limit !== undefined && (record.amountCents ?? 0) > limit ? 'forbidden' : 'yes';
};

const repairPartnerOnly: Rule = (user) => (user.approvedRepairPartner ? 'yes' : 'forbidden');
const ownerOnly: Rule = (user) => (user.partnerRole === 'owner' ? 'yes' : 'forbidden');

/** The money pages, for administrators with the right `finance`. */
const financeOnly: Rule = (user) => (user.finance ? 'yes' : 'forbidden');

/** Rules by role; a role that is not named may never. Agents' rules hold for admins too unless they have their own. */
type ByRole = Partial<Record<Role, Rule>>;

const claimParties: ByRole = { customer: ownCustomer, partner: partnersClaim, agent: yes };
const everybody: ByRole = { customer: yes, partner: yes, agent: yes };
const staffOnly: ByRole = { agent: yes };
/** What somebody asked stays between this person and the claims team: not for colleagues either. */
const askedByThemselves: Rule = (user, record) =>
  is(user.userId, record.requesterUserId) ? 'yes' : 'hidden';
const ownTicket: ByRole = { customer: askedByThemselves, partner: askedByThemselves, agent: yes };
const customersOwn: ByRole = { customer: ownCustomer, agent: yes };

const claimTable = {
  'claim.list': everybody,
  'claim.export': everybody,
  'claim.file': { customer: yes, partner: dealerOnly, agent: yes },
  'claim.view': claimParties,
  'claim.documents': claimParties,
  'claim.history': claimParties,
  'claim.emails': claimParties,
  'claim.decision': claimParties,
  'claim.comments': claimParties,
  'claim.comment': { customer: ownCustomer, partner: partnerTalks, agent: yes },
  'claim.add-document': { customer: ownCustomer, partner: partnerTalks, agent: yes },
  'claim.update-draft': { customer: ownCustomer, partner: dealersClaim, agent: yes },
  'claim.submit': { customer: ownCustomer, partner: dealersClaim, agent: yes },
  'claim.withdraw': { customer: ownCustomer, partner: dealersClaim },
  'claim.second-review': { customer: ownCustomer, partner: dealersClaim },
  'claim.reopen': staffOnly,
  'claim.received': { partner: shopActs },
  'claim.internal-note': staffOnly,
  'claim.lookup': { partner: repairPartnerOnly },
  'claim.decide': { agent: decides },
  'claim.answer': { customer: answers('customer', ownCustomer), partner: answers('partner', partnerActs) },
  'claim.estimate': { partner: shopActs },
  'claim.invoice': { partner: shopActs },
  'claim.estimates': claimParties,
  'claim.price-list': { partner: partnersClaim, agent: yes },
  'claim.consent': { customer: ownCustomer },
  'claim.decline-supplement': staffOnly,
  'claim.warranty': { partner: shopActs },
  'claim.repaired': { partner: shopActs },
  'claim.pay-reimbursement': staffOnly,
  // The card is the customer's own affair.
  'claim.pay-deductible': { customer: ownCustomer },
  'claim.ship': staffOnly,
  'claim.delivered': customersOwn,
  'claim.close-return': staffOnly,
  'claim.refer': customersOwn,
  'claim.accept': { partner: shopActs },
  'claim.pass': { partner: shopActs },
  'claim.customer-here': { partner: repairPartnerOnly },
  'claim.shops': customersOwn,
  'claim.assign': staffOnly,
  'claim.settle': staffOnly,
  'claim.confirm-payment': staffOnly,
  'claim.issue-rma': staffOnly,
  'claim.rmas': { partner: dealersClaim, agent: yes },
  'claim.snooze': staffOnly,
  'claim.preview-decision': { agent: decides },
  'claim.related': staffOnly,
  'claim.bulk': staffOnly,
  'claim.rate': { customer: ownCustomer },
  'claim.preview-money': { customer: ownCustomer, agent: yes },
  'claim.continue': { customer: ownCustomer },
  'claim.counter': { customer: ownCustomer },
  'claim.filing-link': { partner: repairPartnerOnly },
  'claim.claim-repair': { partner: dealersClaim },
} satisfies Partial<Record<Action, ByRole>>;

const table: Record<Action, ByRole> = {
  ...claimTable,
  'staff.queue': staffOnly,
  'staff.unmatched-mail': staffOnly,
  'staff.attach-mail': staffOnly,
  'staff.search': staffOnly,
  'staff.next': staffOnly,
  'staff.agents': staffOnly,
  'report.view': staffOnly,
  'staff.verify-caller': staffOnly,
  'rulebook.view': everybody,
  'terms.versions': staffOnly,
  'terms.edit': { admin: yes },
  'plan.list': everybody,
  'plan.feedback': everybody,
  'enrollment.create': everybody,
  'enrollment.list': everybody,
  'enrollment.view': { customer: ownCustomer, partner: ownCompany, agent: yes },
  'enrollment.activate': { customer: ownCustomer },
  'enrollment.change': customersOwn,
  'enrollment.cancel': customersOwn,
  'enrollment.invitation': { partner: ownCompany, agent: yes },
  'enrollment.add-receipt': { partner: ownCompany, agent: yes },
  'enrollment.student-proof': customersOwn,
  'enrollment.add-student-proof': { customer: ownCustomer },
  'enrollment.review-student-proof': staffOnly,
  // The card is the payer's own affair: no clerk and no agent enters one.
  'enrollment.pay': { customer: ownCustomer },
  'enrollment.charges': customersOwn,
  'device.list': { customer: yes, agent: yes },
  'device.view': customersOwn,
  'device.add': { customer: yes },
  'device.add-photo': { customer: ownCustomer },
  'device.remove': { customer: ownCustomer },
  'device.swap': { customer: ownCustomer },
  'device.state-tracking': { customer: ownCustomer },
  'device.review': staffOnly,
  'partner.list': { customer: yes, agent: yes },
  'partner.me': { partner: yes },
  'partner.scorecard': { partner: yes },
  'partner.scorecards': staffOnly,
  'partner.referrals': { partner: yes },
  'partner.payouts': { partner: ownerOnly },
  'partner.apply': everybody,
  'application.review': staffOnly,
  'company.edit-own': { partner: ownerOnly },
  'company.people': { partner: ownerOnly },
  'company.payee': { partner: ownerOnly },
  'company.confirm-payee': staffOnly,
  'company.suspend': staffOnly,
  'unit.list': { partner: dealerOnly, agent: yes },
  'unit.view': { partner: dealersUnit, agent: yes },
  'unit.register': { partner: ownDealerRecord, agent: yes },
  'unit.transfer': { partner: ownDealerRecord, agent: yes },
  'unit.add-document': { partner: ownDealerRecord, agent: yes },
  'unit.import': { partner: dealerOnly, agent: yes },
  'unit.create': staffOnly,
  'unit.assign': staffOnly,
  'product.list': { partner: dealerOnly, agent: yes },
  'product.manage': { admin: yes },
  'prices.view': { partner: dealerOnly, agent: yes },
  'prices.edit': { admin: yes },
  'rma.list': { partner: dealerOnly, agent: yes },
  'rma.view': { partner: ownDealerRecord, agent: yes },
  'rma.update': { partner: ownDealerRecord, agent: yes },
  'kb.view': everybody,
  'kb.faq': everybody,
  'kb.confirm-faq': { partner: yes },
  'kb.write': staffOnly,
  'kb.publish': { admin: yes },
  'ticket.create': everybody,
  'ticket.list': everybody,
  'ticket.view': ownTicket,
  'ticket.reply': ownTicket,
  'ticket.handle': staffOnly,
  'words.use': staffOnly,
  'words.edit': { admin: yes },
  'mail-words.edit': { admin: yes },
  'account.view': everybody,
  'account.update': everybody,
  'account.change-password': everybody,
  'brand.view': everybody,
  'brand.edit': { admin: yes },
  'money.view': { admin: financeOnly },
  'money.act': { admin: financeOnly },
  'user.manage': { admin: yes },
  'company.list': staffOnly,
  'company.manage': { admin: yes },
};

const ruleFor = (role: Role, action: Action): Rule => {
  const byRole = table[action];
  return byRole[role] ?? (role === 'admin' ? byRole.agent : undefined) ?? forbidden;
};

/**
 * Who may do what, asked by every endpoint before it acts. `nobody` is a caller without sign-in. Whether an action
 * fits the claim's status is not asked here: that is a conflict, not a question of rights.
 * Without a record, actions on one answer `hidden`, which is also what a record that does not exist must answer;
 * to know only whether the role may ever, ask {@link everAllowed}.
 */
export const allowed = (user: AccessUser | 'nobody', action: Action, record: AccessRecord = {}): Access => {
  if (user === 'nobody') return publicActions.has(action) ? 'yes' : 'forbidden';
  return ruleFor(user.role, action)(user, record);
};

/** Whether some record exists on which this role could act: false is 403 before anything is read. */
export const everAllowed = (user: AccessUser | 'nobody', action: Action): boolean =>
  allowed(user, action) !== 'forbidden';
