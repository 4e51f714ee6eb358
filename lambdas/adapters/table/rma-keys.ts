import { eventSort, type Key, recordKey, sixDigits } from './keys.ts';

/**
 * Keys of RMAs and of what dealers are credited for them.
 *
 * | item | pk | sk | index |
 * |---|---|---|---|
 * | RMA | `RMA#id` | `RMA` | gsi1 claim |
 * | history, question, run of an RMA | `RMA#id` | `EVENT#…`, … | gsi4 what is pending |
 * | entry of a dealer's account | `COMPANY#id#CREDITS` | its id | gsi2 the same, by time |
 * | a year's sum of it | `COMPANY#id#CREDITED` | `year#claims`, `year#returns` | |
 */

const ofRma = (rmaId: string, sk: string): Key => ({ pk: `RMA#${rmaId}`, sk });

export const isOfRma = (partition: string): boolean => partition.startsWith('RMA#');
export const rmaKey = (rmaId: string): Key => recordKey('RMA', rmaId);
export const rmaEventKey = (rmaId: string, version: number, index: number): Key =>
  ofRma(rmaId, eventSort(version, index));
export const rmaQuestionKey = (rmaId: string, questionId: string): Key =>
  ofRma(rmaId, `QUESTION#${questionId}`);
export const rmaRunKey = (rmaId: string, run: number): Key => ofRma(rmaId, `RUN#${sixDigits(run)}`);

/** RMAs of a claim. */
export const claimRmasPartition = (claimId: string): string => `CLAIM#${claimId}#RMAS`;

/** What a dealer was credited or charged for a returned unit: once per RMA, unit and reason, for ever. */
export const dealerCreditKey = (companyId: string, creditId: string): Key => ({
  pk: dealerCreditsPartition(companyId),
  sk: creditId,
});
export const dealerCreditsPartition = (companyId: string): string => `COMPANY#${companyId}#CREDITS`;
/** What claims, or returns, put on a dealer's account in a year (UTC). */
export const dealerYearKey = (companyId: string, year: string, by: 'claims' | 'returns'): Key => ({
  pk: `COMPANY#${companyId}#CREDITED`,
  sk: `${year}#${by}`,
});
