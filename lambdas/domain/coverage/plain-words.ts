import { formatCents } from '../money/format.ts';
import type { Decision, ProposalKind } from './adjudicate.ts';

type Told = Pick<Decision, 'proposal' | 'deductibleCents'> & {
  readonly ceilingCents?: number | undefined;
  readonly missingEvidence?: readonly { readonly why: string }[] | undefined;
};

const words: Readonly<Record<ProposalKind, (decision: Told) => string>> = {
  approve: ({ ceilingCents, deductibleCents }) =>
    ceilingCents === undefined
      ? 'Your claim was approved at once.'
      : `Your claim was approved at once: the repair up to ${formatCents(ceilingCents)}, of which you pay ${formatCents(deductibleCents)}.`,
  'ask-evidence': ({ missingEvidence = [] }) =>
    `Your claim goes on as soon as this is here: ${missingEvidence.map(({ why }) => why).join(' ')}`,
  'request-estimate': () =>
    'Everything is in order. No price is known for this repair, so a repair shop gives an estimate first.',
  review: () => 'An agent looks at your claim. Nothing about it was decided against you.',
};

/** What the rules made of a claim, in one sentence for the customer. Amounts in dollars. */
export const inPlainWords = (decision: Told): string => words[decision.proposal](decision);
