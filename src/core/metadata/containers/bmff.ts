/**
 * Finds metadata and previews in ISO base media files (ISO 14496-12): HEIC and AVIF (items of the
 * meta box, ISO 23008-12) and Canon CR3 (boxes named by UUID). Bounded: at most 4096 boxes and items.
 */
import {
  ascii,
  type ByteSource,
  joinBytes,
  sourceOf,
  u16,
  u32,
  u64,
  windowOf,
} from '#core/metadata/bytes.ts';
import { type EmbeddedBlocks, largestBlock, noBlocks } from '#core/metadata/containers/embedded.ts';

const most = 4096;
// C2PA's box for its manifest store (C2PA 2.1, A.5.1).
const credentialsUuid = 'd8fec3d61b0e483c92975828877ec481';
const xmpUuid = 'be7acfcb97a942e89c71999491e3afac';
const canonUuid = '85c0b687820f11e08111f4ce462b6a48';
const canonPreviewUuid = 'eaf42b5e1c984b88b9fbb7dc406e4d16';

/** A box: its type (or its UUID in hex), and where its contents lie in the file. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly length: number;
}

/** The boxes of a stretch of the file, in order. */
export function boxesOf(source: ByteSource, from = 0, length = source.size): Box[] {
  const boxes: Box[] = [];
  const end = Math.min(source.size, from + length);
  let at = from;
  while (at + 8 <= end && boxes.length < most) {
    const head = source.read(at, 32);
    let size = u32(head, 0);
    let header = 8;
    if (size === 1) {
      size = u64(head, 8);
      header = 16;
    } else if (size === 0) size = end - at;
    let type = ascii(head, 4, 4);
    if (type === 'uuid') {
      type = hex(head.subarray(header, header + 16));
      header += 16;
    }
    if (size < header) break;
    boxes.push({ type, start: at + header, length: Math.min(size, end - at) - header });
    at += size;
  }
  return boxes;
}

/** Reads the blocks of HEIC, AVIF and CR3 files. */
export function bmffBlocks(source: ByteSource): EmbeddedBlocks {
  const boxes = boxesOf(source);
  const meta = boxes.find(({ type }) => type === 'meta');
  const packet = boxes.find(({ type }) => type === xmpUuid);
  const xmp = packet ? [source.read(packet.start, Math.min(packet.length, largestBlock))] : [];
  const credentials = boxes.some(({ type }) => type === credentialsUuid);
  const canon = canonBoxes(source, boxes);
  if (canon) return { ...noBlocks, xmp, credentials, exif: canonExif(source, canon) };
  if (!meta) return { ...noBlocks, xmp, credentials, damaged: true };
  const items = readItems(source, meta);
  const exif = items.find(({ type }) => type === 'Exif');
  // An Exif item starts with the offset from there to its TIFF header.
  const exifBytes = exif && itemBytes(source, exif);
  return {
    ...noBlocks,
    xmp: [
      ...xmp,
      ...items
        .filter(({ content }) => content === 'application/rdf+xml')
        .map((item) => itemBytes(source, item)),
    ],
    exif: exifBytes ? { main: sourceOf(exifBytes.subarray(4 + u32(exifBytes, 0))) } : null,
    pixels: largestExtent(source, meta),
    credentials,
  };
}

/** JPEG previews of a CR3: the 1620-pixel preview box, and the full-size picture of the first track. */
export function canonPreviews(source: ByteSource): { start: number; length: number }[] {
  const boxes = boxesOf(source);
  const found: { start: number; length: number }[] = [];
  const preview = boxes.find(({ type }) => type === canonPreviewUuid);
  if (preview) {
    const inner = boxesOf(source, preview.start + 8, preview.length - 8).find(({ type }) => type === 'PRVW');
    if (inner) found.push({ start: inner.start + 16, length: inner.length - 16 });
  }
  const track = within(source, boxes, ['moov', 'trak', 'mdia', 'minf', 'stbl']);
  const sizes = track?.find(({ type }) => type === 'stsz');
  const offsets = track?.find(({ type }) => type === 'co64');
  if (sizes && offsets) {
    const sizeTable = source.read(sizes.start, 16);
    const length = u32(sizeTable, 4) || u32(sizeTable, 12);
    found.push({ start: u64(source.read(offsets.start, 16), 8), length });
  }
  return found;
}

function canonBoxes(source: ByteSource, boxes: readonly Box[]): Box[] | null {
  const movie = boxes.find(({ type }) => type === 'moov');
  const canon = movie && boxesOf(source, movie.start, movie.length).find(({ type }) => type === canonUuid);
  return canon ? boxesOf(source, canon.start, canon.length) : null;
}

function canonExif(source: ByteSource, boxes: readonly Box[]): EmbeddedBlocks['exif'] {
  const block = (name: string) => {
    const box = boxes.find(({ type }) => type === name);
    return box && windowOf(source, box.start, box.length);
  };
  const main = block('CMT1');
  const exif = block('CMT2');
  const gps = block('CMT4');
  return main ? { main, ...(exif && { exif }), ...(gps && { gps }) } : null;
}

function within(source: ByteSource, boxes: readonly Box[], path: readonly string[]): Box[] | null {
  let level: readonly Box[] = boxes;
  for (const name of path) {
    const box = level.find(({ type }) => type === name);
    if (!box) return null;
    level = boxesOf(source, box.start, box.length);
  }
  return [...level];
}

interface MetaItem {
  readonly type: string;
  readonly content: string;
  readonly extents: readonly { readonly start: number; readonly length: number }[];
}

function readItems(source: ByteSource, meta: Box): MetaItem[] {
  const inside = boxesOf(source, meta.start + 4, meta.length - 4);
  const info = inside.find(({ type }) => type === 'iinf');
  const location = inside.find(({ type }) => type === 'iloc');
  if (!info || !location) return [];
  const ownData = inside.find(({ type }) => type === 'idat');
  const places = readLocations(
    source.read(location.start, Math.min(location.length, largestBlock)),
    ownData?.start ?? 0,
  );
  const version = source.read(info.start, 1)[0] ?? 0;
  const skip = version === 0 ? 6 : 8;
  return boxesOf(source, info.start + skip, info.length - skip)
    .filter(({ type }) => type === 'infe')
    .map((box) => {
      const bytes = source.read(box.start, Math.min(box.length, 256));
      const wide = bytes[0] === 3;
      const id = wide ? u32(bytes, 4) : u16(bytes, 4);
      const at = wide ? 10 : 8;
      const nameEnd = bytes.indexOf(0, at + 4);
      const contentEnd = nameEnd === -1 ? -1 : bytes.indexOf(0, nameEnd + 1);
      const content = contentEnd === -1 ? '' : ascii(bytes, nameEnd + 1, contentEnd - nameEnd - 1);
      return { type: ascii(bytes, at, 4), content, extents: places.get(id) ?? [] };
    });
}

/** The iloc box: where each item's bytes lie (ISO 14496-12, 8.11.3). */
function readLocations(bytes: Uint8Array, ownDataStart: number) {
  const places = new Map<number, { start: number; length: number }[]>();
  const version = bytes[0] ?? 0;
  const [offsetSize, lengthSize] = nibbles(bytes[4] ?? 0);
  const [baseSize, indexSize] = nibbles(bytes[5] ?? 0);
  let at = 6;
  const number = (size: number) => {
    const value = size === 8 ? u64(bytes, at) : size === 4 ? u32(bytes, at) : size === 2 ? u16(bytes, at) : 0;
    at += size;
    return value;
  };
  const items = number(version < 2 ? 2 : 4);
  for (let index = 0; index < Math.min(items, most) && at < bytes.length; index++) {
    const id = number(version < 2 ? 2 : 4);
    const inOwnData = version > 0 && (number(2) & 15) === 1;
    at += 2;
    const base = number(baseSize) + (inOwnData ? ownDataStart : 0);
    const extents = number(2);
    const list: { start: number; length: number }[] = [];
    for (let extent = 0; extent < extents && at < bytes.length; extent++) {
      if (version > 0) number(indexSize);
      const start = base + number(offsetSize);
      list.push({ start, length: number(lengthSize) });
    }
    places.set(id, list);
  }
  return places;
}

function itemBytes(source: ByteSource, item: MetaItem): Uint8Array {
  let left = largestBlock;
  const pieces = item.extents.map(({ start, length }) => {
    const piece = source.read(start, Math.min(length, left));
    left -= piece.length;
    return piece;
  });
  return joinBytes(pieces);
}

/** The largest picture size among the item properties: the primary picture, not its tiles or thumbnail. */
function largestExtent(source: ByteSource, meta: Box): EmbeddedBlocks['pixels'] {
  const properties = within(source, boxesOf(source, meta.start + 4, meta.length - 4), ['iprp', 'ipco']) ?? [];
  let largest: EmbeddedBlocks['pixels'] = null;
  for (const { type, start } of properties) {
    if (type !== 'ispe') continue;
    const bytes = source.read(start, 12);
    const [width, height] = [u32(bytes, 4), u32(bytes, 8)];
    if (width * height > (largest ? largest.width * largest.height : 0)) largest = { width, height };
  }
  return largest;
}

function nibbles(byte: number): [number, number] {
  return [byte >> 4, byte & 15];
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
