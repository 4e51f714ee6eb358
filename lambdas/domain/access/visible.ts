import { type ClaimStatus, isDenied } from '../claim/status.ts';
import { isStaff } from '../people/actor.ts';
import { type Fields, isFields, omit, pick } from './fields.ts';
import type { AccessUser, Role } from './rules.ts';
import { visibleShipping } from './visible-shipping.ts';

/**
 * The one place where fields a role must not see are left out. Every table here is a list of what is shown: a field
 * that nobody put on it is seen by staff only, so a new field can't leak by being forgotten.
 */

export type Viewer = Pick<AccessUser, 'role' | 'companyId' | 'partnerRole'>;

/** Whoever is not of the claims team. */
export type Outsider = Exclude<Role, 'agent' | 'admin'>;

const everyone = [
  'claimId',
  'status',
  'statusLabel',
  'nextStep',
  'customer',
  'device',
  'unit',
  'incident',
  'resolution',
  'deductibleCents',
  'limitCents',
  'approvedTotalCents',
  'ceilingCents',
  'estimate',
  'approvedEstimate',
  'supplement',
  'consent',
  'repairWarranty',
  'invoice',
  'payments',
  'partner',
  'offer',
  'question',
  'version',
  'createdAt',
  'updatedAt',
  'submittedAt',
  'closedAt',
  'deviceReceivedAt',
  'settledAt',
] as const;

/** What a dealer's claim for a unit has besides. */
const dealersClaim = [
  'lines',
  'parts',
  'labor',
  'totals',
  'preAuthorization',
  'credits',
  'creditHeldFor',
] as const;

/** What a dealer reads of the claim that is his own, and no shop of a customer's. */
const claimantsOwn = ['denial', 'secondReview', 'asksToReopenAt'] as const;

const claimFields: Record<Outsider, ReadonlySet<string>> = {
  customer: new Set([
    ...everyone,
    'planNumber',
    'reimbursementCents',
    'denial',
    'secondReview',
    'evidenceNeeded',
    'missingEvidence',
    'asksToReopenAt',
    'moveRequest',
    'rating',
    'shipping',
  ]),
  partner: new Set([...everyone, 'readOnly', ...dealersClaim, 'rmas']),
};

const invoiceFields = [
  'invoiceNumber',
  'partsCents',
  'laborCents',
  'taxCents',
  'totalCents',
  'customerShareCents',
  'collectedCents',
  'collectedAt',
  'collectedBy',
  'payableCents',
  'companyId',
  'submittedAt',
  'via',
  'state',
  'payment',
];

const consentFields = ['state', 'totalCents', 'customerPaysCents', 'extraCents', 'askedAt', 'answeredAt'];

/** Parts of a claim of which a role sees only these fields; a part that is not named is shown whole. */
const partFields: Record<Outsider, Readonly<Record<string, readonly string[]>>> = {
  customer: {
    customer: ['customerId', 'name', 'email', 'phone', 'address'],
    partner: ['companyId', 'name', 'storeId', 'phone', 'address'],
    denial: ['kind', 'clause', 'clauseText', 'reason', 'at', 'secondReviewUntil'],
    question: ['questionId', 'audience', 'text', 'askedAt', 'due'],
    invoice: invoiceFields,
    consent: consentFields,
    repairWarranty: ['ofClaimId', 'partnerName', 'repairedAt', 'until', 'state'],
  },
  partner: {
    customer: ['name', 'email', 'phone'],
    partner: ['companyId', 'name', 'storeId', 'email', 'phone', 'address'],
    incident: ['incidentId', 'type', 'occurredAt', 'description'],
    device: ['deviceId', 'kind', 'make', 'model', 'serial', 'imei', 'verified'],
    question: ['questionId', 'audience', 'text', 'askedAt', 'due'],
    invoice: invoiceFields,
    consent: consentFields,
    denial: ['kind', 'clause', 'clauseText', 'reason', 'at', 'secondReviewUntil'],
  },
};

/** What another shop asked for its work, or owes for an earlier repair, is not this partner's to read. */
const shopsOwn: ReadonlySet<string> = new Set(['estimate', 'invoice', 'repairWarranty', 'offer']);

/** Where money goes is seen by the one it goes to: the customer, or the owners of the company; clerks see no payee. */
const seesPayee = (viewer: Viewer, paidCompany: unknown): boolean => {
  if (viewer.role === 'customer') return paidCompany === undefined;
  return viewer.partnerRole === 'owner' && viewer.companyId !== undefined && paidCompany === viewer.companyId;
};

const paymentFields = new Set(['paymentId', 'to', 'amountCents', 'currency', 'status', 'at']);

/** A payment to `paidCompany`, or to the customer when undefined. Partners see none that goes to another. */
const visiblePayment = (viewer: Viewer, payment: Fields, paidCompany: unknown): Fields | undefined => {
  if (viewer.role === 'partner' && (paidCompany === undefined || paidCompany !== viewer.companyId))
    return undefined;
  const shown = pick(payment, paymentFields);
  return seesPayee(viewer, paidCompany) ? shown : omit(shown, 'to');
};

/** The company that sent an estimate or invoice; undefined when the claim has none. */
const senderOf = (paper: unknown): unknown => (isFields(paper) ? paper.companyId : undefined);

const visiblePart = (
  viewer: Viewer & { role: Outsider },
  claim: Fields,
  name: string,
  value: unknown,
): unknown => {
  if (name === 'payments' && Array.isArray(value))
    // A payment that names no company was made on the invoice, or to the customer when there is none.
    return value
      .map((payment) => visiblePayment(viewer, payment, payment.companyId ?? senderOf(claim.invoice)))
      .filter((payment) => payment !== undefined);
  if (!isFields(value)) return value;
  if (name === 'shipping') return visibleShipping(value);
  // A question is read by those it asks; the other side reads that it was asked.
  if (name === 'question' && value.audience !== viewer.role) return undefined;
  const names = partFields[viewer.role][name];
  const shown = names === undefined ? value : pick(value, new Set(names));
  if (!shopsOwn.has(name)) return shown;
  if (viewer.role === 'partner' && value.companyId !== viewer.companyId) return undefined;
  return seesPayee(viewer, value.companyId) ? shown : omit(shown, 'payment');
};

/** Whether a unit's claim is the viewer's company's own: to a dealer what a claim is to its customer. */
export const isOwnUnitClaim = (viewer: Viewer, unit: unknown): boolean =>
  viewer.role === 'partner' &&
  viewer.companyId !== undefined &&
  isFields(unit) &&
  unit.companyId === viewer.companyId;

/** The claim as this viewer may see it, for page, list, export and API alike. Staff see all of it. */
export const visibleClaim = (viewer: Viewer, claim: Fields): Fields => {
  const { role } = viewer;
  if (isStaff(role)) return claim;
  const outsider = { ...viewer, role };
  const own = isOwnUnitClaim(viewer, claim.unit);
  const fields = own ? new Set([...claimFields[role], ...claimantsOwn]) : claimFields[role];
  return Object.fromEntries(
    Object.entries(pick(claim, fields))
      .map(([name, value]) => [name, visiblePart(outsider, claim, name, value)] as const)
      .filter(([, value]) => value !== undefined),
  );
};

type HistoryEvent = { status: ClaimStatus; note?: string | undefined; internal?: boolean | undefined };

/**
 * History as this viewer may see it, oldest first. Internal notes are the staff's own. From the first denial on a
 * partner reads statuses only: a later note (of a second review, say) tells as much of the reason as the denial's own.
 */
export const visibleHistory = <T extends HistoryEvent>(
  viewer: Viewer,
  events: readonly T[],
  unit?: unknown,
): T[] => {
  if (isStaff(viewer.role)) return [...events];
  const isShop = viewer.role === 'partner' && !isOwnUnitClaim(viewer, unit);
  const denial = isShop ? events.findIndex(({ status }) => isDenied(status)) : -1;
  return events.map((event, i) => {
    const shown = !event.internal && (denial === -1 || i < denial);
    const { note, internal, ...rest } = event;
    return (shown && note !== undefined ? { ...rest, note } : rest) as T;
  });
};

/** Internal comments are the staff's own; what a company wrote to the staff alone is theirs and its own. */
export function visibleComment(
  viewer: Viewer,
  comment: {
    internal: boolean;
    teamOnly?: boolean | undefined;
    author?: { companyId?: string | undefined } | undefined;
  },
): boolean {
  if (isStaff(viewer.role)) return true;
  if (comment.internal) return false;
  const companyId = comment.author?.companyId;
  return comment.teamOnly !== true || (companyId !== undefined && companyId === viewer.companyId);
}

/**
 * Mail of a claim: a party sees what it sent or received, staff see all. A party is known by its key on the mail
 * (an address may have changed since), else by address, compared without case.
 */
export const visibleEmail = (
  viewer: Viewer & { addresses: readonly string[]; partyKey?: string | undefined },
  email: {
    from: string;
    to: readonly string[];
    cc?: readonly string[] | undefined;
    party?: { key: string } | undefined;
  },
): boolean => {
  if (isStaff(viewer.role)) return true;
  if (email.party !== undefined && email.party.key === viewer.partyKey) return true;
  const own = new Set(viewer.addresses.map((address) => address.toLowerCase()));
  return [email.from, ...email.to, ...(email.cc ?? [])].some((address) => own.has(bare(address)));
};

/** `"Casey" <casey@example.com>` → `casey@example.com`. */
const bare = (address: string): string =>
  (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase();

/** Kinds of document that a partner never sees: the customer's own proofs. */
const customersProofs: ReadonlySet<string> = new Set(['student-proof', 'police-report', 'tracking-proof']);

/** Documents: partners see what concerns the device and the repair. */
export const visibleDocument = (viewer: Viewer, document: { kind: string }): boolean =>
  viewer.role !== 'partner' || !customersProofs.has(document.kind);

const shopFields = new Set(['companyId', 'name', 'phone', 'address']);

/** A company: its own users and staff see it, its payee only its owners and staff; a customer sees where the shop is. */
export const visibleCompany = <T extends Fields & { companyId: string }>(
  viewer: Viewer,
  company: T,
): Partial<T> => {
  if (isStaff(viewer.role)) return company;
  if (viewer.companyId !== company.companyId) return pick(company, shopFields) as Partial<T>;
  const shown = viewer.partnerRole === 'owner' ? company : omit(omit(company, 'payee'), 'payeeChange');
  return shown as Partial<T>;
};

const maskedUnitFields = new Set(['serial', 'product', 'warranty', 'claims', 'own']);
const maskedProductFields = new Set(['productId', 'sku', 'name', 'kind']);
const maskedWarrantyFields = new Set(['inWarranty', 'startsAt', 'endsAt']);
const maskedUnitClaimFields = new Set(['month', 'open']);

const pickPart = (part: unknown, names: ReadonlySet<string>): unknown =>
  isFields(part) ? pick(part, names) : undefined;

/**
 * A unit with its warranty and service record: its dealer and staff see all of it. Another dealer sees which product it is,
 * its warranty, and of each earlier claim the month and whether it is open.
 */
export const visibleUnit = (viewer: Viewer, unit: Fields & { companyId?: string | undefined }): Fields => {
  if (isStaff(viewer.role)) return unit;
  if (unit.companyId !== undefined && unit.companyId === viewer.companyId) return unit;
  const { product, warranty, claims, ...rest } = pick(unit, maskedUnitFields);
  return {
    ...rest,
    product: pickPart(product, maskedProductFields),
    warranty: pickPart(warranty, maskedWarrantyFields),
    claims: Array.isArray(claims) ? claims.map((claim) => pickPart(claim, maskedUnitClaimFields)) : [],
  };
};
