import type { Say } from '../languages/say.ts';

/** What every mail about a claim says about it. */
export interface ClaimFacts {
  readonly claimId: string;
  /** The device or unit as its owner calls it, e.g. `iPhone 14 Pro`. */
  readonly item: string;
  /** Of the person the mail goes to; absent where a company is written to. */
  readonly recipientName?: string;
}

/** Stable for the whole life of a claim, so that clients which thread by subject keep its mails together. */
export const subjectOf = ({ claimId, item }: ClaimFacts, say: Say): string =>
  `[${claimId}] ${say`Claim for ${item}`}`;

export const greetingOf = ({ recipientName }: Pick<ClaimFacts, 'recipientName'>, say: Say): string =>
  recipientName === undefined ? 'Hello,' : say`Hello ${recipientName},`;
