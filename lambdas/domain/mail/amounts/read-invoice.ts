import { formatCents } from '../../money/format.ts';
import { type AmountLabel, type LabelledAmount, labelledAmounts } from './labelled-lines.ts';
import { decimalCommaIn, foreignCurrencyIn } from './money.ts';
import { type PaymentTarget, paymentTargetIn } from './payment-target.ts';

export interface Unreadable {
  readonly ok: false;
  /** For an agent and for the acknowledgement: what could not be read, a clause without full stop. */
  readonly reason: string;
}

/** Integer US cents; parts + labor + tax = total, the total before any deductible. */
export interface InvoiceReading {
  readonly ok: true;
  readonly kind: 'invoice';
  readonly partsCents: number;
  readonly laborCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
  /** What the partner says the customer paid at the counter. */
  readonly collectedCents?: number;
  readonly invoiceNumber?: string;
  readonly payment?: PaymentTarget;
}

export interface InvoiceSource {
  /** The new text of the mail. */
  readonly body: string;
  /** Texts of attached PDFs that the malware scan has passed. */
  readonly pdfs?: readonly string[];
}

/** A mailed invoice is longer than this only with its terms of business. */
const maxText = 100_000;

/**
 * Reads parts, labor, sales tax and total from a mail and its PDFs. A stated balance that equals the total, or the total
 * minus what was collected, reads as this total; every other arithmetic is unreadable, and so are two sources that
 * disagree.
 *
 * @param deductibleCents what the partner was to collect, for invoices that state a balance but not what was collected.
 */
export function readInvoice(source: InvoiceSource, deductibleCents?: number): InvoiceReading | Unreadable {
  const texts = [...(source.pdfs ?? []), source.body].filter((text) => text.trim() !== '');
  if (texts.length === 0) return unreadable('the mail holds no text to read amounts from');
  const readings = texts.map((text) => readAmounts(text.slice(0, maxText), deductibleCents));
  const good = readings.filter((reading) => reading.ok);
  const bad = readings.filter((reading) => !reading.ok);
  const contradiction = bad.find(({ found }) => found);
  const [first] = good;
  if (first === undefined || contradiction !== undefined) {
    return unreadable((contradiction ?? bad[0])?.reason ?? 'no amounts could be found');
  }
  if (good.some((other) => !sameAmounts(first, other))) {
    return unreadable('the mail and its attachment, or two attachments, state different amounts');
  }
  const everything = texts.join('\n');
  const invoiceNumber = invoiceNumberIn(everything);
  const payment = paymentTargetIn(everything);
  const collectedCents = good.find((reading) => reading.collectedCents !== undefined)?.collectedCents;
  return {
    ok: true,
    kind: 'invoice',
    partsCents: first.partsCents,
    laborCents: first.laborCents,
    taxCents: first.taxCents,
    totalCents: first.totalCents,
    ...(collectedCents !== undefined && { collectedCents }),
    ...(invoiceNumber !== undefined && { invoiceNumber }),
    ...(payment !== undefined && { payment }),
  };
}

interface Amounts {
  readonly partsCents: number;
  readonly laborCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
  readonly collectedCents?: number;
}

/** `found`: the text states amounts that do not add up, as opposed to a text without any. */
type AmountsReading = ({ readonly ok: true } & Amounts) | (Unreadable & { readonly found: boolean });

const unreadable = (reason: string): Unreadable => ({ ok: false, reason });
const sameAmounts = (a: Amounts, b: Amounts): boolean =>
  a.partsCents === b.partsCents && a.laborCents === b.laborCents && a.taxCents === b.taxCents;

/** Parts, labor and tax of one text, checked against what it states as total or balance. */
export function readAmounts(text: string, deductibleCents?: number): AmountsReading {
  const currency = foreignCurrencyIn(text);
  if (currency !== undefined)
    return { ok: false, found: true, reason: `an amount is not in US dollars (${currency})` };
  const comma = decimalCommaIn(text);
  if (comma !== undefined)
    return {
      ok: false,
      found: true,
      reason: `an amount is written with a decimal comma or spaced thousands (${comma})`,
    };
  const amounts = labelledAmounts(text);
  const parts = sumOf(amounts, 'parts');
  const labor = sumOf(amounts, 'labor');
  if (parts === undefined && labor === undefined) {
    const combined = amounts.some(({ label }) => label === 'parts-and-labor');
    const found = combined || amounts.some(({ label }) => label === 'total' || label === 'balance');
    return {
      ok: false,
      found,
      reason: combined
        ? 'parts and labor are not stated separately'
        : 'parts, labor and sales tax are not stated separately',
    };
  }
  return check(
    amounts,
    { parts: parts ?? 0, labor: labor ?? 0, tax: sumOf(amounts, 'tax') },
    { bothStated: parts !== undefined && labor !== undefined, deductibleCents },
  );
}

function check(
  amounts: readonly LabelledAmount[],
  read: { readonly parts: number; readonly labor: number; readonly tax: number | undefined },
  given: { readonly bothStated: boolean; readonly deductibleCents: number | undefined },
): AmountsReading {
  const totalCents = read.parts + read.labor + (read.tax ?? 0);
  const collected = [sumOf(amounts, 'collected') ?? given.deductibleCents ?? 0, given.deductibleCents ?? 0];
  const fits = (cents: number): boolean =>
    cents === totalCents || collected.some((paid) => cents === totalCents - paid);
  const stated = amounts.filter(({ label }) => label === 'total' || label === 'balance');
  const wrong = stated.find(({ cents }) => !fits(cents));
  const sum = formatCents(totalCents);
  if (wrong !== undefined) {
    return {
      ok: false,
      found: true,
      reason: `parts, labor and tax add up to ${sum}, but the ${wrong.label} says ${formatCents(wrong.cents)}`,
    };
  }
  const subtotal = amounts.find(({ label }) => label === 'subtotal')?.cents;
  if (subtotal !== undefined && subtotal !== read.parts + read.labor) {
    return {
      ok: false,
      found: true,
      reason: `parts and labor do not add up to the subtotal of ${formatCents(subtotal)}`,
    };
  }
  // Without a total nothing confirms that a missing amount is zero rather than not understood.
  if (stated.length === 0 && (read.tax === undefined || !given.bothStated)) {
    return {
      ok: false,
      found: true,
      reason: 'parts, labor and sales tax are not all stated, and no total confirms the rest',
    };
  }
  if (Math.min(read.parts, read.labor, read.tax ?? 0) < 0) {
    return { ok: false, found: true, reason: 'parts, labor or tax is negative' };
  }
  if (totalCents === 0) return { ok: false, found: true, reason: 'the amounts add up to nothing' };
  const { parts: partsCents, labor: laborCents, tax: taxCents = 0 } = read;
  const collectedCents = sumOf(amounts, 'collected');
  return {
    ok: true,
    partsCents,
    laborCents,
    taxCents,
    totalCents,
    ...(collectedCents !== undefined && { collectedCents }),
  };
}

/** Lines of one label added up; a stated sum of them stands for them if it agrees, and counts alone if there are none. */
function sumOf(amounts: readonly LabelledAmount[], label: AmountLabel): number | undefined {
  const mine = amounts.filter((amount) => amount.label === label);
  if (mine.length === 0) return undefined;
  const lines = mine.filter(({ isSum }) => !isSum).reduce((sum, { cents }) => sum + cents, 0);
  const sums = mine.filter(({ isSum }) => isSum);
  const stated = sums.at(-1)?.cents;
  // A sum that disagrees with its lines is added, so that the check against the total fails.
  return stated === undefined || stated === lines ? lines : lines + stated;
}

/** The number printed on the invoice, upper case. Dates, amounts and claim ids are none. */
export function invoiceNumberIn(text: string): string | undefined {
  const candidates = text.matchAll(
    /\binv(?:oice)?\b[ \t]*(?:no\b|nr\b|number\b|num\b|id\b)?[ \t.:#№-]{0,4}((?=[A-Z0-9/-]{0,20}\d)[A-Z0-9][A-Z0-9/-]{1,23})(?![\w.,]*\d)/gi,
  );
  for (const [, candidate = ''] of candidates) {
    if (!/^(?:CLM-|\d{4}-\d{2}-\d{2}$|\d{1,2}\/\d{1,2}\/\d{2,4}$)/i.test(candidate))
      return candidate.toUpperCase();
  }
  return undefined;
}
