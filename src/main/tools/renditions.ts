/**
 * The pictures Cutline makes of a photo: thumbnail, preview and, where a browser cannot show the
 * original, a full-size JPEG. Kept by the hash of the file they were made from, so that they are
 * never stale: <folder>/ab/abcdef….thumb.jpg. They can be deleted at any time.
 */
import { access, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { writeAtomically } from '#main/tools/atomic-file.ts';
import type { Decoded } from '#main/tools/decoding.ts';
import { thumbnailSide } from '#main/tools/picture-limits.ts';

export type RenditionSize = 'thumbnail' | 'preview' | 'full';

const endings = { thumbnail: 'thumb', preview: 'preview', full: 'full' } as const;

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

/** Writes preview and thumbnail of a decoded picture. JPEG quality 80 is where press desks stop seeing a difference at this size. */
export async function writeRenditions(folder: string, hash: string, decoded: Decoded): Promise<void> {
  const image = sharpOf(decoded);
  const preview = await image.clone().jpeg({ quality: 80 }).toBuffer();
  const thumbnail = await image
    .clone()
    .resize(thumbnailSide, thumbnailSide, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80 })
    .toBuffer();
  await keep(renditionPath(folder, hash, 'thumbnail'), thumbnail);
  await keep(renditionPath(folder, hash, 'preview'), preview);
}

/** Writes the full-size rendition. */
export async function writeFullRendition(folder: string, hash: string, decoded: Decoded): Promise<void> {
  const full = await sharpOf(decoded).jpeg({ quality: 92 }).toBuffer();
  await keep(renditionPath(folder, hash, 'full'), full);
}

/** The decoded pixels as a picture to work on. */
export function sharpOf({ pixels, width, height }: Pick<Decoded, 'pixels' | 'width' | 'height'>) {
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
