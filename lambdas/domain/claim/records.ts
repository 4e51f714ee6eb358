import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { actorSchema } from '../people/actor.ts';
import { pictureFactsSchema } from '../pictures/picture-facts.ts';
import { claimStatusSchema } from './status.ts';

/** What is kept beside a claim: history, comments, documents, mail, questions and executions. */

export const eventRecordSchema = z.object({
  status: claimStatusSchema,
  at: instantSchema,
  actor: actorSchema,
  note: z.optional(z.string()),
  internal: z.optional(z.boolean()),
});
export type EventRecord = z.infer<typeof eventRecordSchema>;

export const commentRecordSchema = z.object({
  commentId: z.string(),
  claimId: z.string(),
  author: actorSchema,
  text: z.string(),
  at: instantSchema,
  internal: z.boolean(),
  /** A partner's words for the claims team: its own company reads them, the customer does not. */
  teamOnly: z.optional(z.boolean()),
  via: z.enum(['portal', 'mail']),
});
export type CommentRecord = z.infer<typeof commentRecordSchema>;

export const documentKinds = [
  'damage-photo',
  'verification-photo',
  'receipt',
  'police-report',
  'tracking-proof',
  'student-proof',
  'delivery-proof',
  'repair-summary',
  'estimate',
  'invoice',
  'other',
] as const;

export const documentRecordSchema = z.object({
  documentId: z.string(),
  claimId: z.string(),
  fileName: z.string(),
  kind: z.enum(documentKinds),
  contentType: z.string(),
  /** Bytes: as announced while pending, as kept once accepted. */
  size: z.int(),
  status: z.enum(['pending', 'accepted', 'rejected']),
  /** Why it was rejected, in the uploader's words. */
  reason: z.optional(z.string()),
  uploadedBy: actorSchema,
  createdAt: instantSchema,
  /** The mail it came with. */
  emailId: z.optional(z.string()),
  /** Where it lies until it was scanned and inspected, and from then on. */
  quarantineKey: z.string(),
  key: z.optional(z.string()),
  /** Of a PDF that a mail brought: what it says, read when it was promoted, or why it says nothing. */
  pdf: z.optional(z.union([z.object({ text: z.string() }), z.object({ problem: z.string() })])),
  /** Of an accepted picture: what the inspection found out before it dropped the metadata. */
  picture: z.optional(pictureFactsSchema),
  /** Of a verification photo: which one it is. */
  slot: z.optional(z.string()),
  /** Of an upload for a device: the device’s version it came with, which orders those of the same instant. */
  sequence: z.optional(z.int()),
});
export type DocumentRecord = z.infer<typeof documentRecordSchema>;

/** One person a mail goes to; `key` names the party in reply addresses and links. */
export const messagePartySchema = z.object({
  /** `c` the customer, `p` + company id a company, `a` the claims team. */
  key: z.string(),
  name: z.string(),
  address: z.string(),
});
export type MessageParty = z.infer<typeof messagePartySchema>;

/**
 * A mail of a claim, in or out: the outbox is the email history. Stored text holds placeholders where links stand; the
 * usable link exists only in the mail that was sent.
 */
export const messageRecordSchema = z.object({
  messageId: z.string(),
  claimId: z.string(),
  direction: z.enum(['in', 'out']),
  /** Which mail it is: `status`, `question`, `reminder`, …; for mail in, what it was read as. */
  kind: z.string(),
  party: z.optional(messagePartySchema),
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.optional(z.string()),
  at: instantSchema,
  sendState: z.enum(['queued', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'received']),
  sesMessageId: z.optional(z.string()),
  /** Where the raw mail lies (mail in). */
  rawKey: z.optional(z.string()),
  documentIds: z.array(z.string()),
  /** Why it was not acted on, or not delivered, for agents. */
  reason: z.optional(z.string()),
  /** Its amounts are read once its attachments have passed inspection. */
  readingDue: z.optional(z.enum(['estimate', 'invoice'])),
  /** What it is once the person on record confirms having written it. */
  onceConfirmed: z.optional(z.string()),
  /** The credit whose note goes with it, made when it is sent. */
  creditNoteOf: z.optional(z.string()),
});
export type MessageRecord = z.infer<typeof messageRecordSchema>;

/**
 * A mail in that an agent has to look at. It names the claim it was addressed to, if it was, and the claims it only
 * mentions; a mail of ours to somebody on no claim has neither.
 */
export const looseMailRecordSchema = z.extend(messageRecordSchema, {
  claimId: z.optional(z.string()),
  hints: z.optional(z.array(z.string())),
  /** The plan whose certificate goes with it, made when it is sent. */
  certificateOf: z.optional(z.string()),
  /** The support ticket it is about: replies to it find the ticket. */
  ticketId: z.optional(z.string()),
  /** The RMA whose packing slip and label go with it, made when it is sent. */
  papersOf: z.optional(z.string()),
  /** The payout whose statement goes with it, as PDF and CSV, made when it is sent. */
  statementOf: z.optional(z.string()),
  /** An appointment that goes with it, as an iCalendar file. */
  calendar: z.optional(z.string()),
});
export type LooseMailRecord = z.infer<typeof looseMailRecordSchema>;

/** What an inspected PDF says, or why it says nothing. */
export type PdfText = NonNullable<DocumentRecord['pdf']>;

/** One asking of a waiting step, with the token that completes it. Kept for ever: the ledger of questions. */
export const questionRecordSchema = z.object({
  questionId: z.string(),
  claimId: z.string(),
  run: z.int(),
  step: z.string(),
  token: z.string(),
  openedAt: instantSchema,
  /** Of a review: the time that people were told. */
  likelyBy: z.optional(instantSchema),
  closedAt: z.optional(instantSchema),
  closedBy: z.optional(actorSchema),
  /** The status the claim moved to. */
  outcome: z.optional(claimStatusSchema),
  deliver: z.optional(z.enum(['pending', 'done'])),
});
export type QuestionRecord = z.infer<typeof questionRecordSchema>;

/** One execution of a claim. */
export const runRecordSchema = z.object({
  claimId: z.string(),
  run: z.int(),
  requestedAt: instantSchema,
  deliver: z.enum(['pending', 'done']),
  closedAt: z.optional(instantSchema),
  /** When the reconcile last saw the execution running. */
  checkedAt: z.optional(instantSchema),
});
export type RunRecord = z.infer<typeof runRecordSchema>;

/** What a link in a mail lets one person do; known by the SHA-256 of its id only. */
export const linkRecordSchema = z.object({
  /** Empty for a link of an application, which `questionId` names. */
  claimId: z.string(),
  questionId: z.string(),
  action: z.enum([
    'approve',
    'ask',
    'deny',
    'answer',
    'agree',
    'decline',
    'confirm-sender',
    'ship-rma',
    'book-call',
    'move-claim',
  ]),
  person: z.string(),
  actor: actorSchema,
  /** Seconds since the epoch, the table's time to live; checked in code too. */
  expiresAt: z.int(),
});
export type LinkRecord = z.infer<typeof linkRecordSchema>;

export const incidentRecordSchema = z.object({
  incidentId: z.string(),
  customerId: z.string(),
  limitCents: z.int(),
  /** Taken from the limit by all claims of the incident, after deductibles. */
  reservedCents: z.int(),
  version: z.int(),
});
export type IncidentRecord = z.infer<typeof incidentRecordSchema>;

/** Approved losses of a customer over all plans, for the rule of one in twelve months. */
export const lossesRecordSchema = z.object({
  customerId: z.string(),
  losses: z.array(z.object({ claimId: z.string(), occurredAt: instantSchema })),
  version: z.int(),
});
export type LossesRecord = z.infer<typeof lossesRecordSchema>;
