import { hashOf, type Key, recordKey } from './keys.ts';

/** Keys of what the system notes for itself: requests answered, tries counted, times measured, demo loaded. */

export const idempotencyKey = (caller: string, route: string, key: string): Key =>
  recordKey('IDEMPOTENCY', hashOf(`${caller}\n${route}\n${key}`));
/** How often something was tried in a window of time. */
export const triesKey = (what: string, who: string, windowStart: number): Key =>
  recordKey('TRIES', hashOf(`${what}\n${who}\n${windowStart}`));
/** How long things took, by the day: one item a day. */
export const measuresPartition = 'MEASURES';
export const measuresKey = (day: string): Key => ({ pk: measuresPartition, sk: day });
/** The demo's records were all written. */
export const demoDataKey: Key = { pk: 'DEMO-DATA', sk: 'DEMO-DATA' };
