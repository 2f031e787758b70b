/**
 * The pictures Cutline makes of a photo: thumbnail, preview, the camera's own small picture for the
 * time until these are there and, where a browser cannot show the
 * original, a full-size JPEG. Kept by the hash of the file they were made from, so that they are
 * never stale: <folder>/ab/abcdef….thumb.jpg. They can be deleted at any time.
 */
import { access, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { writeAtomically } from '#main/tools/atomic-file.ts';
import type { Decoded } from '#main/tools/decoding.ts';
import { thumbnailSide } from '#main/tools/picture-limits.ts';

export type RenditionSize = 'embedded' | 'thumbnail' | 'preview' | 'full';

const endings = { embedded: 'embedded', thumbnail: 'thumb', preview: 'preview', full: 'full' } as const;

/** Where a rendition is kept. @throws Error when the hash is none, so no path can be smuggled in */
export function renditionPath(folder: string, hash: string, size: RenditionSize): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('A rendition is named by a SHA-256 hash');
  return join(folder, hash.slice(0, 2), `${hash}.${endings[size]}.jpg`);
}

/** Whether a rendition is there. */
export async function hasRendition(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** A decoded picture and its small form, from which thumbnail and likeness are made. */
export interface Screened {
  readonly preview: Pixels;
  readonly thumbnail: Pixels;
}

/** Upright sRGB pixels, three bytes each. */
export type Pixels = Pick<Decoded, 'pixels' | 'width' | 'height'>;

/** Makes the small form once: reading 2048 pixels again for each use took 90 ms more per photo. */
export async function screened(preview: Pixels): Promise<Screened> {
  const { data, info } = await sharpOf(preview)
    .resize(thumbnailSide, thumbnailSide, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { preview, thumbnail: { pixels: data, width: info.width, height: info.height } };
}

/** Writes preview and thumbnail. JPEG quality 80 is where desks stop seeing a difference at this size. */
export async function writeRenditions(
  folder: string,
  hash: string,
  { preview, thumbnail }: Screened,
): Promise<void> {
  await keep(
    renditionPath(folder, hash, 'thumbnail'),
    await sharpOf(thumbnail).jpeg({ quality: 80 }).toBuffer(),
  );
  await keep(renditionPath(folder, hash, 'preview'), await sharpOf(preview).jpeg({ quality: 80 }).toBuffer());
}

/** Writes the full-size rendition. */
export async function writeFullRendition(folder: string, hash: string, decoded: Decoded): Promise<void> {
  const full = await sharpOf(decoded).jpeg({ quality: 92 }).toBuffer();
  await keep(renditionPath(folder, hash, 'full'), full);
}

/** Writes a JPEG for a receiver, who is told the colours by a profile, and answers with its size. */
export async function writeRendition(
  target: string,
  decoded: Pixels,
  longestEdge: number | null,
  quality: number,
): Promise<{ width: number; height: number }> {
  const picture = sharpOf(decoded);
  const sized =
    longestEdge === null
      ? picture
      : picture.resize(longestEdge, longestEdge, { fit: 'inside', withoutEnlargement: true });
  const { data, info } = await sized
    .withIccProfile('srgb')
    .jpeg({ quality })
    .toBuffer({ resolveWithObject: true });
  await keep(target, data);
  return { width: info.width, height: info.height };
}

/** Writes the small picture that was found in the file. */
export async function writeEmbeddedRendition(folder: string, hash: string, picture: Pixels): Promise<void> {
  await keep(
    renditionPath(folder, hash, 'embedded'),
    await sharpOf(picture).jpeg({ quality: 80 }).toBuffer(),
  );
}

/** The decoded pixels as a picture to work on. */
export function sharpOf({ pixels, width, height }: Pixels) {
  return sharp(pixels, { raw: { width, height, channels: 3 }, limitInputPixels: false });
}

async function keep(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeAtomically(
    path,
    async (file) => {
      await file.writeFile(bytes);
    },
    true,
  );
}
