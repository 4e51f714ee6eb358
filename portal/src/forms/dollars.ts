/** Money as people type it, and back. */

/** `1,234.5`, `$99` as cents; undefined when it is no amount, with more than two decimals for instance. */
export function centsOf(typed: string): number | undefined {
  const plain = typed
    .trim()
    .replace(/^\$\s*/, '')
    .replaceAll(',', '');
  if (!/^\d+(\.\d{1,2})?$/.test(plain)) return undefined;
  return Math.round(Number(plain) * 100);
}

/** Cents as a field shows them: `92.53`. */
export const dollarsOf = (cents: number): string => (cents / 100).toFixed(2);
