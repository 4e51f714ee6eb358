/**
 * The browser's own reader of barcodes (Shape Detection API): in Chrome on Android and macOS, and in nothing else so far.
 * TypeScript has no types for it yet.
 */
interface BarcodeDetectorLike {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

type Browser = { readonly BarcodeDetector?: new () => BarcodeDetectorLike };

/** This device can read a barcode with its camera. */
export const canScan = (): boolean =>
  (globalThis as Browser).BarcodeDetector !== undefined && navigator.mediaDevices !== undefined;

/** Reads the camera's pictures until one holds a barcode, or `signal` says to stop. Undefined when stopped. */
export async function firstBarcode(
  video: HTMLVideoElement,
  signal: AbortSignal,
): Promise<string | undefined> {
  const Detector = (globalThis as Browser).BarcodeDetector;
  if (!Detector) return undefined;
  const detector = new Detector();
  while (!signal.aborted) {
    const [found] = await detector.detect(video);
    if (found) return found.rawValue;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return undefined;
}
