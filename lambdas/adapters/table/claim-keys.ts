import { eventSort, hashOf, type Key, recordKey, shardOf, sixDigits } from './keys.ts';
import { customerPartition } from './people-keys.ts';

/**
 * Keys of a claim and of what hangs on it; its rows in lists stand in `list-keys.ts`.
 *
 * | item | pk | sk | index |
 * |---|---|---|---|
 * | claim | `CLAIM#id` | `CLAIM` | gsi1 customer |
 * | history, comment, mail, document, question, decision, run, estimate | `CLAIM#id` | `EVENT#…`, `COMMENT#…`, … | gsi3 decisions by month, gsi4 what is pending |
 * | number of an invoice | `COMPANY#id` | `INVOICE#hash` | |
 * | payment, incident, link | `PAYMENT#id` … | same word | |
 */

const ofClaim = (claimId: string, sk: string): Key => ({ pk: `CLAIM#${claimId}`, sk });

export const claimKey = (claimId: string): Key => recordKey('CLAIM', claimId);
/** An entry of its history. */
export const eventKey = (claimId: string, version: number, index: number): Key =>
  ofClaim(claimId, eventSort(version, index));
export const commentKey = (claimId: string, commentId: string): Key =>
  ofClaim(claimId, `COMMENT#${commentId}`);
export const messageKey = (claimId: string, messageId: string): Key => ofClaim(claimId, `MAIL#${messageId}`);
export const documentKey = (claimId: string, documentId: string): Key =>
  ofClaim(claimId, `DOCUMENT#${documentId}`);
export const questionKey = (claimId: string, questionId: string): Key =>
  ofClaim(claimId, `QUESTION#${questionId}`);
export const decisionKey = (claimId: string, number: number): Key =>
  ofClaim(claimId, `DECISION#${sixDigits(number)}`);
export const runKey = (claimId: string, run: number): Key => ofClaim(claimId, `RUN#${sixDigits(run)}`);
/** Every version of the partner's estimate. */
export const estimateKey = (claimId: string, version: number): Key =>
  ofClaim(claimId, `ESTIMATE#${sixDigits(version)}`);

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

/** An invoice that was counted. */
export const scoredInvoiceKey = (claimId: string, invoiceNumber: string): Key =>
  ofClaim(claimId, `SCORED#${invoiceNumber}`);
/** The claim on which a company used an invoice number, however the number is written. */
export const invoiceNumberKey = (companyId: string, invoiceNumber: string): Key => ({
  pk: `COMPANY#${companyId}`,
  sk: `INVOICE#${hashOf(invoiceNumber.toUpperCase().replace(/[^A-Z0-9]/g, ''))}`,
});
/** The payment ledger: one marker per payment, for ever. */
export const paymentKey = (paymentId: string): Key => recordKey('PAYMENT', paymentId);

export const incidentKey = (incidentId: string): Key => recordKey('INCIDENT', incidentId);
export const linkKey = (linkHash: string): Key => recordKey('LINK', linkHash);

export const claimIndexes = (claim: {
  claimId: string;
  createdAt: string;
  customerId: string;
}): Record<string, string> => ({
  gsi1pk: customerPartition(claim.customerId),
  gsi1sk: customersClaimSort(claim.createdAt),
});
/** A customer's claims, by the time they were begun. */
export const customersClaimSort = (createdAt: string): string => `CLAIM#${createdAt}`;

/** Decisions of the rules by month, to be held against other rules; sharded like the lists. */
export const decisionsPartition = (month: string, shard: number): string => `DECISIONS#${month}#${shard}`;
export const decisionIndexes = (claimId: string, at: string): Record<string, string> => ({
  gsi3pk: decisionsPartition(at.slice(0, 7), shardOf(claimId)),
  gsi3sk: `${at}#${claimId}`,
});
