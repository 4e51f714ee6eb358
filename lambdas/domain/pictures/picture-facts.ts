import * as z from 'zod/mini';

/** What the inspection found out about a picture, before its metadata was dropped. A position is never among it. */
export const pictureFactsSchema = z.object({
  /** Pixels, upright, as they came. */
  width: z.int(),
  height: z.int(),
  /** SHA-256 of the bytes as they came, in hex: the very same file. */
  sha256: z.string(),
  /** Difference hash, 16 hex digits: the same picture in another size or encoding. Absent where there is nothing to see. */
  dHash: z.optional(z.string().check(z.regex(/^[0-9a-f]{16}$/))),
  /** Variance of the Laplacian at 512 pixels: below about 40 it is blurred, a plain area is near 0. */
  sharpness: z.number(),
  /** Mean of the grey values, 0 (black) to 255. */
  brightness: z.number(),
  /** The camera that wrote the file. */
  camera: z.optional(z.object({ make: z.string(), model: z.string() })),
  /** When it was taken, as the camera's clock said: `YYYY-MM-DDTHH:MM:SS`, without a zone. */
  takenAt: z.optional(z.string()),
  /** It is a picture of a screen that the device itself took. */
  screenshot: z.enum(['no', 'suspected', 'yes']),
});
export type PictureFacts = z.infer<typeof pictureFactsSchema>;
