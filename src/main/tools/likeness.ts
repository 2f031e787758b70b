/**
 * What a picture looks like, as numbers: an exact hash of its small form, equal for the same
 * picture under other metadata, and a difference hash that stays close under resizing and
 * recompression. Used by the picture child on upright sRGB pixels.
 */
import { createHash } from 'node:crypto';
import { type Pixels, sharpOf } from '#main/tools/renditions.ts';

/** SHA-256 over the picture shrunk to 32 × 32 sRGB pixels, hex. */
export async function imageHash(picture: Pixels): Promise<string> {
  const small = await sharpOf(picture).resize(32, 32, { fit: 'fill' }).raw().toBuffer();
  return createHash('sha256').update(small).digest('hex');
}

/**
 * Difference hash of 9 × 8 grey pixels, 16 hex digits: each bit says whether a pixel is darker
 * than its right neighbour, row by row from the top left, most significant bit first.
 */
export async function likeness(picture: Pixels): Promise<string> {
  const grey = await sharpOf(picture)
    .resize(9, 8, { fit: 'fill' })
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  let bits = 0n;
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      const at = row * 9 + column;
      bits = (bits << 1n) | ((grey[at] ?? 0) < (grey[at + 1] ?? 0) ? 1n : 0n);
    }
  }
  return bits.toString(16).padStart(16, '0');
}
