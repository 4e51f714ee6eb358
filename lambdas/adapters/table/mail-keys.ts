import { hashOf, type Key, recordKey } from './keys.ts';

/**
 * Keys of mail that came in, and of mail of ours that belongs to no claim. A claim's own mail stands in `claim-keys.ts`.
 */

export const sesMessageKey = (sesMessageId: string): Key => recordKey('SES', sesMessageId);
export const inboundMailKey = (sesMessageId: string): Key => recordKey('INBOUND', sesMessageId);
/** One per mail and claim: the same mail delivered again meets it. */
export const mailFingerprintKey = (fingerprint: string): Key => recordKey('FINGERPRINT', fingerprint);
/** A mail of ours that belongs to no claim. */
export const looseMessageKey = (messageId: string): Key => recordKey('MESSAGE', messageId);
/** A sender of unmatched mail was told on this day that it arrived. */
export const acknowledgedKey = (address: string, day: string): Key =>
  recordKey('ACKNOWLEDGED', hashOf(`${address.toLowerCase()}\n${day}`));
/** The claims team was told in this hour that mail of this sender waits to be read. */
export const teamToldKey = (address: string, hour: string): Key =>
  recordKey('TEAM-TOLD', hashOf(`${address.toLowerCase()}\n${hour}`));
/** Mail that matched no claim, newest last. */
export const unmatchedMailKey = (emailId: string): Key => ({ pk: 'UNMATCHED-MAIL', sk: `MAIL#${emailId}` });
export const unmatchedMailPartition = 'UNMATCHED-MAIL';
