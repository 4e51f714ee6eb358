import type { ClaimChange } from '../../domain/claim/change.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { estimateInputSchema } from '../../domain/claim/estimate.ts';
import { type InvoiceInput, invoiceInputSchema } from '../../domain/claim/invoice.ts';
import type { PdfText } from '../../domain/claim/records.ts';
import { submitEstimate } from '../../domain/claim/transitions/estimate.ts';
import { submitInvoice } from '../../domain/claim/transitions/invoice.ts';
import { amend } from '../../domain/claim/transitions/move.ts';
import { estimateInputOf, readEstimate } from '../../domain/mail/amounts/read-estimate.ts';
import { type InvoiceReading, readInvoice } from '../../domain/mail/amounts/read-invoice.ts';
import { textForAmounts } from '../../domain/mail/reading/quoted-text.ts';
import { formatCents } from '../../domain/money/format.ts';
import { type ActingContext, type ActingMail, NotTheirs, Unread } from './acting-mail.ts';

/** A change, and what the mail was taken for: "We have received …". */
export interface Submitted {
  readonly change: ClaimChange;
  readonly what: string;
}

const textsOf = (pdfs: readonly PdfText[]): string[] =>
  pdfs.flatMap((pdf) => ('text' in pdf ? [pdf.text] : []));

/** A PDF that could not be read explains more than that the body holds no amounts. */
const explained = (reason: string, pdfs: readonly PdfText[]): string =>
  [...pdfs.flatMap((pdf) => ('problem' in pdf ? [pdf.problem] : [])), reason].join('; ');

function shopOf(claim: Claim, { author }: ActingMail): string {
  if (author.companyId === undefined || author.companyId !== claim.partner?.companyId)
    throw new NotTheirs('the claim is not referred to this company');
  return author.companyId;
}

/** True when the mail's own text is an estimate, so that nothing has to wait for its PDFs. */
export const isReadableEstimate = (mail: Pick<ActingMail, 'subject' | 'text'>): boolean =>
  readEstimate(textForAmounts(mail)).ok;

/** Reads an estimate from the body or, if that holds none, from the PDFs. Throws {@link Unread}, {@link NotTheirs}. */
export function submitMailedEstimate(claim: Claim, mail: ActingMail, ctx: ActingContext): Submitted {
  const companyId = shopOf(claim, mail);
  const readings = [textForAmounts(mail), ...textsOf(mail.pdfs)].map(readEstimate);
  const reading = readings.find((candidate) => candidate.ok);
  if (!reading) {
    // With PDFs the body is only a cover letter: what could not be read in the last of them is the reason.
    const last = readings.at(-1);
    throw new Unread(explained(last && !last.ok ? last.reason : 'the mail holds no text', mail.pdfs));
  }
  const input = estimateInputSchema.safeParse(estimateInputOf(reading));
  if (!input.success) throw new Unread('an amount of the estimate is out of bounds');
  const change = submitEstimate(claim, input.data, { ...ctx, companyId, via: 'mail' });
  const total = change.claim.estimate?.totalCents ?? 0;
  const amount = total > 0 ? ` of ${formatCents(total)}` : '';
  return { change, what: `your estimate${amount} (recommended: ${reading.recommendation})` };
}

/** Reads an invoice from the body and the PDFs together. Throws {@link Unread}, {@link NotTheirs}. */
export function submitMailedInvoice(claim: Claim, mail: ActingMail, ctx: ActingContext): Submitted {
  const companyId = shopOf(claim, mail);
  const source = { body: textForAmounts(mail), pdfs: textsOf(mail.pdfs) };
  const reading = readInvoice(source, claim.deductibleCents);
  if (!reading.ok) throw new Unread(explained(reading.reason, mail.pdfs));
  const input = invoiceInputSchema.safeParse(invoiceInputOf(reading, ctx.payeeOnRecord));
  if (!input.success) throw new Unread('an amount or the payee of the invoice is out of bounds');
  const change = submitInvoice(claim, input.data, {
    ...ctx,
    companyId,
    via: 'mail',
  });
  const what = `your invoice${reading.invoiceNumber === undefined ? '' : ` ${reading.invoiceNumber}`} for ${formatCents(reading.totalCents)}`;
  if (change) return { change, what };
  return { change: amend(claim, ctx), what: `${what} again; it was taken in before and counts once` };
}

/** A mail that names no payee means the one on record; with none there either, nobody guesses. */
function invoiceInputOf(reading: InvoiceReading, payeeOnRecord: string | undefined): InvoiceInput {
  const { partsCents, laborCents, taxCents, collectedCents, invoiceNumber } = reading;
  const payment =
    reading.payment ??
    (payeeOnRecord === undefined ? undefined : ({ method: 'paypal', email: payeeOnRecord } as const));
  if (!payment)
    throw new Unread('it names neither a PayPal address nor a payable link, and none is on record');
  return {
    partsCents,
    laborCents,
    taxCents,
    payment,
    ...(collectedCents !== undefined && { collectedCents }),
    ...(invoiceNumber !== undefined && { invoiceNumber }),
  };
}
