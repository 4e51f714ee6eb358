/**
 * The browser's own reader of barcodes (Shape Detection API): in Chrome on Android and macOS, and in nothing else so far.
 * TypeScript has no types for it yet.
 */
interface BarcodeDetectorLike {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

type Browser = { readonly BarcodeDetector?: new () => BarcodeDetectorLike };

type Read = (video: HTMLVideoElement) => Promise<string | undefined>;

/** This device may have a camera. */
export const canScan = (): boolean => navigator.mediaDevices !== undefined;

/** The browser's own reader, which is quicker; else ours, loaded by whoever scans. */
async function readerOfThisBrowser(): Promise<Read> {
  const Detector = (globalThis as Browser).BarcodeDetector;
  if (Detector) {
    const detector = new Detector();
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  const { barcodeReader } = await import('./barcode-reader.ts');
  const read = barcodeReader();
  return async (video) => read(video);
}

/** Reads the camera's pictures until one holds a barcode, or `signal` says to stop. Undefined when stopped. */
export async function firstBarcode(
  video: HTMLVideoElement,
  signal: AbortSignal,
): Promise<string | undefined> {
  const read = await readerOfThisBrowser();
  while (!signal.aborted) {
    const found = await read(video);
    if (found !== undefined) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return undefined;
}
