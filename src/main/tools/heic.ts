/**
 * Decodes HEIC, the phones' format, with libheif compiled to WebAssembly: sharp's prebuilt leaves
 * HEVC out for its patents. Loaded on first use (2 MB); only the picture child calls it.
 */
import { createRequire } from 'node:module';
import { DecodeError, mostPixels } from '#main/tools/picture-limits.ts';

/** Upright pixels with alpha, four bytes each. */
export interface HeicPicture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The part of libheif's JavaScript interface that is used; the package brings no types for it. */
interface HeifImage {
  is_primary(): boolean;
  get_width(): number;
  get_height(): number;
  display(
    into: { data: Uint8ClampedArray; width: number; height: number },
    done: (result: { data: Uint8ClampedArray } | null) => void,
  ): void;
  free(): void;
}
interface Libheif {
  HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
}

/** Decodes the primary picture; null when libheif finds none that it can decode. @throws DecodeError */
export async function decodeHeic(bytes: Uint8Array): Promise<HeicPicture | null> {
  const libheif: Libheif = createRequire(import.meta.url)('libheif-js/wasm-bundle.js');
  const images = new libheif.HeifDecoder().decode(bytes);
  try {
    const image = images.find((candidate) => candidate.is_primary()) ?? images[0];
    if (!image) return null;
    const [width, height] = [image.get_width(), image.get_height()];
    if (width * height > mostPixels) throw new DecodeError('has too many pixels');
    const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
    const shown = await new Promise<{ data: Uint8ClampedArray } | null>((resolve) =>
      image.display(target, resolve),
    );
    return shown && { data: shown.data, width, height };
  } finally {
    for (const image of images) image.free();
  }
}
