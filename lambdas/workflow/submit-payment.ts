import { changeClaim, readClaim } from '../adapters/claims/claim-store.ts';
import { readCompany } from '../adapters/people/people.ts';
import type { PayoutProvider } from '../adapters/providers/payout-provider.ts';
import { isRefusal, PayPalError, thePayPal } from '../adapters/providers/paypal.ts';
import { type Table, theTable } from '../adapters/table/table.ts';
import { inOneGo } from '../domain/claim/change.ts';
import type { Claim } from '../domain/claim/claim.ts';
import type { Payment } from '../domain/claim/payment.ts';
import { amend } from '../domain/claim/transitions/move.ts';
import { parkInReview } from '../domain/claim/transitions/park.ts';
import { reportPayment } from '../domain/claim/transitions/pay.ts';
import { workflowStep } from '../domain/claim/workflow-step.ts';
import { payeeHold } from '../domain/companies/payee.ts';
import { taskHandler } from '../middleware/task-handler.ts';
import { type ClaimTask, claimTaskSchema, type NextStep, nextStep, systemContext } from './claim-task.ts';
import { recordPayment } from './record-payment.ts';

/** The provider forgets batch ids after 30 days; well before, an unanswered payment is an agent's to look at. */
const resubmitDays = 20;

const due = (claim: Claim): Payment | undefined =>
  claim.payments.find((payment) => payment.status === 'pending' && payment.method === 'paypal');

const tooOld = (payment: Payment, nowMs: number): boolean =>
  nowMs - Date.parse(payment.releasedAt ?? payment.createdAt) > resubmitDays * 86_400_000;

/** Why a partner's money waits although its invoice was accepted: it was suspended since, or its payee changed. */
async function heldBack(table: Table, payment: Payment, nowMs: number): Promise<string | undefined> {
  if (payment.companyId === undefined || payment.releasedAt !== undefined) return undefined;
  const company = await readCompany(table, payment.companyId);
  return company && payeeHold(company, nowMs);
}

/** Records a fault that trying again cannot mend: the claim goes to an agent with the provider's words. */
async function park(table: Table, claimId: string, reason: string): Promise<Claim> {
  return changeClaim(table, claimId, async (claim) => {
    const change = parkInReview(claim, reason, await systemContext(table, Date.now()));
    return change && { change };
  });
}

const mayBeMended = (error: PayPalError): boolean =>
  error.status >= 500 || error.status === 429 || error.status === 401;

/**
 * Pays what is due on a claim. The payment stands in the ledger before the provider is called, and its id is the
 * provider's batch id: killed anywhere and run again, it is paid once.
 */
export async function submitPayment(
  table: Table,
  provider: PayoutProvider,
  { claimId, run }: ClaimTask,
): Promise<NextStep> {
  const claim = await readClaim(table, claimId);
  const payment = due(claim);
  if (!payment || claim.run !== run || workflowStep(claim) !== 'submit-payment')
    return nextStep(claim, run, Date.now());
  if (tooOld(payment, Date.now())) {
    const reason = `The payment ${payment.paymentId} stands unanswered for over ${resubmitDays} days; check it with the provider first.`;
    return nextStep(await park(table, claimId, reason), run, Date.now());
  }
  const held = await heldBack(table, payment, Date.now());
  if (held !== undefined)
    return nextStep(await park(table, claimId, `The payment waits. ${held}`), run, Date.now());
  try {
    const sent = await sendOff(provider, payment, claimId);
    if (sent.refused !== undefined)
      return nextStep(await recordRefused(table, claimId, payment, sent.refused), run, Date.now());
    const { providerBatchId } = sent;
    // Recorded before it is asked about, so that a crash here leaves a batch to look up.
    await recordPayment(table, claimId, { ...payment, providerBatchId, providerStatus: 'SUBMITTED' });
    const state = await provider.state(providerBatchId);
    return nextStep(await recordPayment(table, claimId, { ...payment, ...state }), run, Date.now());
  } catch (error) {
    if (!(error instanceof PayPalError) || mayBeMended(error)) throw error;
    return nextStep(await park(table, claimId, `The payment was refused: ${error.message}`), run, Date.now());
  }
}

type Sent = { readonly providerBatchId: string; readonly refused?: never } | { readonly refused: string };

/** The provider's batch id, or why it will never take this payment. */
async function sendOff(provider: PayoutProvider, payment: Payment, claimId: string): Promise<Sent> {
  try {
    return { providerBatchId: await provider.submit(payment, claimId) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { refused: error.message };
  }
}

/** Nothing is on its way, and letting it go again would be refused again: its payee can be put right from here. */
const recordRefused = (table: Table, claimId: string, { paymentId }: Payment, why: string): Promise<Claim> =>
  changeClaim(table, claimId, async (claim) => {
    const ctx = await systemContext(table, Date.now());
    const change = reportPayment(claim, { paymentId, status: 'failed', providerStatus: 'REFUSED' }, ctx);
    const internalNote = `The payment was refused: ${why}`;
    return change && { change: inOneGo(change, (failed) => amend(failed, ctx, { internalNote })) };
  });

export const handler = taskHandler(claimTaskSchema, (task) => submitPayment(theTable(), thePayPal(), task));
