import { hashOf, type Key, recordKey } from './keys.ts';

/** Keys of companies, of those who want to become one of ours, and of how repair partners do. */

export const companyKey = (companyId: string): Key => recordKey('COMPANY', companyId);
/** All companies, by name. */
export const companiesPartition = 'COMPANIES';
/** Companies that an agent approved for repairs. */
export const repairPartnersPartition = 'REPAIR-PARTNERS';
/** Claims that stand as open repairs of a company. */
export const openRepairsPartition = (companyId: string): string => `COMPANY#${companyId}#OPEN-REPAIRS`;
/** Companies whose owner asked for another payee. */
export const payeeChangesPartition = 'PAYEE-CHANGES';

/** Somebody who wants to become a partner. */
export const applicationKey = (applicationId: string): Key => recordKey('APPLICATION', applicationId);
/** All applications, by their time. */
export const applicationsPartition = 'APPLICATIONS';
/** The coordinator has one call at a time: one item per half-hour taken. */
export const callSlotsPartition = 'CALL-SLOTS';
export const callSlotKey = (at: string): Key => ({ pk: callSlotsPartition, sk: at });

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
export const repairPricesKey = (kind: string): Key => recordKey('REPAIR-PRICES', hashOf(kind));
