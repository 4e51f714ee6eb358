import { encodeCrockford, encodeCrockfordNumber } from './crockford.ts';

/** Characters of time (milliseconds, until the year 10889) and of randomness, as in a ULID. */
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;

/** Random bytes that a record id takes. */
export const RECORD_ID_BYTES = RANDOM_LENGTH;

export type RecordKind =
  | 'application'
  | 'article'
  | 'claim-event'
  | 'comment'
  | 'company'
  | 'customer'
  | 'device'
  | 'document'
  | 'email'
  | 'enrollment'
  | 'export'
  | 'incident'
  | 'payment'
  | 'question'
  | 'referral'
  | 'rma'
  | 'store'
  | 'ticket'
  | 'unit'
  | 'user'
  | 'words';

const prefixes: Record<RecordKind, string> = {
  application: 'app',
  article: 'art',
  'claim-event': 'evt',
  comment: 'com',
  company: 'cmp',
  customer: 'cus',
  device: 'dev',
  document: 'doc',
  email: 'eml',
  export: 'exp',
  enrollment: 'enr',
  incident: 'inc',
  payment: 'pay',
  question: 'qst',
  referral: 'ref',
  rma: 'rma',
  store: 'sto',
  ticket: 'tkt',
  unit: 'unt',
  user: 'usr',
  words: 'wrd',
};

/**
 * A lower-case id whose text order is the order of creation: `dev-01k4…`. `atMs` is the time of creation, `random`
 * {@link RECORD_ID_BYTES} bytes.
 */
export const newRecordId = (kind: RecordKind, atMs: number, random: Uint8Array): string =>
  `${prefixes[kind]}-${(encodeCrockfordNumber(atMs, TIME_LENGTH) + encodeCrockford(random, RANDOM_LENGTH)).toLowerCase()}`;
