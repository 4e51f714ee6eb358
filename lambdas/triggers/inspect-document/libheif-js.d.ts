/** The part of libheif's JavaScript interface that is used; the package declares nothing of it. */
declare module 'libheif-js/wasm-bundle.js' {
  interface Pixels {
    readonly data: Uint8ClampedArray;
    readonly width: number;
    readonly height: number;
  }

  interface HeifImage {
    get_width(): number;
    get_height(): number;
    is_primary(): boolean;
    /** Fills RGBA pixels, turned upright; `null` when they can't be decoded. */
    display(pixels: Pixels, done: (pixels: Pixels | null) => void): void;
    free(): void;
  }

  export interface HeifDecoder {
    /** The top-level pictures; none when the file can't be read. */
    decode(file: Uint8Array): HeifImage[];
  }

  const libheif: { HeifDecoder: new () => HeifDecoder };
  export default libheif;
}
