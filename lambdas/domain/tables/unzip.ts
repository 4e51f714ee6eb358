import { inflateRawSync } from 'node:zlib';

/** The bytes are no ZIP archive that can be read. */
export class NoArchive extends Error {
  override readonly name = 'NoArchive';
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
/** The end record may be followed by a comment of at most this many bytes. */
const longestComment = 0xffff;
const endLength = 22;

const methods = { stored: 0, deflated: 8 } as const;

function findEnd(bytes: Buffer): number {
  const from = Math.max(0, bytes.length - endLength - longestComment);
  for (let at = bytes.length - endLength; at >= from; at -= 1)
    if (bytes.readUInt32LE(at) === endOfDirectory) return at;
  throw new NoArchive('it has no directory');
}

function contentOf(bytes: Buffer, entry: number, most: number): Buffer {
  const method = bytes.readUInt16LE(entry + 10);
  const size = bytes.readUInt32LE(entry + 20);
  const local = bytes.readUInt32LE(entry + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(start, start + size);
  if (method === methods.stored) return data.subarray(0, most);
  if (method !== methods.deflated) throw new NoArchive(`its method ${method} is unknown`);
  // A few kilobytes can unpack to gigabytes: zlib stops there.
  return inflateRawSync(data, { maxOutputLength: most });
}

/**
 * The files of a ZIP archive (PKWARE APPNOTE 6.3, without ZIP64 and encryption) that are wanted, by name. Throws
 * {@link NoArchive} for anything else, and for a file of more than `most` bytes unpacked.
 */
export function unzip(bytes: Buffer, wanted: (name: string) => boolean, most: number): Map<string, Buffer> {
  try {
    const end = findEnd(bytes);
    const found = new Map<string, Buffer>();
    let at = bytes.readUInt32LE(end + 16);
    for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
      if (bytes.readUInt32LE(at) !== directoryEntry) throw new NoArchive('its directory is damaged');
      const nameLength = bytes.readUInt16LE(at + 28);
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
      if (wanted(name)) found.set(name, contentOf(bytes, at, most));
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return found;
  } catch (error) {
    // A truncated or made-up archive points outside of itself (RangeError), or holds what zlib can't read.
    if (error instanceof NoArchive) throw error;
    throw new NoArchive(error instanceof Error ? error.message : 'it is damaged', { cause: error });
  }
}
