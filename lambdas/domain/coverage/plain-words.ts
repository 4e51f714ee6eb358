import { type Say, sayIn } from '../mail/languages/say.ts';
import { formatMoney } from '../wording/formats.ts';
import { english, type Language, said } from '../wording/languages/language.ts';
import type { Decision, ProposalKind } from './adjudicate.ts';

type Told = Pick<Decision, 'proposal' | 'deductibleCents'> & {
  readonly ceilingCents?: number | undefined;
  readonly missingEvidence?: readonly { readonly why: string }[] | undefined;
};

const words: Readonly<Record<ProposalKind, (decision: Told, language: Language, say: Say) => string>> = {
  approve: ({ ceilingCents, deductibleCents }, language, say) =>
    ceilingCents === undefined
      ? say`Your claim was approved at once.`
      : say`Your claim was approved at once: the repair up to ${formatMoney(ceilingCents, { language })}, of which you pay ${formatMoney(deductibleCents, { language })}.`,
  'ask-evidence': ({ missingEvidence = [] }, language, say) =>
    say`Your claim goes on as soon as this is here: ${missingEvidence.map(({ why }) => said(why, language)).join(' ')}`,
  'request-estimate': (_decision, _language, say) =>
    say`Everything is in order. No price is known for this repair, so a repair shop gives an estimate first.`,
  review: (_decision, _language, say) =>
    say`An agent looks at your claim. Nothing about it was decided against you.`,
};

/** What the rules made of a claim, in one sentence for the customer. Amounts in dollars. */
export const inPlainWords = (decision: Told, language = english): string =>
  words[decision.proposal](decision, language, sayIn({ language }));

const becomes: Readonly<Record<ProposalKind, (say: Say) => string>> = {
  approve: (say) => say`Then the claim can be approved at once.`,
  'request-estimate': (say) => say`Then the repair shop is asked for an estimate.`,
  'ask-evidence': (say) => say`Then the claim goes on as soon as the rest is there.`,
  review: (say) => say`Then the Claims Team has all it needs to decide.`,
};

/** The changes that would change the outcome, and what it would be. */
export const changeInWords = (
  {
    changes,
    proposal,
  }: { readonly changes: readonly { readonly say: string }[]; readonly proposal: ProposalKind },
  language = english,
): string =>
  [...changes.map(({ say }) => said(say, language)), becomes[proposal](sayIn({ language }))].join(' ');
