import type { Claim } from '../claim/claim.ts';
import type { MessageParty } from '../claim/records.ts';
import { sayIn } from '../mail/languages/say.ts';
import { linkPlaceholder } from '../mail/link-id.ts';
import { brandFor, type MailBrand } from '../mail/templates/brand.ts';
import type { RepairShop } from '../mail/templates/customer-mails.ts';
import type { Notifications } from '../people/preferences.ts';

/** Somebody of the claims team who gets the mails for review, each with links of their own. */
export interface AgentOnDuty {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** The most this agent decides alone, in cents; absent is no limit. */
  readonly authorityLimitCents?: number | undefined;
  readonly notifications?: Notifications | undefined;
}

/** What the words of a mail may need besides the claim, read before the change is stored. */
export interface NoticeContext {
  readonly brand: MailBrand;
  readonly agents: readonly AgentOnDuty[];
  /** The repair partner as the customer finds it. */
  readonly shop?: RepairShop;
  /** The clause of a denial in the terms' words. */
  readonly clauseText?: string;
  /** Which mails the customer wants, where one of those that may be left out is due. */
  readonly customerNotifications?: Notifications;
  /** Where the customer is paid, when reimbursed. */
  readonly customerPayee?: string;
  /** The one of the customer's account; absent, English. */
  readonly customerLanguage?: string;
}

/** What mails to the customer are written from: the same, in the customer's language. */
export const forCustomer = (ctx: NoticeContext): NoticeContext => ({
  ...ctx,
  brand: brandFor(ctx.brand, { language: ctx.customerLanguage }),
});

/** Where to complain about a denial: the company's own address or the regulator. */
export const complaintsTo = ({ brand }: NoticeContext): string =>
  sayIn(brand)`Write to ${brand.claimsAddress} or to the insurance department of your state or province.`;

/** A link only its recipient's mail will hold; stored text carries the placeholder. */
export interface OfferedLink {
  readonly questionId: string;
  readonly person: string;
  readonly action:
    | 'approve'
    | 'ask'
    | 'deny'
    | 'answer'
    | 'agree'
    | 'decline'
    | 'confirm-sender'
    | 'ship-rma'
    | 'move-claim'
    | 'book-call';
  /** Name and role that act when the link is used. */
  readonly holder: {
    role: 'customer' | 'partner' | 'agent';
    name: string;
    userId: string;
    companyId?: string;
  };
}

export const placeholderOf = ({ questionId, person, action }: OfferedLink): string =>
  linkPlaceholder({ questionId, person, action });

/** The page of a claim in the portal, behind sign-in. */
export const claimUrl = (claim: Claim, { brand }: NoticeContext): string =>
  `${brand.portalUrl}/claims/${claim.claimId}`;

export const itemName = (claim: Claim): string => {
  if (claim.unit) return `${claim.unit.product}, serial ${claim.unit.serial}`;
  return claim.device ? `${claim.device.make} ${claim.device.model}`.trim() : 'your device';
};

export const customerParty = (claim: Claim): MessageParty => ({
  key: 'c',
  name: claim.customer.name,
  address: claim.customer.email,
});

export const partnerParty = (claim: Claim): MessageParty | undefined =>
  claim.partner && {
    key: `p${claim.partner.companyId}`,
    name: claim.partner.name,
    address: claim.partner.email,
  };

export const agentParty = (agent: AgentOnDuty): MessageParty => ({
  key: 'a',
  name: agent.name,
  address: agent.email,
});

export const customerLink = (claim: Claim, questionId: string): OfferedLink => ({
  questionId,
  person: claim.customer.customerId,
  action: 'answer',
  holder: { role: 'customer', name: claim.customer.name, userId: claim.customer.customerId },
});

/** Yes and no to paying more than the deductible, each by a tap of its own. */
export const consentLinks = (claim: Claim, questionId: string): readonly [OfferedLink, OfferedLink] => {
  const link = customerLink(claim, questionId);
  return [
    { ...link, action: 'agree' },
    { ...link, action: 'decline' },
  ];
};

/** Absent while the claim is referred to nobody. */
export const partnerLink = (claim: Claim, questionId: string): OfferedLink | undefined =>
  claim.partner && {
    questionId,
    person: claim.partner.companyId,
    action: 'answer',
    holder: {
      role: 'partner',
      name: claim.partner.name,
      userId: claim.partner.companyId,
      companyId: claim.partner.companyId,
    },
  };

/** Lets the person on record say that a mail is really theirs. */
export function confirmLink(
  claim: Claim,
  to: 'customer' | 'partner',
  emailId: string,
): OfferedLink | undefined {
  const link = to === 'customer' ? customerLink(claim, emailId) : partnerLink(claim, emailId);
  return link && { ...link, action: 'confirm-sender' };
}
