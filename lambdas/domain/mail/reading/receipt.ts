import type { ReplyKeys } from '../reply-address.ts';

/** What SES says of one check. */
export type Verdict = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED' | 'DISABLED';

/** What the receiving server vouches for: taken from the event's `receipt` and `mail.source`, never from headers. */
export interface MailReceipt {
  /** MAIL FROM of the envelope; empty or `<>` for the null path. */
  readonly envelopeFrom: string;
  readonly recipients: readonly string[];
  readonly verdicts: {
    readonly spam: Verdict;
    readonly virus: Verdict;
    readonly spf: Verdict;
    readonly dkim: Verdict;
    readonly dmarc: Verdict;
  };
}

/** Where our mail lives. */
export interface MailPlace {
  readonly domain: string;
  readonly keys: ReplyKeys;
}

/** A bounce or another automaton's mail, which must never be answered (RFC 3834, 2). */
export const hasNullPath = (receipt: MailReceipt): boolean => /^(?:<>)?$/.test(receipt.envelopeFrom.trim());
