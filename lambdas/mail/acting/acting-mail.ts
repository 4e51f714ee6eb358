import { readPricing } from '../../adapters/claims/pricing-reader.ts';
import { invoicingPartner } from '../../adapters/claims/repair-papers.ts';
import { readBrand, readCompany } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import type { InvoicingPartner } from '../../domain/claim/invoice-review.ts';
import type { Pricing } from '../../domain/claim/pricing.ts';
import type { PdfText } from '../../domain/claim/records.ts';
import type { CommandContext } from '../../domain/claim/transitions/move.ts';
import { invoiceNumberIn } from '../../domain/mail/amounts/read-invoice.ts';
import { textForAmounts } from '../../domain/mail/reading/quoted-text.ts';
import type { Participant } from './participants.ts';

/** What a mail that may be acted on can be. */
const deeds = ['answer', 'comment', 'estimate', 'invoice', 'reply-to-closed'] as const;
export type Deed = (typeof deeds)[number];

/** A kind of mail as what may be done with it; whatever is nothing else is a comment. */
export const asDeed = (kind: string): Deed => deeds.find((deed) => deed === kind) ?? 'comment';

/** A proven or confirmed mail, from its arrival or from its record. */
export interface ActingMail {
  readonly deed: Deed;
  readonly subject: string;
  /** All of it, quotes included. */
  readonly text: string;
  readonly author: Participant;
  /** Names of the files that came with it. */
  readonly fileNames: readonly string[];
  /** What its inspected PDFs say. */
  readonly pdfs: readonly PdfText[];
}

export interface ActingContext extends CommandContext, InvoicingPartner {
  readonly pricing: Pricing;
}

/** The amounts of a mail could not be read; the message is the reason, a clause for agent and sender. */
export class Unread extends Error {
  override readonly name = 'Unread';
}

/** The sender is on the claim, but this is not theirs to send. */
export class NotTheirs extends Error {
  override readonly name = 'NotTheirs';
}

/** What of a mail tells an invoice's number. */
export interface NumberedMail {
  readonly subject: string;
  readonly text: string;
  readonly pdfs: readonly PdfText[];
}

/** The number that reading the mail as an invoice will find, too. */
const numberIn = (mail: NumberedMail | undefined): string | undefined =>
  mail &&
  invoiceNumberIn(
    [...mail.pdfs.flatMap((pdf) => ('text' in pdf ? [pdf.text] : [])), textForAmounts(mail)].join('\n'),
  );

/** Reads what acting in somebody's name needs; `invoice`: the mail, where it is taken for one. */
export async function readActingContext(
  table: Table,
  claim: Claim,
  author: Participant,
  nowMs: number,
  invoice?: NumberedMail,
): Promise<ActingContext> {
  const [brand, pricing, company] = await Promise.all([
    readBrand(table),
    readPricing(table, claim, nowMs),
    author.companyId === undefined ? undefined : readCompany(table, author.companyId),
  ]);
  const asked = { claimId: claim.claimId, invoiceNumber: numberIn(invoice) };
  return {
    now: nowMs,
    actor: author.actor,
    openingHours: brand.openingHours,
    repairs: brand.repairs,
    pricing,
    ...(await invoicingPartner(table, company, asked, nowMs)),
  };
}
