import type { PictureFacts } from './picture-facts.ts';

/** What tells a screenshot from a photo. */
export interface PictureSource {
  readonly fileName: string;
  /** Of the bytes, whatever the name says. */
  readonly format: 'jpeg' | 'png' | 'webp' | 'heic';
  readonly width: number;
  readonly height: number;
  readonly camera: PictureFacts['camera'];
  /** What the file says about itself: comment, description, software. iPhones write "Screenshot" there. */
  readonly remarks: readonly string[];
}

/** The shorter sides, in pixels, of screens of phones and tablets on sale since 2014. No camera writes most of them. */
const screenWidths: ReadonlySet<number> = new Set([
  720, 750, 828, 1080, 1125, 1170, 1179, 1206, 1220, 1242, 1284, 1290, 1320, 1344, 1440, 1488, 1536, 1600,
  1620, 1640, 1668, 1848, 2048, 2064,
]);

const saysSo = /screen[\s_-]?(?:shot|capture)|bildschirmfoto|captura de pantalla|capture d.écran/i;

/** A photo is 4:3, 3:2 or 16:9; phones' screens are longer, and tablets' are told by their exact width. */
function looksLikeScreen(width: number, height: number): boolean {
  const [short, long] = width < height ? [width, height] : [height, width];
  return screenWidths.has(short) && (long / short > 1.8 || short >= 1_488);
}

/**
 * Whether a picture is a screenshot. `yes` by its own words, or as a PNG of a screen's size, which cameras don't write;
 * `suspected` where only the size says so: messengers drop what cameras write.
 */
export function screenshotVerdict(source: PictureSource): PictureFacts['screenshot'] {
  const { fileName, format, width, height, camera, remarks } = source;
  if ([fileName, ...remarks].some((text) => saysSo.test(text))) return 'yes';
  if (camera !== undefined || !looksLikeScreen(width, height)) return 'no';
  return format === 'png' ? 'yes' : 'suspected';
}
