import type { Key } from './keys.ts';

/** Keys of what an admin sets: brand, rulebook, catalogue and price tables. */

export const brandKey: Key = { pk: 'BRAND', sk: 'BRAND' };
/** Which versions of the rulebook, or of the catalogue, an admin stored; and each of them. */
export type TermsKind = 'rulebook' | 'catalogue';
export const termsListKey = (kind: TermsKind): Key => ({ pk: `TERMS#${kind}`, sk: 'VERSIONS' });
export const termsKey = (kind: TermsKind, version: string): Key => ({
  pk: `TERMS#${kind}`,
  sk: `VERSION#${version}`,
});
/** Which versions of a price table there are; and the rows of each, in parts, under the id of their set. */
export const priceVersionsKey = (table: string): Key => ({ pk: `PRICES#${table}`, sk: 'VERSIONS' });
export const priceRowsKey = (table: string, setId: string, part: number): Key => ({
  pk: `PRICES#${table}`,
  sk: `ROWS#${setId}#${String(part).padStart(4, '0')}`,
});
