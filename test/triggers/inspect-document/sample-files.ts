import { readFile } from 'node:fs/promises';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';

/** A photo as a phone stores it: lying on its side with a note to turn it, and where it was taken. 300 × 200 upright. */
export const phonePhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 200, height: 300, channels: 3, background: '#c81e1e' } })
    .withExif({
      IFD0: { Make: 'Apple', Model: 'iPhone 14 Pro' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '40/1 42/1 46/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '74/1 0/1 21/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** Noise does not compress, so that cutting it off cuts off the picture. */
export const truncatedPhoto = async (): Promise<Buffer> => {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const whole = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#000', noise } })
    .jpeg()
    .toBuffer();
  return whole.subarray(0, Math.floor(whole.length / 2));
};

export const transparentPng = (): Promise<Buffer> =>
  sharp({ create: { width: 120, height: 80, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .png()
    .toBuffer();

export const webp = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 64, channels: 3, background: '#1e1ec8' } })
    .webp()
    .toBuffer();

/** Half a kilobyte a row when packed, more pixels than anybody's camera has. */
export const pixelBomb = (): Promise<Buffer> =>
  sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#000' }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer();

/** Made by libheif with x265: red left, blue right, 320 × 240, with a GPS position in its Exif. */
export const heic = (): Promise<Buffer> =>
  readFile(new URL('../../fixtures/documents/phone.heic', import.meta.url));

export async function pdf(...lines: readonly string[]): Promise<Buffer> {
  const document = await PDFDocument.create();
  const page = document.addPage([400, 400]);
  for (const [index, line] of lines.entries()) page.drawText(line, { x: 40, y: 360 - index * 20, size: 12 });
  return Buffer.from(await document.save());
}

export const textFile = (): Buffer => Buffer.from('This is no picture, whatever its name says.\n');
