import { readPricing } from '../../adapters/claims/pricing-reader.ts';
import { invoicingPartner } from '../../adapters/claims/repair-papers.ts';
import type { Estimate } from '../../domain/claim/estimate.ts';
import type { InvoicePayment } from '../../domain/claim/invoice.ts';
import { receiveDevice } from '../../domain/claim/transitions/answer.ts';
import { submitEstimate } from '../../domain/claim/transitions/estimate.ts';
import { submitInvoice } from '../../domain/claim/transitions/invoice.ts';
import { InvalidInput, NotFound } from '../../domain/errors.ts';
import { formatCents } from '../../domain/money/format.ts';
import { type InvoiceAmounts, invoiceTotal } from '../../domain/money/invoice-check.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { changeFor } from './claim-request.ts';
import { given } from './given.ts';
import type { InputOf } from './operations/input-of.ts';
import { receiveDeviceAtCounter, sendEstimate, sendInvoice } from './operations/repair.ts';

const via: Estimate['via'] = 'portal';

/** The shop acts as a company: a partner user without one is nobody's shop. */
function companyIdOf({ access }: Caller): string {
  if (access.companyId === undefined) throw new NotFound('the company of this user');
  return access.companyId;
}

const estimate = (request: ApiRequest<unknown, InputOf<typeof sendEstimate>>): Promise<Answer> => {
  const companyId = companyIdOf(request.caller());
  const { replacement, ...told } = request.body;
  const input = { ...told, ...(replacement && { replacement: given(replacement) }) };
  return changeFor(request, 'claim.estimate', (claim, ctx) =>
    submitEstimate(claim, input, { ...ctx, companyId, via }),
  );
};

type AskedPayment = InputOf<typeof sendInvoice>['payment'];

/** Where the invoice says its money goes. Throws {@link InvalidInput} when the record is to say it and doesn't. */
function paymentOf(asked: AskedPayment, payeeOnRecord: string | undefined): InvoicePayment {
  if (asked.method !== 'on-record') return asked;
  if (payeeOnRecord !== undefined) return { method: 'paypal', email: payeeOnRecord };
  throw InvalidInput.at(
    'payment',
    'no PayPal address is on your record yet: name one, or a link payable by card',
  );
}

/** Throws {@link InvalidInput} for a total that its parts do not add up to. */
function checkTotal(amounts: InvoiceAmounts, stated: number | undefined): void {
  const sum = invoiceTotal(amounts);
  if (stated === undefined || stated === sum) return;
  const message = `is ${formatCents(stated)}, but parts, labor and tax add up to ${formatCents(sum)}`;
  throw InvalidInput.at('totalCents', message);
}

const invoice = (request: ApiRequest<unknown, InputOf<typeof sendInvoice>>): Promise<Answer> => {
  const caller = request.caller();
  const companyId = companyIdOf(caller);
  const payeeOnRecord = caller.company?.payee?.email;
  const { payment, totalCents, currency: _alwaysDollars, ...amounts } = request.body;
  checkTotal(amounts, totalCents);
  const input = { ...given(amounts), payment: paymentOf(payment, payeeOnRecord) };
  return changeFor(request, 'claim.invoice', async (claim, ctx) =>
    submitInvoice(claim, input, {
      ...ctx,
      ...(await invoicingPartner(
        request.table,
        caller.company,
        { claimId: claim.claimId, invoiceNumber: input.invoiceNumber },
        request.nowMs,
      )),
      pricing: await readPricing(request.table, claim, request.nowMs),
      companyId,
      via,
    }),
  );
};

export const repairRoutes = [
  route(receiveDeviceAtCounter, (request) => changeFor(request, 'claim.received', receiveDevice)),
  route(sendEstimate, estimate),
  route(sendInvoice, invoice),
];
