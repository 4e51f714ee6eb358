import { createHash } from 'node:crypto';
import type { Sharp } from 'sharp';
import { dHashOf, thumbnail } from '../../domain/pictures/perceptual-hash.ts';
import type { PictureFacts } from '../../domain/pictures/picture-facts.ts';
import { screenshotVerdict } from '../../domain/pictures/screenshot.ts';
import { readExif } from './exif.ts';
import type { FileKind } from './file-kind.ts';

export interface ReceivedPicture {
  readonly bytes: Uint8Array;
  readonly kind: Exclude<FileKind, 'pdf'>;
  readonly fileName: string;
  /** The Exif block, where the decoder found one apart. */
  readonly exif?: Uint8Array | undefined;
  readonly width: number;
  readonly height: number;
}

/** The longer side at which sharpness is measured, in pixels: the same for every camera. */
const measuredAt = 512;
/** Below this a picture is a plain area, and all plain areas would have the same hash. */
const somethingToSee = 4;

/**
 * The variance of the Laplacian (Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy", 2000): edges of a
 * sharp picture make it large.
 */
export function sharpnessOf(grey: Uint8Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  const at = (x: number, y: number): number => grey[y * width + x] ?? 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const value = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y);
      sum += value;
      squares += value * value;
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2));
  return squares / count - (sum / count) ** 2;
}

const mean = (values: Uint8Array): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Measures a decoded picture. `picture` is upright; the bytes are those that came. */
export async function pictureFacts(picture: Sharp, received: ReceivedPicture): Promise<PictureFacts> {
  const { bytes, kind: format, fileName, width, height } = received;
  const { data, info } = await picture
    .clone()
    .flatten({ background: '#ffffff' })
    .resize({ width: measuredAt, height: measuredAt, fit: 'inside', withoutEnlargement: true })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const grey = new Uint8Array(data.buffer, data.byteOffset, data.length);
  const sharpness = sharpnessOf(grey, info.width, info.height);
  const small = await picture
    .clone()
    .flatten({ background: '#ffffff' })
    .resize({ ...thumbnail, fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer();
  const exif = readExif(received.exif ?? bytes);
  const camera =
    exif.make !== undefined && exif.model !== undefined ? { make: exif.make, model: exif.model } : undefined;
  return {
    ...{ width, height },
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(sharpness >= somethingToSee && { dHash: dHashOf(small) }),
    sharpness: rounded(sharpness),
    brightness: rounded(mean(grey)),
    ...(camera && { camera }),
    ...(exif.takenAt !== undefined && { takenAt: exif.takenAt }),
    screenshot: screenshotVerdict({ fileName, format, width, height, camera, remarks: exif.remarks }),
  };
}
