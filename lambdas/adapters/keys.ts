import { createHash } from 'node:crypto';
import { articleDocumentKey, ticketDocumentKey } from './support-keys.ts';

/**
 * Every key of the one table is built here and nowhere else; those of articles, tickets and ready words stand in
 * `support-keys.ts`.
 *
 * | item | pk | sk | index |
 * |---|---|---|---|
 * | claim | `CLAIM#id` | `CLAIM` | gsi1 customer |
 * | a claim's rows in lists | `CLAIM#id` | `ROW#…` | all four, see `list-keys.ts` |
 * | history, comment, mail, document, question, decision, run | `CLAIM#id` | `EVENT#…`, `COMMENT#…`, … | gsi4 what is pending |
 * | customer, company, user | `CUSTOMER#id` … | same word | gsi1 addresses and staff |
 * | a sign-in | `USER#id` | `SESSION#id` | |
 * | plan, device | `PLAN#number`, `DEVICE#id` | `PLAN`, `DEVICE` | gsi1 customer |
 * | charge, refund, run of a plan | `PLAN#number` | `CHARGE#…`, … | gsi4 what is pending |
 * | RMA | `RMA#id` | `RMA` | gsi1 claim, gsi2 dealer, gsi3 open or closed |
 * | entry of a dealer's account | `COMPANY#id#CREDITS` | its id | gsi2 the same, by time |
 * | history, question, run of an RMA | `RMA#id` | `EVENT#…`, … | gsi4 what is pending |
 * | enrolment | `ENROLLMENT#id` | same word | none: it names its plan |
 * | unit | `UNIT#serial` | `UNIT` | gsi1 of nobody yet, gsi2 company, gsi3 all, gsi4 all of nobody yet |
 * | a claim's entry in a unit's record | `UNIT#serial` | `CLAIM#id` | |
 * | product | `PRODUCTS` | `PRODUCT#id` | |
 */

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Shards of the lists over all claims: a partition takes 1,000 writes a second. */
export const listShards = 4;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

export const shardOf = (id: string): number => Number.parseInt(hash(id).slice(0, 4), 16) % listShards;

const same = (kind: string, id: string): Key => ({ pk: `${kind}#${id}`, sk: kind });

export const claimKey = (claimId: string): Key => same('CLAIM', claimId);
const ofClaim = (claimId: string, sk: string): Key => ({ pk: `CLAIM#${claimId}`, sk });

/** History sorts by the claim's version, then by place within the change. */
export const eventKey = (claimId: string, version: number, index: number): Key =>
  ofClaim(claimId, `EVENT#${String(version).padStart(8, '0')}#${index}`);
export const commentKey = (claimId: string, commentId: string): Key =>
  ofClaim(claimId, `COMMENT#${commentId}`);
export const messageKey = (claimId: string, messageId: string): Key => ofClaim(claimId, `MAIL#${messageId}`);
export const documentKey = (claimId: string, documentId: string): Key =>
  ofClaim(claimId, `DOCUMENT#${documentId}`);
/** What was done with a device, in the order of its versions. */
export const deviceEventKey = (deviceId: string, version: number, index: number): Key => ({
  pk: `DEVICE#${deviceId}`,
  sk: `EVENT#${String(version).padStart(8, '0')}#${index}`,
});
/** Pictures that share this part of their perceptual hash. */
export const pictureBandPartition = (band: string): string => `PICTURE#${band}`;
export const pictureBandKey = (band: string, documentId: string): Key => ({
  pk: pictureBandPartition(band),
  sk: `DOCUMENT#${documentId}`,
});
/** A verification photo of a device. */
export const deviceDocumentKey = (deviceId: string, documentId: string): Key => ({
  pk: `DEVICE#${deviceId}`,
  sk: `DOCUMENT#${documentId}`,
});
export const questionKey = (claimId: string, questionId: string): Key =>
  ofClaim(claimId, `QUESTION#${questionId}`);
export const decisionKey = (claimId: string, number: number): Key =>
  ofClaim(claimId, `DECISION#${String(number).padStart(6, '0')}`);
export const runKey = (claimId: string, run: number): Key =>
  ofClaim(claimId, `RUN#${String(run).padStart(6, '0')}`);

export type UploadOwner =
  | { readonly claimId: string }
  | { readonly deviceId: string }
  | { readonly planNumber: string }
  | { readonly articleId: string }
  | { readonly ticketId: string }
  | { readonly serial: string };

/** Where an upload waits for its inspection: `claims/<claimId>/<documentId>`, and so for all that has documents. */
export const uploadPath = (owner: UploadOwner, documentId: string): string => {
  if ('claimId' in owner) return `claims/${owner.claimId}/${documentId}`;
  if ('deviceId' in owner) return `devices/${owner.deviceId}/${documentId}`;
  if ('articleId' in owner) return `articles/${owner.articleId}/${documentId}`;
  if ('ticketId' in owner) return `tickets/${owner.ticketId}/${documentId}`;
  if ('serial' in owner) return `units/${owner.serial}/${documentId}`;
  return `plans/${owner.planNumber}/${documentId}`;
};

const uploadOwners: Readonly<Record<string, (id: string) => UploadOwner>> = {
  claims: (claimId) => ({ claimId }),
  devices: (deviceId) => ({ deviceId }),
  plans: (planNumber) => ({ planNumber }),
  articles: (articleId) => ({ articleId }),
  tickets: (ticketId) => ({ ticketId }),
  units: (serial) => ({ serial }),
};

/** What an upload belongs to, by its path; undefined for a path that is not ours. */
export const ownerOfUpload = (path: string): (UploadOwner & { readonly documentId: string }) | undefined => {
  const [, kind, id, documentId] = /^([a-z]+)\/([\w.-]+)\/([\w-]+)$/.exec(path) ?? [];
  if (kind === undefined || id === undefined || documentId === undefined) return undefined;
  const owner = uploadOwners[kind]?.(id);
  return owner && { ...owner, documentId };
};
/** The record of an upload, by its path; undefined for a path that is not ours. */
export const recordOfUpload = (path: string): Key | undefined => {
  const owner = ownerOfUpload(path);
  if (!owner) return undefined;
  const { documentId } = owner;
  if ('claimId' in owner) return documentKey(owner.claimId, documentId);
  if ('deviceId' in owner) return deviceDocumentKey(owner.deviceId, documentId);
  if ('articleId' in owner) return articleDocumentKey(owner.articleId, documentId);
  if ('ticketId' in owner) return ticketDocumentKey(owner.ticketId, documentId);
  if ('serial' in owner) return unitDocumentKey(owner.serial, documentId);
  return planDocumentKey(owner.planNumber, documentId);
};
/** Every version of the partner's estimate. */
export const estimateKey = (claimId: string, version: number): Key =>
  ofClaim(claimId, `ESTIMATE#${String(version).padStart(6, '0')}`);
/** The claim on which a company used an invoice number, however the number is written. */
export const invoiceNumberKey = (companyId: string, invoiceNumber: string): Key => ({
  pk: `COMPANY#${companyId}`,
  sk: `INVOICE#${hash(invoiceNumber.toUpperCase().replace(/[^A-Z0-9]/g, ''))}`,
});
/** The payment ledger: one marker per payment, for ever. */
export const paymentKey = (paymentId: string): Key => same('PAYMENT', paymentId);

/** Sort key prefixes of what belongs to a claim. */
export const claimPrefixes = {
  events: 'EVENT#',
  comments: 'COMMENT#',
  messages: 'MAIL#',
  documents: 'DOCUMENT#',
  questions: 'QUESTION#',
  runs: 'RUN#',
  estimates: 'ESTIMATE#',
} as const;

export const incidentKey = (incidentId: string): Key => same('INCIDENT', incidentId);
export const openClaimOfDeviceKey = (deviceId: string): Key => ({
  pk: `DEVICE#${deviceId}`,
  sk: 'OPEN-CLAIM',
});
export const lossesKey = (customerId: string): Key => ({ pk: `CUSTOMER#${customerId}`, sk: 'LOSSES' });
export const linkKey = (linkHash: string): Key => same('LINK', linkHash);
export const sesMessageKey = (sesMessageId: string): Key => same('SES', sesMessageId);
export const inboundMailKey = (sesMessageId: string): Key => same('INBOUND', sesMessageId);
/** One per mail and claim: the same mail delivered again meets it. */
export const mailFingerprintKey = (fingerprint: string): Key => same('FINGERPRINT', fingerprint);
/** A mail of ours that belongs to no claim. */
export const looseMessageKey = (messageId: string): Key => same('MESSAGE', messageId);
/** A sender of unmatched mail was told on this day that it arrived. */
export const acknowledgedKey = (address: string, day: string): Key =>
  same('ACKNOWLEDGED', hash(`${address.toLowerCase()}\n${day}`));
/** The claims team was told in this hour that mail of this sender waits to be read. */
export const teamToldKey = (address: string, hour: string): Key =>
  same('TEAM-TOLD', hash(`${address.toLowerCase()}\n${hour}`));
/** Mail that matched no claim, newest last. */
export const unmatchedMailKey = (emailId: string): Key => ({ pk: 'UNMATCHED-MAIL', sk: `MAIL#${emailId}` });
export const unmatchedMailPartition = 'UNMATCHED-MAIL';

export const idempotencyKey = (caller: string, route: string, key: string): Key =>
  same('IDEMPOTENCY', hash(`${caller}\n${route}\n${key}`));

/** How often something was tried in a window of time. */
export const triesKey = (what: string, who: string, windowStart: number): Key =>
  same('TRIES', hash(`${what}\n${who}\n${windowStart}`));
/** The code that a caller was sent, and, once told, that it was: of one agent and one customer. */
export const callerCodeKey = (customerId: string, agentId: string): Key => ({
  pk: `CUSTOMER#${customerId}`,
  sk: `CALLER#${agentId}`,
});
/** How long things took, by the day: one item a day. */
export const measuresPartition = 'MEASURES';
export const measuresKey = (day: string): Key => ({ pk: measuresPartition, sk: day });

/** How a repair partner does, by the month. */
export const scorecardPartition = (companyId: string): string => `SCORECARD#${companyId}`;
export const scorecardKey = (companyId: string, month: string): Key => ({
  pk: scorecardPartition(companyId),
  sk: month,
});
export const scorecardsPartition = 'SCORECARDS';
export const scorecardIndex = (companyId: string, month: string): Record<string, string> => ({
  gsi3pk: scorecardsPartition,
  gsi3sk: `${month}#${companyId}`,
});
/** What the same repair, of one model and damage, has cost so far. */
export const repairPricesKey = (kind: string): Key => same('REPAIR-PRICES', hash(kind));
/** An invoice that was counted. */
export const scoredInvoiceKey = (claimId: string, invoiceNumber: string): Key =>
  ofClaim(claimId, `SCORED#${invoiceNumber}`);

export const userKey = (userId: string): Key => same('USER', userId);
/** A sign-in of somebody. */
export const sessionKey = (userId: string, sessionId: string): Key => ({
  pk: userKey(userId).pk,
  sk: `${sessionPrefix}${sessionId}`,
});
export const sessionPrefix = 'SESSION#';
export const customerKey = (customerId: string): Key => same('CUSTOMER', customerId);
export const companyKey = (companyId: string): Key => same('COMPANY', companyId);
/** Somebody who wants to become a partner. */
export const applicationKey = (applicationId: string): Key => same('APPLICATION', applicationId);
/** All applications, by their time. */
export const applicationsPartition = 'APPLICATIONS';
/** The coordinator has one call at a time: one item per half-hour taken. */
export const callSlotsPartition = 'CALL-SLOTS';
export const callSlotKey = (at: string): Key => ({ pk: callSlotsPartition, sk: at });
/** Companies whose owner asked for another payee. */
export const payeeChangesPartition = 'PAYEE-CHANGES';
/** Claims that stand as open repairs of a company. */
export const openRepairsPartition = (companyId: string): string => `COMPANY#${companyId}#OPEN-REPAIRS`;
export const planKey = (planNumber: string): Key => same('PLAN', planNumber);
/** Which plan an enrolment is. */
export const enrollmentKey = (enrollmentId: string): Key => same('ENROLLMENT', enrollmentId);
const ofPlan = (planNumber: string, sk: string): Key => ({ pk: `PLAN#${planNumber}`, sk });
export const isOfPlan = (partition: string): boolean => partition.startsWith('PLAN#');
/** The money of a plan. */
export const chargeKey = (planNumber: string, chargeId: string): Key =>
  ofPlan(planNumber, `CHARGE#${chargeId}`);
export const refundKey = (planNumber: string, refundId: string): Key =>
  ofPlan(planNumber, `REFUND#${refundId}`);
/** The customer of a mail address: nobody is a customer twice. */
export const customerOfEmailKey = (email: string): Key =>
  same('CUSTOMER-OF', hash(email.trim().toLowerCase()));
/** The mail address that a customer has asked for, until its code came back. */
export const askedEmailKey = (customerId: string): Key => ({
  pk: `CUSTOMER#${customerId}`,
  sk: 'ASKED-EMAIL',
});
/** What was changed of a customer's contact, by the version of the customer. */
export const contactChangeKey = (customerId: string, version: number): Key => ({
  pk: `CUSTOMER#${customerId}`,
  sk: `CONTACT#${String(version).padStart(8, '0')}`,
});
/** Fees that a company has coming, oldest sale first. */
export const referralKey = (companyId: string, soldAt: string, planNumber: string): Key => ({
  pk: companyReferralsPartition(companyId),
  sk: `REFERRAL#${soldAt}#${planNumber}`,
});
export const companyReferralsPartition = (companyId: string): string => `COMPANY#${companyId}#REFERRALS`;
/** Why somebody did not buy. */
export const feedbackKey = (feedbackId: string): Key => ({ pk: 'FEEDBACK', sk: feedbackId });
export const planRunKey = (planNumber: string, machine: string, run: number): Key =>
  ofPlan(planNumber, `RUN#${machine}#${String(run).padStart(6, '0')}`);
/** What proves a student's status. */
export const planDocumentKey = (planNumber: string, documentId: string): Key =>
  ofPlan(planNumber, `DOCUMENT#${documentId}`);
/** One asking of the activation workflow. */
export const planQuestionKey = (planNumber: string, questionId: string): Key =>
  ofPlan(planNumber, `QUESTION#${questionId}`);
/** Sort key prefixes of what belongs to a plan. */
export const planPrefixes = { charges: 'CHARGE#', refunds: 'REFUND#' } as const;
export const rmaKey = (rmaId: string): Key => same('RMA', rmaId);
const ofRma = (rmaId: string, sk: string): Key => ({ pk: `RMA#${rmaId}`, sk });
export const isOfRma = (partition: string): boolean => partition.startsWith('RMA#');
/** History sorts by the RMA's version, then by place within the change. */
export const rmaEventKey = (rmaId: string, version: number, index: number): Key =>
  ofRma(rmaId, `EVENT#${String(version).padStart(8, '0')}#${index}`);
export const rmaQuestionKey = (rmaId: string, questionId: string): Key =>
  ofRma(rmaId, `QUESTION#${questionId}`);
export const rmaRunKey = (rmaId: string, run: number): Key =>
  ofRma(rmaId, `RUN#${String(run).padStart(6, '0')}`);
/** A unit is in one open RMA at most: whoever issues one creates this. */
export const openRmaOfUnitKey = (serial: string): Key => ({ pk: `UNIT#${serial}`, sk: 'OPEN-RMA' });
/** What a dealer was credited or charged for a returned unit: once per RMA, unit and reason, for ever. */
export const dealerCreditKey = (companyId: string, creditId: string): Key => ({
  pk: dealerCreditsPartition(companyId),
  sk: creditId,
});
export const dealerCreditsPartition = (companyId: string): string => `COMPANY#${companyId}#CREDITS`;
export const deviceKey = (deviceId: string): Key => same('DEVICE', deviceId);
/** A unit with a warranty, by its serial number in its one writing. */
export const unitKey = (serial: string): Key => same('UNIT', serial);
const ofUnit = (serial: string, sk: string): Key => ({ pk: `UNIT#${serial}`, sk });
export const unitEventKey = (serial: string, version: number, index: number): Key =>
  ofUnit(serial, `EVENT#${String(version).padStart(8, '0')}#${index}`);
/** A claim stands in the service record of its unit: one entry, made when it is filed. */
export const unitClaimKey = (serial: string, claimId: string): Key => ofUnit(serial, `CLAIM#${claimId}`);
/** An RMA stands there, too, for good. */
export const unitRmaKey = (serial: string, rmaId: string): Key => ofUnit(serial, `RMA#${rmaId}`);
/** A unit has one open claim at most. */
export const openClaimOfUnitKey = (serial: string): Key => ofUnit(serial, 'OPEN-CLAIM');
export const unitDocumentKey = (serial: string, documentId: string): Key =>
  ofUnit(serial, `DOCUMENT#${documentId}`);
/** Sort key prefixes of what belongs to a unit. */
export const unitPrefixes = {
  events: 'EVENT#',
  claims: 'CLAIM#',
  rmas: 'RMA#',
  documents: 'DOCUMENT#',
} as const;
/** The products of one programme: some hundreds. */
export const productsPartition = 'PRODUCTS';
export const productKey = (productId: string): Key => ({
  pk: productsPartition,
  sk: `PRODUCT#${productId}`,
});
/** Lists of units, in the order in which they came to be, or to be a dealer's. */
export const allUnitsPartition = 'UNITS';
export const unassignedUnitsPartition = 'UNASSIGNED-UNITS';
export const pendingUnitsPartition = 'PENDING-UNITS';
export const companyUnitsPartition = (companyId: string): string => `COMPANY#${companyId}#UNITS`;
export const companyPendingUnitsPartition = (companyId: string): string =>
  `COMPANY#${companyId}#PENDING-UNITS`;
export const brandKey: Key = { pk: 'BRAND', sk: 'BRAND' };
/** Which versions of the rulebook, or of the catalogue, an admin stored; and each of them. */
export type TermsKind = 'rulebook' | 'catalogue';
export const termsListKey = (kind: TermsKind): Key => ({ pk: `TERMS#${kind}`, sk: 'VERSIONS' });
export const termsKey = (kind: TermsKind, version: string): Key => ({
  pk: `TERMS#${kind}`,
  sk: `VERSION#${version}`,
});
/** How often a promotion code was used, for codes that have a most. */
export const promoUsesKey = (code: string): Key => same('PROMO', code);
/** Which versions of a price table there are; and the rows of each, in parts, under the id of their set. */
export const priceVersionsKey = (table: string): Key => ({ pk: `PRICES#${table}`, sk: 'VERSIONS' });
export const priceRowsKey = (table: string, setId: string, part: number): Key => ({
  pk: `PRICES#${table}`,
  sk: `ROWS#${setId}#${String(part).padStart(4, '0')}`,
});
/** The demo's records were all written. */
export const demoDataKey: Key = { pk: 'DEMO-DATA', sk: 'DEMO-DATA' };

/** Index partitions and sort keys. */
export const claimIndexes = (claim: {
  claimId: string;
  createdAt: string;
  customerId: string;
}): Record<string, string> => ({
  gsi1pk: customerPartition(claim.customerId),
  gsi1sk: customersClaimSort(claim.createdAt),
});

export const customersClaimSort = (createdAt: string): string => `CLAIM#${createdAt}`;
export const customerPartition = (customerId: string): string => `CUSTOMER#${customerId}`;
/** RMAs of a claim, of a dealer, and all that are open or closed: a programme issues a few a day, no shards needed. */
export const claimRmasPartition = (claimId: string): string => `CLAIM#${claimId}#RMAS`;
export const companyRmasPartition = (companyId: string): string => `COMPANY#${companyId}#RMAS`;
export const rmasPartition = (list: 'open' | 'closed'): string => `RMAS#${list}`;
/** Customers by telephone number (E.164), and by name for those who know how it begins. */
export const phonePartition = (phone: string): string => `PHONE#${phone}`;
export const customerNamesPartition = 'CUSTOMER-NAMES';
export const nameSort = (name: string): string => name.trim().toLowerCase();
/** Devices by serial number. */
export const serialPartition = (serial: string): string => `SERIAL#${serial.trim().toUpperCase()}`;
/** Devices by IMEI. */
export const imeiPartition = (imei: string): string => `IMEI#${imei}`;
/** Plans that a company sold, by the time of sale. */
export const companySalesPartition = (companyId: string): string => `COMPANY#${companyId}#SALES`;
/** Plans whose proof of a student an agent has to look at. */
export const studentProofsPartition = 'STUDENT-PROOFS';
/** Devices whose verification photos an agent has to look at. */
export const devicesToReviewPartition = 'DEVICES-TO-REVIEW';
export const staffPartition = 'STAFF';
export const companyUsersPartition = (companyId: string): string => `COMPANY#${companyId}#USERS`;
/** All companies, by name. */
export const companiesPartition = 'COMPANIES';
/** Companies that an agent approved for repairs. */
export const repairPartnersPartition = 'REPAIR-PARTNERS';
export const emailPartition = (email: string): string => `EMAIL#${email.trim().toLowerCase()}`;

/** Decisions of the rules by month, to be held against other rules; sharded like the lists. */
export const decisionsPartition = (month: string, shard: number): string => `DECISIONS#${month}#${shard}`;
export const decisionIndexes = (claimId: string, at: string): Record<string, string> => ({
  gsi3pk: decisionsPartition(at.slice(0, 7), shardOf(claimId)),
  gsi3sk: `${at}#${claimId}`,
});

/** What still has to happen, for the reconcile to redo after a crash; an item leaves when it is done. */
export type PendingWork =
  | 'question'
  | 'run'
  | 'message'
  | 'document'
  | 'reading'
  | 'payment'
  | 'paid-payment'
  | 'export'
  | 'open-run'
  | 'open-plan-run'
  | 'open-rma-run'
  | 'open-payout-run'
  | 'payout-batch';

export const pendingPartition = (work: PendingWork): string => `PENDING#${work}`;

export const pendingIndexes = (work: PendingWork, since: string): Record<string, string> => ({
  gsi4pk: pendingPartition(work),
  gsi4sk: since,
});
