/** Money as people type it, and back. */

/** `1,234.50`, as English and US Spanish write it: thousands in groups of three, or none. */
const withPoint = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/;
/** `1 234,50`, as French Canada writes it; the space may be one that does not break. */
const withComma = /^(\d{1,3}(?:\s\d{3})+|\d+)(?:,(\d{1,2}))?$/;

/**
 * `1,234.5`, `$99`, `89,50 $` as cents, whichever language is read: nobody's `89,50` may become 8950 dollars. Undefined when
 * it is no amount, with more than two decimals for instance.
 */
export function centsOf(typed: string): number | undefined {
  const plain = typed
    .trim()
    .replace(/^\$\s*/, '')
    .replace(/\s*\$$/, '');
  const [, dollars, cents = ''] = withPoint.exec(plain) ?? withComma.exec(plain) ?? [];
  if (dollars === undefined) return undefined;
  return Number(dollars.replace(/[,\s]/g, '')) * 100 + Number(cents.padEnd(2, '0'));
}

/** Cents as a field shows them: `92.53`. */
export const dollarsOf = (cents: number): string => (cents / 100).toFixed(2);
