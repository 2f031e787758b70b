/**
 * Keeps the multi-picture index of a JPEG (CIPA DC-007, the "MPF" segment in which cameras list the
 * previews behind the picture) right when segments before or behind it change their size. Used by jpeg.ts.
 */
import { sourceOf } from '#core/metadata/bytes.ts';
import { openTiff, readDirectory } from '#core/metadata/tiff.ts';
import { numberBytes } from '#core/metadata/write/exif-fresh.ts';

const entryTag = 0xb002;
const entrySize = 16;

/**
 * The index after a change. Its offsets count from itself, so that they move only by what changes
 * behind it; the first entry, the main picture, has no offset and grows by all that changes.
 * @param body the segment's contents behind "MPF\0"
 * @returns null when the index is damaged
 */
export function shiftedMpf(body: Uint8Array, whole: number, behind: number): Uint8Array | null {
  const tiff = openTiff(sourceOf(body));
  const directory = tiff && readDirectory(tiff, tiff.first);
  const entries = directory?.tags.get(entryTag);
  if (!tiff || !entries || entries.byteLength % entrySize !== 0) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  // Subtle: slice() of Node's buffers is no copy.
  const shifted = new Uint8Array(body);
  for (let index = 0; index * entrySize < entries.byteLength; index++) {
    const at = entries.at + index * entrySize;
    const size = view.getUint32(at + 4, tiff.littleEndian);
    const offset = view.getUint32(at + 8, tiff.littleEndian);
    if (index === 0 && offset === 0) {
      if (size > 0) shifted.set(numberBytes(size + whole, 4, tiff.littleEndian), at + 4);
    } else if (offset > 0) shifted.set(numberBytes(offset + behind, 4, tiff.littleEndian), at + 8);
  }
  return shifted;
}

// A maker note holds some hundred numbers that could be places in the file; a block full of them means harm.
const mostPlaces = 4096;

/**
 * Whether a block holds, in four bytes of either byte order, a place that `leads` somewhere: an offset
 * in a maker note that points behind the picture, and that only the camera maker's rules could correct.
 * A block with thousands of numbers up to `largest` is taken to hold one.
 * @param largest a larger number is no place in the file
 */
export function holdsPlace(block: Uint8Array, largest: number, leads: (place: number) => boolean): boolean {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const asked = new Set<number>();
  for (let at = 0; at + 4 <= block.length; at++) {
    for (const place of [view.getUint32(at, true), view.getUint32(at, false)]) {
      if (place === 0 || place > largest || asked.has(place)) continue;
      if (asked.size === mostPlaces || leads(place)) return true;
      asked.add(place);
    }
  }
  return false;
}
