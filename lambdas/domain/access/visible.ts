import { type ClaimStatus, isDenied } from '../claim/status.ts';
import type { AccessUser, Role } from './allowed.ts';

/**
 * The one place where fields a role must not see are left out. Every table here is a list of what is shown: a field
 * that nobody put on it is seen by staff only, so a new field can't leak by being forgotten.
 */

export type Viewer = Pick<AccessUser, 'role' | 'companyId' | 'partnerRole'>;

type Fields = Readonly<Record<string, unknown>>;

const isStaff = (role: Role): boolean => role === 'agent' || role === 'admin';

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
  'estimate',
  'invoice',
  'payments',
  'version',
  'createdAt',
  'updatedAt',
  'submittedAt',
  'question',
  'partner',
  'list',
] as const;

const claimFields: Record<'customer' | 'partner', ReadonlySet<string>> = {
  customer: new Set([
    ...everyone,
    'plan',
    'denial',
    'secondReviewUntil',
    'evidenceNeeded',
    'missingEvidence',
    'approvedCents',
    'ceilingCents',
    'asksToReopen',
  ]),
  partner: new Set([
    ...everyone,
    'approvedCents',
    'ceilingCents',
    'deviceReceivedAt',
    'parts',
    'labor',
    'rmas',
  ]),
};

/** Parts of a claim of which a role sees only these fields; a part that is not named is shown whole. */
const partFields: Record<'customer' | 'partner', Readonly<Record<string, readonly string[]>>> = {
  customer: {
    customer: ['customerId', 'name', 'email', 'phone', 'address'],
    partner: ['companyId', 'name', 'phone', 'address'],
    denial: ['kind', 'clause', 'clauseText', 'reason', 'at'],
    question: ['questionId', 'audience', 'text', 'askedAt', 'due'],
  },
  partner: {
    customer: ['name', 'email', 'phone'],
    partner: ['companyId', 'name', 'phone', 'address'],
    incident: ['incidentId', 'type', 'occurredAt', 'description'],
    device: ['deviceId', 'kind', 'make', 'model', 'serial', 'imei', 'verified'],
    question: ['questionId', 'audience', 'text', 'askedAt', 'due'],
  },
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const pick = (fields: Fields, names: ReadonlySet<string>): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => names.has(name)));

const omit = (fields: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));

/** Owners and staff see the payee of their own side; clerks see none. */
const seesPayee = (viewer: Viewer, payee: { companyId?: unknown; customerId?: unknown }): boolean => {
  if (viewer.role === 'customer') return payee.companyId === undefined;
  return (
    viewer.partnerRole === 'owner' && viewer.companyId !== undefined && payee.companyId === viewer.companyId
  );
};

/**
 * A payment as the viewer may see it. `companyId` on it is the company paid; absent, the customer is paid.
 * Partners do not see payments to others at all: undefined.
 */
export const visiblePayment = (viewer: Viewer, payment: Fields): Fields | undefined => {
  if (isStaff(viewer.role)) return payment;
  if (viewer.role === 'partner' && payment.companyId !== viewer.companyId) return undefined;
  const shown = pick(payment, new Set(['paymentId', 'to', 'amountCents', 'currency', 'status', 'at']));
  return seesPayee(viewer, payment) ? shown : omit(shown, 'to');
};

/** An invoice: how it is to be paid is for the company that sent it, without its clerks, and for staff. */
const visibleInvoice = (viewer: Viewer, invoice: Fields): Fields => {
  const own = { companyId: invoice.companyId ?? viewer.companyId };
  return viewer.role === 'partner' && seesPayee(viewer, own) ? invoice : omit(invoice, 'payment');
};

const visiblePart = (viewer: Viewer, role: 'customer' | 'partner', name: string, value: unknown): unknown => {
  if (name === 'payments' && Array.isArray(value))
    return value.map((payment) => visiblePayment(viewer, payment)).filter((payment) => payment !== undefined);
  if (!isFields(value)) return value;
  if (name === 'invoice') return visibleInvoice(viewer, value);
  const shown = partFields[role][name];
  return shown === undefined ? value : pick(value, new Set(shown));
};

/** The claim as this viewer may see it, for page, list, export and API alike. Staff see all of it. */
export const visibleClaim = (viewer: Viewer, claim: Fields): Fields => {
  const { role } = viewer;
  if (role === 'agent' || role === 'admin') return claim;
  const shown = pick(claim, claimFields[role]);
  return Object.fromEntries(
    Object.entries(shown)
      .map(([name, value]) => [name, visiblePart(viewer, role, name, value)] as const)
      .filter(([, value]) => value !== undefined),
  );
};

const decisionFields: Record<'customer' | 'partner', ReadonlySet<string>> = {
  customer: new Set([
    'outcome',
    'decidedBy',
    'rulebookVersion',
    'deductibleCents',
    'limitCents',
    'ceilingCents',
    'missingEvidence',
    'trace',
    'at',
  ]),
  partner: new Set(['outcome', 'rulebookVersion', 'deductibleCents', 'limitCents', 'ceilingCents', 'at']),
};

/** Verdicts a customer may read: that a rule referred or failed is the claims team's to weigh, not yet a finding. */
const customersVerdicts: ReadonlySet<unknown> = new Set(['pass', 'needs-evidence']);

/**
 * The decision as this viewer may see it. A customer reads which rules passed or wait for evidence, never the facts
 * behind them nor what was referred; a partner reads the outcome and the amounts, and no trace.
 */
export const visibleDecision = (viewer: Viewer, decision: Fields): Fields => {
  const { role } = viewer;
  if (role === 'agent' || role === 'admin') return decision;
  const shown = pick(decision, decisionFields[role]);
  if (!Array.isArray(shown.trace)) return shown;
  const trace = shown.trace
    .filter((entry) => isFields(entry) && customersVerdicts.has(entry.verdict))
    .map((entry) => ({ ...pick(entry, new Set(['ruleId', 'clause', 'verdict'])), facts: {} }));
  return { ...shown, trace };
};

/** Whom a note of history is written for; `staff` when nothing is said. */
export type NoteAudience = 'everyone' | 'customer' | 'partner' | 'staff';

/**
 * A note of history, or undefined when it is not for this viewer. On a denial the partner reads label and fixed
 * sentence only, whatever the note says it is for.
 */
export const visibleHistoryNote = (
  viewer: Viewer,
  event: { status: ClaimStatus; note?: string | undefined; noteFor?: NoteAudience | undefined },
): string | undefined => {
  if (isStaff(viewer.role)) return event.note;
  if (viewer.role === 'partner' && isDenied(event.status)) return undefined;
  const audience = event.noteFor ?? 'staff';
  return audience === 'everyone' || audience === viewer.role ? event.note : undefined;
};

/** Internal comments are the staff's own. */
export const visibleComment = (viewer: Viewer, comment: { internal: boolean }): boolean =>
  isStaff(viewer.role) || !comment.internal;

/** Mail of a claim: a party sees what it sent or received, staff see all. Addresses are compared without case. */
export const visibleEmail = (
  viewer: Viewer & { addresses: readonly string[] },
  email: { from: string; to: readonly string[]; cc?: readonly string[] | undefined },
): boolean => {
  if (isStaff(viewer.role)) return true;
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
