/**
 * The few words of an Exif block that the inspection reads: who took the picture, with what, when, and what the file says
 * of itself. Never a position. After TIFF 6.0 and the Exif 2.32 standard (CIPA DC-008).
 */
export interface ExifWords {
  readonly make?: string;
  readonly model?: string;
  /** `YYYY-MM-DDTHH:MM:SS`, by the camera's clock. */
  readonly takenAt?: string;
  /** Description, software, comment. */
  readonly remarks: readonly string[];
}

const tags = {
  description: 0x010e,
  make: 0x010f,
  model: 0x0110,
  software: 0x0131,
  exifBlock: 0x8769,
  takenAt: 0x9003,
  comment: 0x9286,
} as const;

/** Types of values that are read, with the bytes of one. */
const sizes: Readonly<Record<number, number>> = { 2: 1, 4: 4, 7: 1 };
/** No entry that matters is longer; a crafted one must not be. */
const longest = 2_000;

type Entries = ReadonlyMap<number, Uint8Array>;

/** The entries of one directory; empty where it is damaged. */
function entriesAt(tiff: DataView, at: number, little: boolean): Entries {
  const entries = new Map<number, Uint8Array>();
  if (at + 2 > tiff.byteLength) return entries;
  const count = tiff.getUint16(at, little);
  for (let index = 0; index < count; index += 1) {
    const entry = at + 2 + index * 12;
    if (entry + 12 > tiff.byteLength) break;
    const size = (sizes[tiff.getUint16(entry + 2, little)] ?? 0) * tiff.getUint32(entry + 4, little);
    if (size === 0 || size > longest) continue;
    const from = size <= 4 ? entry + 8 : tiff.getUint32(entry + 8, little);
    if (from + size > tiff.byteLength) continue;
    entries.set(tiff.getUint16(entry, little), new Uint8Array(tiff.buffer, tiff.byteOffset + from, size));
  }
  return entries;
}

const text = (value: Uint8Array | undefined): string | undefined => {
  const found = value && Buffer.from(value).toString('latin1').replace(/\0/g, ' ').trim();
  return found === '' ? undefined : found;
};

/** `2026:03:10 09:30:00` as `2026-03-10T09:30:00`; undefined for the blanks of a camera without a clock. */
function takenAtOf(written: string | undefined): string | undefined {
  const [, year, month, day, time] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(written ?? '') ?? [];
  const at = `${year}-${month}-${day}T${time}`;
  return year === undefined || Number.isNaN(Date.parse(`${at}Z`)) ? undefined : at;
}

/** Where the TIFF structure begins: after the `Exif` marker, wherever a container puts it. */
function tiffIn(bytes: Uint8Array): DataView | undefined {
  const marker = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(
    'Exif\0\0',
    0,
    'latin1',
  );
  const from = marker < 0 ? 0 : marker + 6;
  if (from + 8 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, bytes.length - from);
  const order = view.getUint32(0);
  return order === 0x49492a00 || order === 0x4d4d002a ? view : undefined;
}

/** Reads the words of an Exif block, or of a file that holds one. What is damaged says nothing. */
export function readExif(bytes: Uint8Array): ExifWords {
  const tiff = tiffIn(bytes);
  if (!tiff) return { remarks: [] };
  const little = tiff.getUint16(0) === 0x4949;
  const main = entriesAt(tiff, tiff.getUint32(4, little), little);
  const block = main.get(tags.exifBlock);
  const exif: Entries =
    block?.length === 4
      ? entriesAt(tiff, new DataView(block.buffer, block.byteOffset, 4).getUint32(0, little), little)
      : new Map();
  const [make, model] = [text(main.get(tags.make)), text(main.get(tags.model))];
  const takenAt = takenAtOf(text(exif.get(tags.takenAt)));
  const remarks = [
    text(main.get(tags.description)),
    text(main.get(tags.software)),
    text(exif.get(tags.comment)),
  ];
  return {
    ...(make !== undefined && { make }),
    ...(model !== undefined && { model }),
    ...(takenAt !== undefined && { takenAt }),
    remarks: remarks.filter((remark) => remark !== undefined),
  };
}
