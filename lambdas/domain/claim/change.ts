import type { Actor } from '../people/actor.ts';
import type { Claim } from './claim.ts';
import type { ClaimStatus } from './status.ts';

/** One line of the state history. */
export interface HistoryEvent {
  readonly status: ClaimStatus;
  readonly at: string;
  readonly actor: Actor;
  /** For everyone who may see the claim, unless `internal`. */
  readonly note?: string;
  /** Only the claims team sees the note. */
  readonly internal?: boolean;
}

/** Somebody has to be told. What the mail says follows from the claim after the change and the brand's wording. */
export type Notice =
  /** The status changed: the audience's reading of it. */
  | { readonly kind: 'status'; readonly to: 'customer' | 'partner' }
  /** The open question, with links to answer it. */
  | { readonly kind: 'question'; readonly to: 'customer' | 'partner' | 'agents' }
  | { readonly kind: 'reminder' | 'last-warning'; readonly to: 'customer' | 'partner' }
  | { readonly kind: 'escalation'; readonly to: 'agents' }
  /** The partner found more than was approved. */
  | { readonly kind: 'supplement'; readonly to: 'agents' }
  /** The device comes back within the warranty of this partner's repair. */
  | { readonly kind: 'warranty-offer'; readonly to: 'partner' }
  /** An approval waits for an agent with the authority to confirm it, or a denial as fraud for another agent. */
  | { readonly kind: 'proposal'; readonly to: 'agents' }
  | {
      readonly kind: 'remittance';
      readonly to: 'partner';
      readonly amountCents: number;
      readonly payee: string;
      /** The payment provider's own number of the payment. */
      readonly providerReference?: string;
    }
  | {
      readonly kind: 'comment';
      readonly to: 'customer' | 'partner' | 'agents';
      readonly from: string;
      readonly text: string;
    }
  /** A mail arrived and was kept; `detail` says what could not be read in it, if anything. */
  | {
      readonly kind: 'mail-arrived';
      readonly to: 'customer' | 'partner';
      readonly subject: string;
      readonly detail?: string;
    }
  /** A mail in this party's name came from a domain that proves nothing: a link to confirm it. */
  | {
      readonly kind: 'confirm-mail';
      readonly to: 'customer' | 'partner';
      readonly emailId: string;
      readonly excerpt: string;
    }
  /** A shop asks to have the claim, the customer being at its counter: a link to move it. */
  | { readonly kind: 'move-claim'; readonly to: 'customer' }
  /** The customer goes on with a draft on another device. */
  | { readonly kind: 'continue-draft'; readonly to: 'customer' }
  | { readonly kind: 'asks-to-reopen' | 'second-review'; readonly to: 'customer' | 'agents' };

/** A comment made with a change, e.g. the text of an answer. */
export interface NewComment {
  readonly author: Actor;
  readonly text: string;
  readonly internal: boolean;
  /** A partner's words for the claims team: its own company reads them, the customer does not. */
  readonly teamOnly?: boolean;
  readonly via: 'portal' | 'mail';
}

/**
 * Everything one command changes, stored in one transaction. What follows from the difference of the two claims (closing
 * the open question, starting an execution, the incident's limit, the loss counter, the device's open claim, the payment
 * ledger) is derived by the store and stands nowhere here.
 */
export interface ClaimChange {
  /** `null` when the claim is new. */
  readonly before: Claim | null;
  readonly claim: Claim;
  readonly events: readonly HistoryEvent[];
  readonly notices: readonly Notice[];
  readonly comments: readonly NewComment[];
}

/** Joins changes of the same claim that are made one after the other and stored together. */
export const inOneGo = (first: ClaimChange, then: (claim: Claim) => ClaimChange): ClaimChange => {
  const next = then(first.claim);
  return {
    before: first.before,
    claim: { ...next.claim, version: (first.before?.version ?? 0) + 1 },
    events: [...first.events, ...next.events],
    notices: [...first.notices, ...next.notices],
    comments: [...first.comments, ...next.comments],
  };
};
