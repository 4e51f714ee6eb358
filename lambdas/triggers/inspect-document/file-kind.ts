/** What a file is by its first bytes; names and announced types are the sender's words. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'pdf';

const starts = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** Brands of HEIF files that hold HEVC pictures (ISO/IEC 23008-12, B.4.1), and the two general ones phones write first. */
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** Readers accept a PDF whose header stands within the first 1,024 bytes (PDF 1.7, appendix H.3.4.1). */
const pdfHeaderWithin = 1_024;

/** The kind of file the bytes are; undefined for every other than pictures and PDFs. */
export function fileKindOf(bytes: Uint8Array): FileKind | undefined {
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (ascii(bytes, 4, 8) === 'ftyp' && heicBrands.has(ascii(bytes, 8, 12))) return 'heic';
  return ascii(bytes, 0, pdfHeaderWithin).includes('%PDF-') ? 'pdf' : undefined;
}
