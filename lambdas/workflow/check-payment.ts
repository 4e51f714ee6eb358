import { readClaim } from '../adapters/claims/claim-store.ts';
import type { PayoutProvider } from '../adapters/providers/payout-provider.ts';
import { thePayPal } from '../adapters/providers/paypal.ts';
import { type Table, theTable } from '../adapters/table/table.ts';
import { taskHandler } from '../middleware/task-handler.ts';
import { type ClaimTask, claimTaskSchema, type NextStep } from './claim-task.ts';
import { noticeSilence } from './notice-silence.ts';
import { recordPayment } from './record-payment.ts';

/** Asks the provider how an open payment stands; then silence has its say (an agent who has not paid a link yet). */
export async function checkPayment(
  table: Table,
  provider: PayoutProvider,
  task: ClaimTask,
): Promise<NextStep> {
  const { claimId } = task;
  const claim = await readClaim(table, claimId);
  const open = claim.payments.find((payment) => payment.status === 'pending' && payment.method === 'paypal');
  if (open?.providerBatchId !== undefined) {
    const state = await provider.state(open.providerBatchId);
    await recordPayment(table, claimId, { ...open, ...state });
  }
  return noticeSilence(table, task);
}

export const handler = taskHandler(claimTaskSchema, (task) => checkPayment(theTable(), thePayPal(), task));
