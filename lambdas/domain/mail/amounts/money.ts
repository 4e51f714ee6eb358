import { mostCents } from '../../money/cents.ts';
/** Amounts of money as people write them in mail. US format only: another one is refused, never guessed. */

export interface MoneyToken {
  /** Without its sign. */
  readonly cents: number;
  /** A minus stands right before it: `-$20.00`. "Parts - $20.00" is a dash. */
  readonly negative: boolean;
  /** A `$` or `USD` stands with it; a bare `180.00` may be a quantity or a date. */
  readonly marked: boolean;
  readonly start: number;
  readonly end: number;
}

const number = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,7}(?:\.\d{1,2})?`;
const token = new RegExp(
  String.raw`(?<![\w.,/-])(-?)(US\$|USD\s?\$?|\$)?\s?(${number})(?![\d%])(?!\s?%)(\s?(?:USD|US\$|dollars)\b)?`,
  'gi',
);
const foreign =
  /(?:€|£|¥|₹|\b(?:EUR|GBP|CAD|MXN|AUD|NZD|JPY|CHF|INR)\b\.?|\b(?:CA?|AU?|NZ|MX)\$)\s?\d|\d\s?(?:€|£|¥|₹|\b(?:EUR|GBP|CAD|MXN|AUD|NZD|JPY|CHF|INR|euros?|pounds?|pesos?)\b)/i;
/** `1.234,50` and `180,00`: a decimal comma; `$1 234.50`: a space where the comma belongs, which would read as one dollar. */
const decimalComma =
  /(?<![\d.,])(?:\d{1,3}(?:[.,]\d{3})+|\d{1,7}),\d{2}(?!\d)|\$\s?\d{1,3}(?:[ \u00a0\u202f]\d{3})+[.,]\d{2}(?!\d)/;

/** The currency mark that makes a text unreadable, as written, or undefined. */
export const foreignCurrencyIn = (text: string): string | undefined => foreign.exec(text)?.[0].trim();

export const decimalCommaIn = (text: string): string | undefined => decimalComma.exec(text)?.[0].trim();

/**
 * The amounts of one line, left to right. If some carry a currency mark, only those; otherwise only
 * numbers with two decimals.
 */
export function moneyIn(line: string): MoneyToken[] {
  const found: MoneyToken[] = [];
  for (const match of line.matchAll(token)) {
    const [whole, sign, before, digits = '', after] = match;
    const marked = before !== undefined || after !== undefined;
    if (!marked && !/\.\d{2}$/.test(digits)) continue;
    // "$180.0.5" or "12.50.2026": not an amount.
    if (/^\.\d/.test(line.slice(match.index + whole.length))) continue;
    const cents = Math.round(Number(digits.replaceAll(',', '')) * 100);
    if (cents <= mostCents)
      found.push({
        cents,
        negative: sign === '-',
        marked,
        start: match.index,
        end: match.index + whole.length,
      });
  }
  return found.some(({ marked }) => marked) ? found.filter(({ marked }) => marked) : found;
}
