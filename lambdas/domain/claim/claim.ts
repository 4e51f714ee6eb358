import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { actorSchema } from '../people/actor.ts';
import { lineVerdictSchema } from '../warranty-claims/review-lines.ts';
import { unitClaimFields } from './claim-unit.ts';
import { estimateSchema } from './estimate.ts';
import { incidentSchema } from './incident.ts';
import { invoiceSchema } from './invoice.ts';
import { paymentSchema } from './payment.ts';
import { consentSchema, repairWarrantySchema, supplementSchema } from './repair-terms.ts';
import { shippingSchema } from './shipping.ts';
import { moveRequestSchema, shopOfferSchema } from './shop-offer.ts';
import { claimStatusSchema } from './status.ts';

/** The device a claim is about, as it stood when the claim was filed. */
export const claimDeviceSchema = z.object({
  deviceId: z.string(),
  kind: z.string(),
  make: z.string(),
  model: z.string(),
  serial: z.optional(z.string()),
  imei: z.optional(z.string()),
});

/** What came in the place of a replaced item, as far as it differs or is known. */
export const replacementItemSchema = z.object({
  make: z.optional(z.string()),
  model: z.optional(z.string()),
  serial: z.optional(z.string()),
  imei: z.optional(z.string()),
});
export type ReplacementItem = z.infer<typeof replacementItemSchema>;

/** Who a mail of this claim can go to, with the address on record. */
export const claimPartySchema = z.object({
  companyId: z.string(),
  name: z.string(),
  email: z.string(),
  /** The store, where the company has several and one was chosen. */
  storeId: z.optional(z.string()),
});

export const resolutionSchema = z.enum(['repair', 'replacement', 'reimbursement']);
export type Resolution = z.infer<typeof resolutionSchema>;

const denialKindSchema = z.enum(['not-verifiable', 'not-covered', 'fraud']);

/** What an agent would decide that needs another one's word: an approval above his authority, or a denial as fraud. */
export const proposalSchema = z.object({
  by: actorSchema,
  at: instantSchema,
  /** When another agent is to have confirmed it; absent in those made before 2026-11-23. */
  dueAt: z.optional(instantSchema),
  /** What it would commit, after the deductible; a denial commits nothing. */
  committedCents: z.int(),
  resolution: z.optional(resolutionSchema),
  /** The approved total before the deductible, where the agent named one. */
  amountCents: z.optional(z.int()),
  message: z.optional(z.string()),
  /** Of a claim for a unit: what was said of its lines. */
  lines: z.optional(z.array(lineVerdictSchema)),
  /** Of a denial; absent, it is an approval. */
  denial: z.optional(
    z.object({
      ...{ kind: denialKindSchema, clause: z.string(), reason: z.string() },
      /** The clause in the words of the terms when it was proposed. */
      clauseText: z.optional(z.string()),
    }),
  ),
});

/** One to five, and why. */
export const ratingSchema = z.object({
  stars: z.int().check(z.minimum(1), z.maximum(5)),
  comment: z.optional(z.string()),
  at: instantSchema,
});

export const denialSchema = z.object({
  kind: denialKindSchema,
  /** A clause id of the rulebook. */
  clause: z.string(),
  /** The clause in the words of the terms at that time. */
  clauseText: z.optional(z.string()),
  reason: z.string(),
  by: actorSchema,
  /** The agent who proposed what `by` confirmed. */
  proposedBy: z.optional(actorSchema),
  at: instantSchema,
  /** A second review may be asked for until this instant. */
  secondReviewUntil: instantSchema,
});

/** What the claim waits for, in one place: the text asked, since when, and how far the reminders have gone. */
export const waitingSchema = z.object({
  since: instantSchema,
  /** Steps of the silence schedule already carried out. */
  stepsDone: z.int(),
  /** The status's promised instant, shown as `by`. */
  dueAt: z.optional(instantSchema),
  /** The question put to the customer or the partner, or why an agent has the claim. */
  text: z.optional(z.string()),
  /** Why the rules left the claim to an agent: the sentences of `text`, one by one. */
  reasons: z.optional(z.array(z.string())),
  /** Who asked; an answer to a question of the rules runs the rules again. */
  askedBy: z.optional(actorSchema),
});

const wordSchema = z.object({ by: actorSchema, at: instantSchema });

/** Who ended each side's last question, and who approved or denied the claim last: "already decided by X at T". */
const lastWordsSchema = z.object({
  customer: z.optional(wordSchema),
  partner: z.optional(wordSchema),
  decision: z.optional(wordSchema),
});
export type LastWords = z.infer<typeof lastWordsSchema>;

export const claimSchema = z.object({
  claimId: z.string(),
  version: z.int(),
  status: claimStatusSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  submittedAt: z.optional(instantSchema),
  closedAt: z.optional(instantSchema),

  customer: z.object({ customerId: z.string(), name: z.string(), email: z.string(), phone: z.string() }),
  planNumber: z.optional(z.string()),
  device: z.optional(claimDeviceSchema),
  ...unitClaimFields,
  /** The company that sold the plan to the customer. */
  registeredByCompanyId: z.optional(z.string()),
  /** The repair partner the claim is referred to. */
  partner: z.optional(claimPartySchema),
  /** That shop was asked whether it takes the repair. */
  offer: z.optional(shopOfferSchema),
  /** Shops that passed, or did not answer in time: not asked again. */
  passedCompanyIds: z.optional(z.array(z.string())),
  moveRequest: z.optional(moveRequestSchema),
  filedBy: actorSchema,
  incident: incidentSchema,

  /** Executions so far; the running one is `{claimId}-{run}`. 0 for a draft. */
  run: z.int(),
  /** The rules have to look at the claim (again). */
  adjudicationDue: z.boolean(),
  waiting: waitingSchema,
  /** At most one; absent between two questions. */
  openQuestion: z.optional(
    z.object({
      questionId: z.string(),
      step: z.string(),
      askedAt: instantSchema,
      /** Of a review: the time told, and held against what comes true. */
      likelyBy: z.optional(instantSchema),
    }),
  ),
  /** Nobody answered in the time the silence schedule allows. */
  overdue: z.boolean(),
  /** The last mails to its parties that did not arrive, newest first, one for each address. */
  undeliverable: z.optional(
    z.array(
      z.object({
        name: z.string(),
        address: z.string(),
        subject: z.string(),
        at: instantSchema,
        status: z.string(),
        reason: z.optional(z.string()),
      }),
    ),
  ),

  /** Number of the decision in force, `DECISION#n`. 0 while there is none. */
  decisions: z.int(),
  resolution: z.optional(resolutionSchema),
  deductibleCents: z.optional(z.int()),
  limitCents: z.optional(z.int()),
  /** The estimate (or rule's ceiling) approved: invoices up to it are paid without an agent. Before the deductible. */
  approvedTotalCents: z.optional(z.int()),
  /** Taken from the incident's limit for this claim, after the deductible. */
  reservedCents: z.int(),
  /** Set while the claim stands approved; a loss counts against the yearly limit from here. */
  approvedAt: z.optional(instantSchema),
  /** Who moved the claim to its present status. */
  movedBy: actorSchema,
  movedAt: instantSchema,
  lastWords: z.optional(lastWordsSchema),
  /** The latest version. */
  estimate: z.optional(estimateSchema),
  /** The version of the estimate that the approval stands on. */
  approvedEstimate: z.optional(z.int()),
  supplement: z.optional(supplementSchema),
  consent: z.optional(consentSchema),
  repairWarranty: z.optional(repairWarrantySchema),
  invoice: z.optional(invoiceSchema),
  payments: z.array(paymentSchema),
  deviceReceivedAt: z.optional(instantSchema),
  /** A replacement or reimbursement was carried out outside a payment of ours. */
  settledAt: z.optional(instantSchema),
  replacementItem: z.optional(replacementItemSchema),
  shipping: z.optional(shippingSchema),

  denial: z.optional(denialSchema),
  secondReview: z.optional(z.object({ requestedAt: instantSchema, text: z.string(), dueAt: instantSchema })),
  /** A reply to the closed claim asks an agent to open it again. */
  asksToReopenAt: z.optional(instantSchema),
  /** By when whoever asked for it hears of it. Absent where a payment that came back asks. */
  reopenDueAt: z.optional(instantSchema),
  assignedTo: z.optional(actorSchema),
  /** Out of the agents' views until this instant, or until the claim moves. */
  snoozedUntil: z.optional(instantSchema),
  /** Opening minutes the claims team held the claim before its present wait: asking somebody else stops the clock. */
  teamMinutes: z.optional(z.int()),
  /** What the rules made of it when they looked last. */
  rulesFound: z.optional(z.enum(['in-order', 'evidence-missing', 'to-review'])),
  /** What needs another agent's word, until one confirms or declines it or the claim moves. */
  proposal: z.optional(proposalSchema),
  /** Shops the claim was referred to before: it stays in their lists, to be read. */
  formerCompanyIds: z.optional(z.array(z.string())),
  /** The customer's, once, after closing. */
  rating: z.optional(ratingSchema),
});

export type Claim = z.infer<typeof claimSchema>;
export type Denial = z.infer<typeof denialSchema>;
export type Proposal = z.infer<typeof proposalSchema>;

/** The name of a claim's execution: the present one of a claim, or that of a run. */
export const executionName = ({ claimId, run }: Pick<Claim, 'claimId' | 'run'>): string =>
  `${claimId}-${run}`;
