/**
 * A new EXIF block for a JPEG that has none: the given texts, and the few tags that EXIF (CIPA
 * DC-008) requires of every JPEG, with the values that say "not known". Used by exif.ts.
 */
import { joinBytes } from '#core/metadata/bytes.ts';

/** What EXIF must say of the picture: pixels, and pixels per unit (2 for the inch, 3 for the centimetre). */
export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  readonly xResolution: number;
  readonly yResolution: number;
  readonly unit: 2 | 3;
}

type FreshTag = readonly [tag: number, type: 2 | 3 | 4 | 5 | 7, count: number, value: Uint8Array];

/** Builds the block, big-endian. @param texts by tag, each with its closing NUL */
export function freshExif(
  texts: readonly (readonly [number, Uint8Array])[],
  picture: PictureFacts,
): Uint8Array {
  const main = (exifAt: number): FreshTag[] => {
    const tags: FreshTag[] = [
      ...texts.map(([tag, value]): FreshTag => [tag, 2, value.length, value]),
      [0x011a, 5, 1, joinBytes([long(picture.xResolution), long(1)])],
      [0x011b, 5, 1, joinBytes([long(picture.yResolution), long(1)])],
      [0x0128, 3, 1, short(picture.unit)],
      // YCbCrPositioning 1, centred: what JFIF prescribes.
      [0x0213, 3, 1, short(1)],
      [0x8769, 4, 1, long(exifAt)],
    ];
    return tags.sort(([one], [other]) => one - other);
  };
  const exifAt = 8 + directory(8, main(0)).length;
  return joinBytes([
    Uint8Array.of(0x4d, 0x4d, 0, 42),
    long(8),
    directory(8, main(exifAt)),
    directory(exifAt, [
      [0x9000, 7, 4, Uint8Array.of(0x30, 0x32, 0x33, 0x32)],
      // Components Y, Cb, Cr.
      [0x9101, 7, 4, Uint8Array.of(1, 2, 3, 0)],
      [0xa000, 7, 4, Uint8Array.of(0x30, 0x31, 0x30, 0x30)],
      // Colour space: uncalibrated, which leaves the word to an ICC profile.
      [0xa001, 3, 1, short(0xffff)],
      [0xa002, 4, 1, long(picture.width)],
      [0xa003, 4, 1, long(picture.height)],
    ]),
  ]);
}

/** A number of two or four bytes. */
export function numberBytes(value: number, width: 2 | 4, littleEndian: boolean): Uint8Array {
  const bytes = Uint8Array.from({ length: width }, (_, at) => (value >>> (8 * (width - 1 - at))) & 255);
  return littleEndian ? bytes.reverse() : bytes;
}

/** A directory with its longer values behind it, all at even offsets. */
function directory(at: number, tags: readonly FreshTag[]): Uint8Array {
  const entries: Uint8Array[] = [];
  const values: Uint8Array[] = [];
  let valuesAt = at + 2 + tags.length * 12 + 4;
  for (const [tag, type, count, value] of tags) {
    const inline = value.length <= 4;
    const place = inline ? joinBytes([value, new Uint8Array(4 - value.length)]) : long(valuesAt);
    entries.push(joinBytes([short(tag), short(type), long(count), place]));
    if (inline) continue;
    values.push(value, new Uint8Array(value.length % 2));
    valuesAt += value.length + (value.length % 2);
  }
  return joinBytes([short(tags.length), ...entries, long(0), ...values]);
}

function short(value: number): Uint8Array {
  return numberBytes(value, 2, false);
}

function long(value: number): Uint8Array {
  return numberBytes(value, 4, false);
}
