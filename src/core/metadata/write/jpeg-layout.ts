/**
 * Takes a JPEG file apart for the writer: every segment up to the picture data with its exact place.
 * Stricter than the reader: whatever is not plain is named as a doubt, so that a file is only changed
 * where every byte is understood. The picture data itself is not looked through where the file ends as a
 * picture does: it is copied as it is, and reading it would take as long as the copying.
 */
import { ascii, type ByteSource, joinBytes, startsWith, u16 } from '#core/metadata/bytes.ts';
import { headers, isFrame } from '#core/metadata/containers/jpeg.ts';

/** What a segment holds, as far as the writer cares. */
export type SegmentKind = 'jfif' | 'exif' | 'xmp' | 'extended' | 'photoshop' | 'mpf' | 'frame' | 'other';

/** One segment, fill bytes in front of its marker included. */
export interface JpegSegment {
  readonly kind: SegmentKind;
  readonly from: number;
  readonly to: number;
  /** What follows the segment's own header ("Exif\0\0" and the like); empty for kind 'other'. */
  readonly body: Uint8Array;
  /** Where the body starts in the file. */
  readonly bodyAt: number;
}

/** A JPEG file in its parts: SOI, segments, and from `scanAt` on the picture data with what stands behind it. */
export interface JpegLayout {
  readonly segments: readonly JpegSegment[];
  readonly scanAt: number;
}

type Marked = readonly [marker: number, kind: SegmentKind, header: string];

const known: readonly Marked[] = [
  [0xe0, 'jfif', ''],
  [0xe1, 'exif', headers.exif],
  [0xe1, 'xmp', headers.xmp],
  [0xe1, 'extended', headers.extended],
  [0xe2, 'mpf', headers.mpf],
  [0xed, 'photoshop', headers.photoshop],
];

// Segments the reader does not see, but that hold what a caption program would have to change.
const unusual: readonly (readonly [marker: number, header: string, name: string])[] = [
  [0xe1, 'Exif\0', 'an EXIF segment with an unusual header'],
  [0xed, 'Adobe_Photoshop2.5:', 'image resources in the form of Photoshop 2.5'],
];

/** Reads the layout, or says why the file is not plain. Never throws. */
export function readLayout(source: ByteSource): JpegLayout | { readonly doubt: string } {
  if (u16(source.read(0, 2), 0) !== startOfImage) return { doubt: 'The file does not begin as a JPEG.' };
  const segments: JpegSegment[] = [];
  let at = 2;
  for (;;) {
    const from = at;
    let head = source.read(at, 4);
    while (head[0] === 0xff && head[1] === 0xff) head = source.read(++at, 4);
    const marker = head[1] ?? 0;
    if (head[0] !== 0xff || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd9)) {
      return { doubt: `The file holds bytes between its segments that are not known (at ${from}).` };
    }
    const length = u16(head, 2);
    const to = at + 2 + length;
    if (head.length < 4 || length < 2 || to > source.size) {
      return { doubt: 'The file ends inside its metadata.' };
    }
    if (marker === 0xda) {
      if (!endsAsPicture(source) && !hasEnd(source, at)) return { doubt: 'The picture data has no end.' };
      if (holdsCaption(source)) return { doubt: 'A second caption stands behind the picture.' };
      return { segments, scanAt: from };
    }
    const start = source.read(at + 4, Math.min(length - 2, longestHeader));
    const odd = unusual.find(([its, header]) => its === marker && startsWith(start, header));
    const match = known.find(([its, , header]) => its === marker && startsWith(start, header));
    if (odd && !match) return { doubt: `The file holds ${odd[2]}.` };
    const frame = isFrame(marker);
    const skipped = match?.[2].length ?? 0;
    segments.push({
      kind: match?.[1] ?? (frame ? 'frame' : 'other'),
      from,
      to,
      body: match || frame ? source.read(at + 4 + skipped, length - 2 - skipped) : new Uint8Array(),
      bodyAt: at + 4 + skipped,
    });
    at = to;
  }
}

const longestHeader = 64;
const startOfImage = 0xffd8;
const endOfImage = 0xffd9;
const step = 1 << 20;

/** Whether the file's last bytes are an EOI: of the picture, or of a preview behind it. */
function endsAsPicture(source: ByteSource): boolean {
  return u16(source.read(source.size - 2, 2), 0) === endOfImage;
}

/** Whether the picture that starts with this scan has an EOI anywhere. */
function hasEnd(source: ByteSource, scanAt: number): boolean {
  let at = scanAt;
  while (at + 2 <= source.size) {
    const bytes = source.read(at, step);
    const index = bytes.indexOf(0xff);
    const marker = markerIn(bytes, index);
    if (marker === null) {
      // Subtle: an 0xFF at the end of this stretch is looked at again, with what follows it.
      at += bytes.length - (bytes[bytes.length - 1] === 0xff ? 1 : 0);
      continue;
    }
    if (u16(bytes, marker) === endOfImage) return true;
    // Tables between the scans of a progressive picture.
    at += marker + 2 + Math.max(2, u16(source.read(at + marker + 2, 2), 0));
  }
  return false;
}

/** The first marker of a stretch that is no part of the coded picture (0xFF00, restarts, fill). */
function markerIn(bytes: Uint8Array, first: number): number | null {
  let index = first;
  while (index !== -1 && index + 1 < bytes.length) {
    const next = bytes[index + 1] ?? 0;
    if (next >= 0xc0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return index;
    index = bytes.indexOf(0xff, index + (next === 0xff ? 1 : 2));
  }
  return null;
}

// How the trailers end in which FotoStation, AFCP and MIE programs keep IIM a second time.
const captionTrailers = ['\xa1\xb2\xc3\xd4', 'AXS!', 'AXS*', 'zmie~'];

function holdsCaption(source: ByteSource): boolean {
  const length = Math.min(source.size, 64);
  const end = ascii(source.read(source.size - length, length));
  return captionTrailers.some((mark) => end.includes(mark));
}

/** Whether something begins here that may stand behind a picture: a preview, or whatever follows an EOI. */
export function beginsBehindPicture(source: ByteSource, { scanAt }: JpegLayout, at: number): boolean {
  if (at <= scanAt || at >= source.size) return false;
  const bytes = source.read(at - 2, 2 + 16);
  if (u16(bytes, 2) === startOfImage && bytes[4] === 0xff) return true;
  // Some programs fill a file up with zeros; nothing points there.
  return u16(bytes, 0) === endOfImage && bytes.subarray(2).some((byte) => byte !== 0);
}

/** A segment of a marker with its contents. @returns null when they are too long for one */
export function segmentOf(marker: number, header: string, body: Uint8Array): Uint8Array | null {
  const length = 2 + header.length + body.length;
  if (length > 0xffff) return null;
  const start = Uint8Array.from(header, (character) => character.charCodeAt(0));
  return joinBytes([Uint8Array.of(0xff, marker, length >> 8, length & 255), start, body]);
}
