import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { centsSchema } from '../money/cents.ts';

/** How the partner wants to be paid: a PayPal address, or a link payable by card. No bank transfers. */
export const invoicePaymentSchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('paypal'), email: z.email() }),
  z.object({ method: z.literal('link'), url: z.url({ protocol: /^https$/ }) }),
]);

/** The final invoice: parts, labor and sales tax apart, before any deductible. */
export const invoiceInputSchema = z.object({
  invoiceNumber: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  partsCents: centsSchema,
  laborCents: centsSchema,
  taxCents: centsSchema,
  payment: invoicePaymentSchema,
  /** What the customer paid at the counter, when the partner states it, and when. */
  collectedCents: z.optional(centsSchema),
  collectedAt: z.optional(instantSchema),
});

export const invoiceSchema = z.extend(invoiceInputSchema, {
  /** The partner's own number, or a digest of amounts and date where a mail named none. */
  invoiceNumber: z.string(),
  totalCents: z.int(),
  /** Who of the partner said what was collected. */
  collectedBy: z.optional(z.string()),
  /** What the partner collects from the customer: min(deductible, total); more only with the customer's word. */
  customerShareCents: z.int(),
  payableCents: z.int(),
  companyId: z.string(),
  submittedAt: instantSchema,
  via: z.enum(['portal', 'mail', 'link']),
  state: z.enum(['accepted', 'in-review']),
  reviewReason: z.optional(z.string()),
  /** The number was told by the partner, and stands for no other invoice of its: it may not come again. */
  numbered: z.optional(z.boolean()),
});

export type InvoiceInput = z.infer<typeof invoiceInputSchema>;
export type InvoicePayment = z.infer<typeof invoicePaymentSchema>;
export type Invoice = z.infer<typeof invoiceSchema>;
