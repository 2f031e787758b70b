/**
 * The small picture that a camera or Photoshop put into the file: shown within milliseconds, while
 * the real one is decoded. Cameras frame it with black bars and editing programs leave an old one
 * behind, so it is cropped or refused where its shape is not the photo's: a wrong picture is worse
 * than a moment without one. Runs only in the picture child.
 */
import sharp from 'sharp';
import type { ByteSource } from '#core/metadata/bytes.ts';
import { findPreviews } from '#core/metadata/containers/previews.ts';
import type { Sniffed } from '#core/metadata/containers/sniff.ts';
import type { MetadataReading } from '#core/metadata/read.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Large enough for the list and the filmstrip; anything larger takes longer to decode. */
const usefulSide = 160;

/** An embedded JPEG of the whole photo, as it is stored and without bars; null when there is none to trust. */
export async function embeddedPicture(
  source: ByteSource,
  photo: Extract<Sniffed, { photo: true }>,
  metadata: MetadataReading,
): Promise<Buffer | null> {
  const { candidates, shape } = photo.raw ? ofRaw(source, photo) : ofPicture(metadata);
  if (!shape) return null;
  for (const bytesOf of candidates) {
    // What is no JPEG, or a broken one, is passed over like one of the wrong shape.
    const whole = await wholeOf(Buffer.from(bytesOf()), shape).catch(() => null);
    if (whole) return whole;
  }
  return null;
}

/** Pictures to try in turn, and the shape they must have. */
interface Choice {
  readonly candidates: readonly (() => Uint8Array)[];
  readonly shape: Size | null;
}

function ofPicture({ thumbnails, pixels }: MetadataReading): Choice {
  return { candidates: thumbnails.map((bytes) => () => bytes), shape: pixels };
}

/** RAW shows its largest preview in the end; the smallest useful one of the same shape comes first. */
function ofRaw(source: ByteSource, photo: Extract<Sniffed, { photo: true }>): Choice {
  const previews = findPreviews(source, photo.container);
  const ordered = previews
    .filter(({ width, height }) => Math.max(width, height) >= usefulSide)
    .toSorted((a, b) => a.width * a.height - b.width * b.height);
  return {
    candidates: ordered.map(
      ({ start, length }) =>
        () =>
          source.read(start, length),
    ),
    shape: previews[0] ?? null,
  };
}

async function wholeOf(bytes: Buffer, shape: Size): Promise<Buffer | null> {
  const { format, width, height } = await sharp(bytes).metadata();
  if (format !== 'jpeg') return null;
  if (sameShape({ width, height }, shape)) return bytes;
  const grey = await sharp(bytes).greyscale().toColourspace('b-w').raw().toBuffer();
  const frame = { grey, width, height };
  // Some cameras leave bars on all four sides; a dark photo has no edge to be found, only a place to be in.
  const box = [litBox(frame), centredBox(frame, shape)].find(
    (each) => each && sameShape(each, shape) && barsAreBlack(frame, each),
  );
  return box ? sharp(bytes).extract(box).jpeg({ quality: 90 }).toBuffer() : null;
}

/** Whether two pictures have one shape, as far as whole pixels can tell. */
export function sameShape(small: Size, large: Size): boolean {
  const ratio = (small.width / small.height) * (large.height / large.width);
  return Math.abs(ratio - 1) <= 0.01 + 1 / Math.min(small.width, small.height);
}

interface Frame extends Size {
  /** One byte for each pixel. */
  readonly grey: Uint8Array;
}

interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

// JPEG rings beside an edge: a bar's last two rows, and single pixels, may be grey.
const ringing = 2;
const darkest = 40;
const mostlyBlack = 0.98;

/** The rows and columns that are not black; null when all are. */
function litBox({ grey, width, height }: Frame): Box | null {
  const lit = (pixel: number) => (grey[pixel] ?? 0) > darkest;
  const litRow = (y: number) => someOf(width, (x) => lit(y * width + x));
  const litColumn = (x: number) => someOf(height, (y) => lit(y * width + x));
  const rows = Array.from({ length: height }, (_, y) => litRow(y));
  const columns = Array.from({ length: width }, (_, x) => litColumn(x));
  const [top, left] = [rows.indexOf(true), columns.indexOf(true)];
  if (top === -1 || left === -1) return null;
  return {
    left,
    top,
    width: columns.lastIndexOf(true) - left + 1,
    height: rows.lastIndexOf(true) - top + 1,
  };
}

/** Whether more places of a line have something than a black bar's noise would. */
function someOf(length: number, has: (at: number) => boolean): boolean {
  let many = 0;
  for (let at = 0; at < length; at++) if (has(at)) many += 1;
  return many > length * (1 - mostlyBlack);
}

/** Where a photo of another shape stands in a frame that has bars on two sides. */
function centredBox(frame: Size, shape: Size): Box {
  const scale = Math.min(frame.width / shape.width, frame.height / shape.height);
  const width = Math.max(1, Math.floor(shape.width * scale));
  const height = Math.max(1, Math.floor(shape.height * scale));
  return {
    left: Math.floor((frame.width - width) / 2),
    top: Math.floor((frame.height - height) / 2),
    width,
    height,
  };
}

function barsAreBlack({ grey, width, height }: Frame, box: Box): boolean {
  let all = 0;
  let black = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const across = Math.max(box.left - x, x - (box.left + box.width - 1));
      const down = Math.max(box.top - y, y - (box.top + box.height - 1));
      if (Math.max(across, down) <= ringing) continue;
      all += 1;
      if ((grey[y * width + x] ?? 255) <= darkest) black += 1;
    }
  }
  return all > 0 && black / all >= mostlyBlack;
}
