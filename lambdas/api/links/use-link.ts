import { changeClaim } from '../../adapters/claims/claim-store.ts';
import { readPricing } from '../../adapters/claims/pricing-reader.ts';
import { readBrand, readCompany, readCustomer } from '../../adapters/people/people.ts';
import { claimKey, claimPrefixes, questionKey } from '../../adapters/table/claim-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import type { ClaimChange } from '../../domain/claim/change.ts';
import { type Claim, denialSchema } from '../../domain/claim/claim.ts';
import { estimateInputSchema } from '../../domain/claim/estimate.ts';
import { commentRecordSchema, questionRecordSchema } from '../../domain/claim/records.ts';
import { answer } from '../../domain/claim/transitions/answer.ts';
import { addComment } from '../../domain/claim/transitions/comment.ts';
import { answerConsent } from '../../domain/claim/transitions/consent.ts';
import {
  type DecisionContext,
  type DecisionInput,
  decide,
  decideOrPropose,
} from '../../domain/claim/transitions/decide.ts';
import { submitEstimate } from '../../domain/claim/transitions/estimate.ts';
import type { CommandContext } from '../../domain/claim/transitions/move.ts';
import {
  AlreadyDecided,
  ConcurrentChange,
  type InputFault,
  InvalidInput,
  NotFound,
} from '../../domain/errors.ts';
import { estimateInputOf, readEstimate } from '../../domain/mail/amounts/read-estimate.ts';
import { deniableClauses } from '../claims/decision-input.ts';
import type { Typed } from './forms.ts';
import { linkApprovalLimitCents, maxLinkText } from './limits.ts';
import { mayUse, type OpenLink } from './link-state.ts';

/** What the link alone may not do; signed in, the person may. The message says why. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';
}

/** The text of an estimate could not be read; it is kept as a comment. The message says what is missing. */
export class EstimateUnread extends Error {
  override readonly name = 'EstimateUnread';
}

/** A text field as typed. Throws {@link InvalidInput} naming it when it says nothing or too much. */
function textOf(typed: Typed, name: string): string {
  const text = (typed[name] ?? '').replaceAll('\r\n', '\n').trim();
  if (text === '') throw InvalidInput.at(name, 'is needed');
  if (text.length > maxLinkText) throw InvalidInput.at(name, `is longer than ${maxLinkText} characters`);
  return text;
}

function denialOf(typed: Typed, clauses: ReadonlyMap<string, string>) {
  const faults: InputFault[] = [];
  const kind = denialSchema.shape.kind.safeParse(typed.kind);
  if (!kind.success) faults.push({ path: 'kind', message: 'choose one' });
  const clause = typed.clause ?? '';
  if (!clauses.has(clause)) faults.push({ path: 'clause', message: 'choose one' });
  let reason = '';
  try {
    reason = textOf(typed, 'reason');
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    faults.push(...error.errors);
  }
  if (faults.length > 0 || !kind.success) throw new InvalidInput(faults);
  return { kind: kind.data, clause, reason };
}

/** Above the limit, and whenever money would go to another payee than the partner's record names, a link is not enough. */
async function checkApproval(table: Table, before: Claim, { claim }: ClaimChange): Promise<void> {
  if ((claim.approvedTotalCents ?? 0) > linkApprovalLimitCents)
    throw new SignInNeeded('The amount is above what a link may approve.');
  const invoice = before.invoice?.state === 'in-review' ? before.invoice : undefined;
  if (!invoice) return;
  const payee = (await readCompany(table, invoice.companyId))?.payee?.email.toLowerCase();
  const asked = invoice.payment.method === 'paypal' ? invoice.payment.email.toLowerCase() : undefined;
  if (asked === undefined || asked !== payee)
    throw new SignInNeeded('The invoice names another payee than the partner’s record.');
}

async function decideByLink(
  table: Table,
  claim: Claim,
  { link, holder }: OpenLink,
  typed: Typed,
  ctx: CommandContext,
): Promise<ClaimChange | undefined> {
  const clauses = new Map((await deniableClauses(table, ctx.now)).map(({ id, text }) => [id, text]));
  const limit = holder.authorityLimitCents;
  const payee = (await readCustomer(table, claim.customer.customerId))?.payee;
  const decision: DecisionContext = {
    ...ctx,
    clauses,
    pricing: await readPricing(table, claim, ctx.now),
    ...(limit !== undefined && { authorityLimitCents: limit }),
    ...(payee && { customerPayee: payee }),
  };
  const input: DecisionInput =
    link.action === 'deny'
      ? { outcome: 'deny', denial: denialOf(typed, clauses) }
      : link.action === 'ask'
        ? { outcome: 'ask-customer', message: textOf(typed, 'message') }
        : { outcome: 'approve' };
  if (input.outcome === 'deny') return decideOrPropose(claim, input, decision);
  const change = decide(claim, input, decision);
  if (link.action === 'approve') await checkApproval(table, claim, change);
  return change;
}

/** An estimate written as a mail would be. Throws {@link EstimateUnread}. */
function estimateByLink(claim: Claim, text: string, companyId: string, ctx: CommandContext): ClaimChange {
  const reading = readEstimate(text);
  if (!reading.ok) throw new EstimateUnread(reading.reason);
  const input = estimateInputSchema.safeParse(estimateInputOf(reading));
  if (!input.success) throw new EstimateUnread('an amount of the estimate is out of bounds');
  return submitEstimate(claim, input.data, { ...ctx, companyId, via: 'link' });
}

function answerByLink(claim: Claim, { holder }: OpenLink, typed: Typed, ctx: CommandContext): ClaimChange {
  const message = textOf(typed, 'message');
  if (holder.role !== 'partner') return answer(claim, 'customer', { message, via: 'portal' }, ctx);
  if (claim.status === 'estimate-needed' && holder.companyId !== undefined)
    return estimateByLink(claim, message, holder.companyId, ctx);
  return answer(claim, 'partner', { message, via: 'portal' }, ctx);
}

function usedChange(
  table: Table,
  claim: Claim,
  open: OpenLink,
  typed: Typed,
  ctx: CommandContext,
): ClaimChange | Promise<ClaimChange | undefined> {
  const { action } = open.link;
  if (action === 'answer') return answerByLink(claim, open, typed, ctx);
  if (action === 'agree' || action === 'decline') return answerConsent(claim, action === 'agree', ctx);
  return decideByLink(table, claim, open, typed, ctx);
}

/** Who was quicker: the question was open as the link was read. */
async function answeredBefore(table: Table, { link }: OpenLink): Promise<Error> {
  const { closedBy, closedAt } =
    (await table.get(questionKey(link.claimId, link.questionId), questionRecordSchema)) ?? {};
  return closedBy && closedAt !== undefined
    ? new AlreadyDecided({ by: closedBy.name, at: closedAt })
    : new ConcurrentChange(`claim ${link.claimId}`);
}

/**
 * Does what an open link says, by the same transitions as the API and in the name of its holder. The question is looked
 * at again at every attempt: of two uses at once one wins. Throws {@link AlreadyDecided} for the other,
 * {@link SignInNeeded}, {@link EstimateUnread}, {@link InvalidInput}, and what the transition refuses.
 */
export async function useLink(table: Table, open: OpenLink, typed: Typed, nowMs: number): Promise<Claim> {
  const brand = await readBrand(table);
  const ctx: CommandContext = {
    now: nowMs,
    actor: open.link.actor,
    openingHours: brand.openingHours,
    repairs: brand.repairs,
    decisions: brand.decisions,
  };
  try {
    return await changeClaim(table, open.claim.claimId, async (claim) => {
      if (claim.openQuestion?.questionId !== open.link.questionId) throw await answeredBefore(table, open);
      if (!mayUse(open.link, open.holder, claim)) throw new NotFound('this link');
      const change = await usedChange(table, claim, open, typed, ctx);
      return change && { change };
    });
  } catch (error) {
    if (error instanceof EstimateUnread) await keepText(table, open, textOf(typed, 'message'), ctx);
    throw error;
  }
}

/** What could not be read as an estimate is kept as a comment, once, so that nothing written is lost. */
async function keepText(table: Table, open: OpenLink, text: string, ctx: CommandContext): Promise<void> {
  const { actor, claimId } = open.link;
  await changeClaim(table, claimId, async (claim) => {
    const comments = await table.all(
      { partition: claimKey(claimId).pk, sortPrefix: claimPrefixes.comments },
      commentRecordSchema,
    );
    const kept = comments.some((one) => one.text === text && one.author.userId === actor.userId);
    if (kept) return undefined;
    return { change: addComment(claim, { author: actor, text, internal: false, via: 'portal' }, ctx) };
  });
}
