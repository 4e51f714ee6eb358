import { formatDay, formatInstant } from '../../wording/formats.ts';
import type { MailBrand } from './brand.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { button, facts, type LetterBody, paragraph, quote } from './letter.ts';

/** Data of each mail to the claims team. Links are each recipient's own. */
export interface AgentMails {
  'agent/review': ReviewRequest;
  'agent/review-reminder': ReviewRequest & { readonly since: string };
  'agent/overdue': {
    readonly waitsFor: string;
    readonly since: string;
    readonly offer?: string;
    readonly claimUrl: string;
  };
  'agent/asks-to-reopen': { readonly from: string; readonly message: string; readonly claimUrl: string };
  'agent/second-review': {
    readonly from: string;
    readonly message: string;
    readonly denial: string;
    readonly by: string;
    readonly claimUrl: string;
  };
  'agent/mail-to-read': {
    readonly from: string;
    readonly mailSubject: string;
    readonly reason: string;
    readonly mailUrl: string;
  };
}

export interface ReviewRequest {
  /** The one reason why rules did not approve, or what came in. */
  readonly reason: string;
  readonly summary: readonly (readonly [label: string, value: string])[];
  /** Left out for whoever may not decide it. */
  readonly approveLink?: string;
  readonly askLink?: string;
  readonly denyLink?: string;
  readonly claimUrl: string;
}

type Writers = {
  readonly [K in keyof AgentMails]: (data: AgentMails[K], claim: ClaimFacts, brand: MailBrand) => LetterBody;
};

const reviewBlocks = (
  { reason, summary, approveLink, askLink, denyLink, claimUrl }: ReviewRequest,
  { claimId, item }: ClaimFacts,
) => [
  paragraph(reason),
  facts(['Claim', claimId], ['Device', item], ...summary),
  ...(approveLink === undefined ? [] : [button('Approve', approveLink)]),
  ...(askLink === undefined ? [] : [button('Ask', askLink, true)]),
  ...(denyLink === undefined ? [] : [button('Deny', denyLink, true)]),
  button('Open the claim', claimUrl, true),
];

export const agentWriters: Writers = {
  'agent/review': (request, claim) => ({
    headline: 'A claim for review',
    blocks: reviewBlocks(request, claim),
  }),
  'agent/review-reminder': (request, claim, brand) => ({
    headline: 'A claim still waits for a decision',
    blocks: [paragraph(`Waiting since ${formatDay(request.since, brand)}.`), ...reviewBlocks(request, claim)],
  }),
  'agent/overdue': ({ waitsFor, since, offer, claimUrl }, _claim, brand) => ({
    headline: `Overdue: ${waitsFor}`,
    blocks: [
      paragraph(`The claim waits for ${waitsFor} since ${formatDay(since, brand)}. The question stays open.`),
      ...(offer === undefined ? [] : [paragraph(offer)]),
      button('Open the claim', claimUrl),
    ],
  }),
  'agent/asks-to-reopen': ({ from, message, claimUrl }) => ({
    headline: 'A closed claim: asks to reopen',
    blocks: [
      paragraph(`${from} wrote to a closed claim:`),
      quote(message),
      button('Open the claim', claimUrl),
    ],
  }),
  'agent/second-review': ({ from, message, denial, by, claimUrl }, _claim, brand) => ({
    headline: 'A denial: second review asked for',
    blocks: [
      paragraph(`${from} asks that another agent looks at the denial again, by ${formatInstant(by, brand)}:`),
      quote(message),
      facts(['Denied', denial]),
      button('Review the claim', claimUrl),
    ],
  }),
  'agent/mail-to-read': ({ from, mailSubject, reason, mailUrl }) => ({
    headline: 'A mail needs your eyes',
    blocks: [
      paragraph(`Nothing was done with this mail: ${reason}.`),
      facts(['From', from], ['Subject', mailSubject]),
      button('Read the mail', mailUrl),
    ],
  }),
};
