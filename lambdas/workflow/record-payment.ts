import { changeClaim } from '../adapters/claims/claim-store.ts';
import type { Table } from '../adapters/table/table.ts';
import type { Claim } from '../domain/claim/claim.ts';
import type { Payment } from '../domain/claim/payment.ts';
import { reportPayment } from '../domain/claim/transitions/pay.ts';
import { systemContext } from './claim-task.ts';

/** Stores what the provider says of a payment. */
export const recordPayment = (table: Table, claimId: string, payment: Payment): Promise<Claim> =>
  changeClaim(table, claimId, async (claim) => {
    const change = reportPayment(
      claim,
      {
        paymentId: payment.paymentId,
        status: payment.status,
        ...(payment.providerBatchId !== undefined && { providerBatchId: payment.providerBatchId }),
        ...(payment.providerStatus !== undefined && { providerStatus: payment.providerStatus }),
      },
      await systemContext(table, Date.now()),
    );
    return change && { change };
  });
