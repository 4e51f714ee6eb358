/** Crockford's base 32: digits and capital letters without I, L, O and U (crockford.com/base32.html). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `length` characters, one from the low five bits of each byte. The caller brings the randomness. */
export const encodeCrockford = (bytes: Uint8Array, length: number): string => {
  if (bytes.length < length)
    throw new RangeError(`${length} characters need ${length} random bytes, not ${bytes.length}`);
  return Array.from(bytes.subarray(0, length), (byte) => alphabet[byte & 31] ?? '').join('');
};

/** A non-negative integer in exactly `length` characters, so that text order is number order. */
export const encodeCrockfordNumber = (value: number, length: number): string => {
  let rest = value;
  let text = '';
  for (let i = 0; i < length; i += 1) {
    text = (alphabet[rest % 32] ?? '') + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};

/** Spaces and any hyphen or dash between characters carry no meaning. */
export const separators = /[\s\u2010-\u2015-]+/g;

/**
 * What people type, made canonical: any case, O for 0, I or L for 1, spaces and hyphens anywhere.
 * Undefined unless exactly `length` characters of the alphabet remain.
 */
export const readCrockford = (typed: string, length: number): string | undefined => {
  const text = typed.toUpperCase().replace(separators, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return text.length === length && [...text].every((c) => alphabet.includes(c)) ? text : undefined;
};
