/**
 * Decodes the flattened picture that Photoshop keeps behind the layers of a document, into a TIFF
 * in memory that libvips reads with its colour profile. Runs only in the picture child.
 */
import type { ByteSource } from '#core/metadata/bytes.ts';
import { type PsdHeader, psdModes, readPsdHeader } from '#core/metadata/containers/psd.ts';
import { parsePhotoshop, resourceIds } from '#core/metadata/photoshop.ts';
import { DecodeError, endsBeforePicture, mostPixels } from '#main/tools/picture-limits.ts';

// Photometric interpretation in TIFF, and how many of the document's channels are colours.
const colours: ReadonlyMap<number, { readonly photometric: number; readonly channels: 1 | 3 | 4 }> = new Map([
  [psdModes.grey, { photometric: 1, channels: 1 }],
  [psdModes.rgb, { photometric: 2, channels: 3 }],
  [psdModes.cmyk, { photometric: 5, channels: 4 }],
]);

// Profiles of presses are 2 MB at most; larger resources are no profile.
const largestResources = 16 << 20;
const rowsAtOnce = 256;

/**
 * The flattened picture as an uncompressed TIFF of 8 bits per channel; null when the document holds
 * none, or holds it in a form that is not read (indexed or Lab colour, 1 or 32 bits).
 * @throws DecodeError when it is cut off or too large
 */
export function flattenedPicture(source: ByteSource): Buffer | null {
  const header = readPsdHeader(source);
  const colour = header && colours.get(header.mode);
  if (!header || !colour || header.channels < colour.channels) return null;
  if (header.depth !== 8 && header.depth !== 16) return null;
  if (header.width * header.height > mostPixels) throw new DecodeError('has too many pixels');
  const { resources } = parsePhotoshop(
    source.read(header.resources.start, Math.min(header.resources.length, largestResources)),
  );
  const found = (id: number) => resources.find((resource) => resource.id === id)?.bytes;
  // Saved without "maximise compatibility", the document says so and its flattened picture is blank.
  if (found(resourceIds.version)?.[4] === 0) return null;
  const { tiff, pixels } = emptyTiff(header, colour, found(resourceIds.profile) ?? new Uint8Array());
  return fill(source, header, colour.channels, pixels) ? tiff : null;
}

/** Reads the planes, one colour after another, into interleaved pixels; false for a compression not read. */
function fill(source: ByteSource, header: PsdHeader, channels: number, pixels: Buffer): boolean {
  const { width, height, large, picture } = header;
  const rowBytes = width * (header.depth / 8);
  const compression = source.read(picture, 2)[1];
  if (compression !== 0 && compression !== 1) return false;
  const packed = compression === 1;
  const countBytes = large ? 4 : 2;
  const table = packed ? Buffer.from(source.read(picture + 2, header.channels * height * countBytes)) : null;
  if (table && table.length < header.channels * height * countBytes) throw new DecodeError(endsBeforePicture);
  const lengthOf = (row: number) =>
    !table ? rowBytes : large ? table.readUInt32BE(row * 4) : table.readUInt16BE(row * 2);
  // Photoshop writes inks as light: 255 is none.
  const flip = header.mode === psdModes.cmyk ? 255 : 0;
  const step = header.depth / 8;
  const row = Buffer.alloc(rowBytes);
  let at = picture + 2 + (table?.length ?? 0);
  for (let channel = 0; channel < channels; channel++) {
    for (let first = 0; first < height; first += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, height - first);
      const lengths = Array.from({ length: rows }, (_, index) => lengthOf(channel * height + first + index));
      const bytes = source.read(
        at,
        lengths.reduce((total, length) => total + length, 0),
      );
      if (bytes.length === 0) throw new DecodeError(endsBeforePicture);
      let from = 0;
      lengths.forEach((length, index) => {
        const stored = bytes.subarray(from, from + length);
        if (packed) unpack(stored, row);
        else row.set(stored);
        let to = (first + index) * width * channels + channel;
        for (let column = 0; column < rowBytes; column += step, to += channels)
          pixels[to] = (row[column] ?? 0) ^ flip;
        from += length;
      });
      at += from;
    }
  }
  return true;
}

/** PackBits: a count of literal bytes, or of repetitions of one. What is damaged stays as it was. */
function unpack(packed: Uint8Array, row: Buffer): void {
  let to = 0;
  for (let at = 0; at < packed.length && to < row.length; ) {
    const count = packed[at] ?? 0;
    if (count < 128) {
      const literal = packed.subarray(at + 1, Math.min(at + 2 + count, at + 1 + row.length - to));
      row.set(literal, to);
      to += count + 1;
      at += count + 2;
    } else {
      if (count > 128) {
        row.fill(packed[at + 1] ?? 0, to, Math.min(row.length, to + 257 - count));
        to += 257 - count;
      }
      at += count > 128 ? 2 : 1;
    }
  }
}

const tagTypes = { short: 3, long: 4, undefined: 7 } as const;

/** A TIFF whose pixels are still to be filled in; they are a window on its end. */
function emptyTiff(
  { width, height }: PsdHeader,
  { photometric, channels }: { photometric: number; channels: number },
  profile: Uint8Array,
): { tiff: Buffer; pixels: Buffer } {
  const tagCount = profile.length > 0 ? 10 : 9;
  const bitsAt = 8 + 2 + tagCount * 12 + 4;
  const profileAt = bitsAt + 8;
  const pixelsAt = profileAt + profile.length + (profile.length % 2);
  const tiff = Buffer.alloc(pixelsAt + width * height * channels);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(tagCount, 8);
  let at = 10;
  const tag = (id: number, type: keyof typeof tagTypes, count: number, value: number) => {
    tiff.writeUInt16LE(id, at);
    tiff.writeUInt16LE(tagTypes[type], at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
    at += 12;
  };
  for (let channel = 0; channel < 4; channel++) tiff.writeUInt16LE(8, bitsAt + channel * 2);
  tag(256, 'long', 1, width);
  tag(257, 'long', 1, height);
  if (channels === 1) tag(258, 'short', 1, 8);
  else if (channels === 3) tag(258, 'short', 3, bitsAt);
  else tag(258, 'short', 4, bitsAt);
  tag(259, 'short', 1, 1);
  tag(262, 'short', 1, photometric);
  tag(273, 'long', 1, pixelsAt);
  tag(277, 'short', 1, channels);
  tag(278, 'long', 1, height);
  tag(279, 'long', 1, width * height * channels);
  if (profile.length > 0) tag(34675, 'undefined', profile.length, profileAt);
  tiff.set(profile, profileAt);
  return { tiff, pixels: tiff.subarray(pixelsAt) };
}
