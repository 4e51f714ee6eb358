/**
 * The difference hash of Neal Krawetz (hackerfactor.com, "Kind of like that", 2013): 64 bits, each saying whether a cell
 * of a 9 × 8 grey thumbnail is darker than the one to its right. Sizes, encodings and small retouches change few bits.
 */

export const thumbnail = { width: 9, height: 8 } as const;

/** The hash as 16 hex digits. `grey` are the 72 values of the thumbnail, row by row. */
export function dHashOf(grey: Uint8Array): string {
  if (grey.length !== thumbnail.width * thumbnail.height)
    throw new RangeError(`a thumbnail has ${thumbnail.width * thumbnail.height} values, not ${grey.length}`);
  let bits = 0n;
  for (let row = 0; row < thumbnail.height; row += 1) {
    for (let column = 0; column < thumbnail.width - 1; column += 1) {
      const at = row * thumbnail.width + column;
      bits = (bits << 1n) | ((grey[at] ?? 0) < (grey[at + 1] ?? 0) ? 1n : 0n);
    }
  }
  return bits.toString(16).padStart(16, '0');
}

/** In how many of the 64 bits two hashes differ. */
export function hashDistance(one: string, other: string): number {
  let differing = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; differing > 0n; differing &= differing - 1n) count += 1;
  return count;
}

/** Up to this many differing bits it counts as the same picture. Of unrelated pictures, about 32 differ. */
export const sameWithin = 6;

/**
 * The four 16-bit parts of a hash, each with its place. Two hashes that differ in at most three bits share one of them
 * for certain, those up to {@link sameWithin} nearly always: so alike pictures are found by four look-ups, without
 * comparing with all.
 */
export const hashBands = (dHash: string): readonly string[] =>
  [0, 1, 2, 3].map((band) => `${band}:${dHash.slice(band * 4, band * 4 + 4)}`);
