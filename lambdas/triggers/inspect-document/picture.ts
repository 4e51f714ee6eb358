import type { HeifDecoder } from 'libheif-js/wasm-bundle.js';
import type { Sharp } from 'sharp';
import type { PictureFacts } from '../../domain/pictures/picture-facts.ts';
import type { FileKind } from './file-kind.ts';
import { FileRefused } from './file-refused.ts';
import { pictureFacts } from './picture-facts.ts';

/** A small file can unpack to gigabytes; phones' full resolution is 50 million pixels. */
const maxPixels = 60_000_000;
/** The longer side of what is kept, in pixels: enough for every crack. */
const longestSide = 4_096;
const jpegQuality = 85;

const unreadable = 'The picture can’t be opened. It may be damaged: please send it again.';
const tooManyPixels = `The picture has more than ${maxPixels / 1_000_000} million pixels. Please send a smaller one.`;

interface Decoded {
  /** Upright. */
  readonly picture: Sharp;
  readonly width: number;
  readonly height: number;
  readonly exif?: Uint8Array | undefined;
}

export interface KeptPicture {
  readonly jpeg: Uint8Array;
  readonly facts: PictureFacts;
}

/**
 * Decodes a picture, notes what can be told of it, and encodes it as JPEG: upright, without metadata, on white. Throws
 * {@link FileRefused}.
 */
export async function pictureAsJpeg(
  bytes: Uint8Array,
  kind: Exclude<FileKind, 'pdf'>,
  fileName: string,
): Promise<KeptPicture> {
  const { picture, ...decoded } = kind === 'heic' ? await fromHeic(bytes) : await fromSharp(bytes);
  try {
    const facts = await pictureFacts(picture, { bytes, kind, fileName, ...decoded });
    const jpeg = await picture
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: jpegQuality })
      .toBuffer();
    return { jpeg, facts };
  } catch (error) {
    throw new FileRefused(unreadable, { cause: error });
  }
}

// The decoders are large: a PDF needs neither, and most pictures only one.
const loadSharp = async () => (await import('sharp')).default;
const loadLibheif = async () => (await import('libheif-js/wasm-bundle.js')).default;

async function fromSharp(bytes: Uint8Array): Promise<Decoded> {
  const sharp = await loadSharp();
  // The limit is checked from the header here, so that the sender is told what is wrong; sharp's own stays as a guard.
  const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'truncated', pages: 1 });
  const { width, height, orientation, exif } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw new FileRefused(unreadable, { cause: error });
    });
  if (width * height > maxPixels) throw new FileRefused(tooManyPixels);
  // Orientations 5 to 8 lie on their side (Exif 2.32, tag 0x0112).
  const upright = (orientation ?? 1) < 5 ? { width, height } : { width: height, height: width };
  return { picture: picture.autoOrient(), ...upright, exif: exif ?? new Uint8Array() };
}

/** One for all calls: it frees the file before when it gets the next. */
let decoder: HeifDecoder | undefined;

/** libheif turns pictures upright by itself; only the primary one of several (bursts, depth maps) is kept. */
async function fromHeic(bytes: Uint8Array): Promise<Decoded> {
  const [sharp, libheif] = await Promise.all([loadSharp(), loadLibheif()]);
  decoder ??= new libheif.HeifDecoder();
  const pictures = decoder.decode(bytes);
  try {
    const picture = pictures.find((candidate) => candidate.is_primary()) ?? pictures[0];
    if (!picture) throw new FileRefused(unreadable);
    const width = picture.get_width();
    const height = picture.get_height();
    if (width * height > maxPixels) throw new FileRefused(tooManyPixels);
    const data = new Uint8ClampedArray(width * height * 4);
    const shown = await new Promise<boolean>((resolve) => {
      picture.display({ data, width, height }, (pixels) => resolve(pixels !== null));
    });
    if (!shown) throw new FileRefused(unreadable);
    return { picture: sharp(data, { raw: { width, height, channels: 4 } }), width, height };
  } finally {
    for (const picture of pictures) picture.free();
  }
}
