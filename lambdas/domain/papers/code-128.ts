/**
 * Code 128, code set B: what every scanner of a depot reads, in bars 1 to 4 modules wide (ISO/IEC 15417). Each of the 107
 * patterns is six widths, bar and space in turn; a symbol is start, characters, check character and stop.
 */
const patterns =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 233111'.split(
    ' ',
  );

const START_B = 104;
const STOP = 106;

const widthsOf = (value: number): string => patterns[value] ?? '';

/** The text holds a character that code set B has not, or none at all. */
export class NotEncodable extends Error {
  override readonly name = 'NotEncodable';

  constructor(text: string) {
    super(`no bar code can say ${JSON.stringify(text)}`);
  }
}

/** The values of a symbol without its stop: start, one per character, check character. Throws {@link NotEncodable}. */
export function code128Values(text: string): number[] {
  if (!/^[\u0020-\u007e]+$/.test(text)) throw new NotEncodable(text);
  const data = Array.from(text, (char) => char.charCodeAt(0) - 32);
  const check = data.reduce((sum, value, index) => sum + value * (index + 1), START_B) % 103;
  return [START_B, ...data, check];
}

/** One dark bar: where it begins and how wide it is, in modules. */
export interface Bar {
  readonly at: number;
  readonly width: number;
}

/** The bars of a text, and how wide the symbol is without the quiet zones of ten modules it needs on either side. */
export function code128(text: string): { readonly bars: readonly Bar[]; readonly modules: number } {
  // The stop pattern ends with a bar of two modules more.
  const widths = [...code128Values(text), STOP].map(widthsOf).join('').concat('2');
  const bars: Bar[] = [];
  let at = 0;
  for (const [index, digit] of Array.from(widths).entries()) {
    const width = Number(digit);
    if (index % 2 === 0) bars.push({ at, width });
    at += width;
  }
  return { bars, modules: at };
}
