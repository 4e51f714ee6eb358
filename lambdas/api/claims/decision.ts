import * as z from 'zod/mini';
import { claimKey, claimPrefixes, decisionKey } from '../../adapters/table/claim-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { readRulebookAt } from '../../adapters/terms/terms-store.ts';
import type { Viewer } from '../../domain/access/visible.ts';
import { visibleDecision } from '../../domain/access/visible-decision.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { type EventRecord, eventRecordSchema } from '../../domain/claim/records.ts';
import { isDenied } from '../../domain/claim/status.ts';
import { proposalKinds } from '../../domain/coverage/adjudicate.ts';
import { changeInWords, inPlainWords } from '../../domain/coverage/plain-words.ts';
import { NotFound } from '../../domain/errors.ts';
import { isStaff } from '../../domain/people/actor.ts';
import { type Language, said } from '../../domain/wording/languages/language.ts';

const storedChange = z.looseObject({
  changes: z.array(z.looseObject({ say: z.string() })),
  proposal: z.enum(proposalKinds),
});

/** What the rules made of the claim, as stored; the rest of the item is theirs. */
const storedDecision = z.looseObject({
  at: z.string(),
  outcome: z.string(),
  rulebookVersion: z.string(),
  proposal: z.enum(proposalKinds),
  deductibleCents: z.int(),
  ceilingCents: z.optional(z.int()),
  missingEvidence: z.optional(z.array(z.looseObject({ why: z.string() }))),
  counterfactual: z.optional(
    z.looseObject({ smallest: z.optional(storedChange), toApproval: z.optional(storedChange) }),
  ),
});

/** Keys and index attributes are not part of the decision. */
const storageFields = ['pk', 'sk', 'entity', 'claimId', 'gsi3pk', 'gsi3sk'] as const;

/** What of it is said to the customer, in a language: it was stored as the rulebook says it. */
function toldIn(
  { missingEvidence, counterfactual, ...rules }: z.infer<typeof storedDecision>,
  language: Language,
): Record<string, unknown> {
  const told = (change: z.infer<typeof storedChange>) => ({
    ...change,
    changes: change.changes.map((one) => ({ ...one, say: said(one.say, language) })),
    text: changeInWords(change, language),
  });
  const { smallest, toApproval } = counterfactual ?? {};
  return {
    ...rules,
    ...(missingEvidence && {
      missingEvidence: missingEvidence.map((one) => ({ ...one, why: said(one.why, language) })),
    }),
    ...(counterfactual && {
      counterfactual: {
        ...counterfactual,
        ...(smallest && { smallest: told(smallest) }),
        ...(toApproval && { toApproval: told(toApproval) }),
      },
    }),
  };
}

/** Who decided last, when it was a person: the denial in force, or the approval. */
function agentsDecision(
  claim: Claim,
  events: readonly EventRecord[],
): { outcome: 'approved' | 'denied'; decidedBy: string; at: string } | undefined {
  if (isDenied(claim.status) && claim.denial)
    return { outcome: 'denied', decidedBy: claim.denial.by.name, at: claim.denial.at };
  if (claim.approvedAt === undefined) return undefined;
  // Later entries at `approved` are the shop's: the device came, the invoice was accepted.
  const approval = events.findLast(
    ({ status, actor }) => status === 'approved' && (actor.role === 'system' || isStaff(actor.role)),
  );
  return approval && isStaff(approval.actor.role)
    ? { outcome: 'approved', decidedBy: approval.actor.name, at: approval.at }
    : undefined;
}

/**
 * The decision in force as the viewer may see it: what the rules made of the claim, and, once an agent has decided, the
 * agent's outcome over the same trace. Throws {@link NotFound} before anybody decided.
 */
export async function decisionOf(
  table: Table,
  claim: Claim,
  viewer: Viewer,
  language: Language,
): Promise<Readonly<Record<string, unknown>>> {
  const [rules, events] = await Promise.all([
    claim.decisions > 0 ? table.get(decisionKey(claim.claimId, claim.decisions), storedDecision) : undefined,
    table.all({ partition: claimKey(claim.claimId).pk, sortPrefix: claimPrefixes.events }, eventRecordSchema),
  ]);
  const agents = agentsDecision(claim, events);
  if (!rules && !agents) throw new NotFound(`a decision of ${claim.claimId}`);
  const base: Record<string, unknown> = rules
    ? toldIn(rules, language)
    : { rulebookVersion: (await readRulebookAt(table, agents?.at ?? claim.updatedAt)).version, trace: [] };
  for (const field of storageFields) delete base[field];
  // Once a person has decided, what the rules would have needed is no longer what would change it.
  if (agents) delete base.counterfactual;
  else if (rules) base.inWords = inPlainWords(rules, language);
  return visibleDecision(viewer, {
    ...base,
    ...agents,
    ...(claim.deductibleCents !== undefined && { deductibleCents: claim.deductibleCents }),
    ...(claim.limitCents !== undefined && { limitCents: claim.limitCents }),
  });
}
