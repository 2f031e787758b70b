/**
 * Finds the metadata in a JPEG file (ISO 10918-1 segments; XMP and extended XMP after ISO 16684-3;
 * Photoshop resources in APP13). Reads segment headers up to the image data and stops there.
 */
import { ascii, type ByteSource, joinBytes, sourceOf, startsWith, u16, u32 } from '#core/metadata/bytes.ts';
import { type EmbeddedBlocks, largestBlock } from '#core/metadata/containers/embedded.ts';
import {
  type PhotoshopResources,
  parsePhotoshop,
  resourceIds,
  thumbnailOf,
} from '#core/metadata/photoshop.ts';

/** What the segments of each kind begin with. */
export const headers = {
  exif: 'Exif\0\0',
  xmp: 'http://ns.adobe.com/xap/1.0/\0',
  extended: 'http://ns.adobe.com/xmp/extension/\0',
  photoshop: 'Photoshop 3.0\0',
  mpf: 'MPF\0',
} as const;

/** One marker segment. */
interface Segment {
  readonly marker: number;
  readonly bytes: Uint8Array;
  readonly whole: boolean;
}

/** Reads the blocks of a JPEG; stops quietly where the segments end or make no sense. */
export function jpegBlocks(source: ByteSource): EmbeddedBlocks {
  const segments = readSegments(source);
  const exif = segments.find(({ marker, bytes }) => marker === 0xe1 && startsWith(bytes, headers.exif));
  const xmp = segments.filter(({ marker, bytes }) => marker === 0xe1 && startsWith(bytes, headers.xmp));
  const extended = segments
    .filter(({ marker, bytes }) => marker === 0xe1 && startsWith(bytes, headers.extended))
    .map(({ bytes }) => bytes.subarray(headers.extended.length));
  const frame = segments.find(({ marker }) => isFrame(marker));
  return {
    ...photoshopBlocks(
      segments
        .filter(({ marker, bytes }) => marker === 0xed && startsWith(bytes, headers.photoshop))
        .map(({ bytes }) => bytes.subarray(headers.photoshop.length)),
    ),
    xmp: [...xmp.map(({ bytes }) => bytes.subarray(headers.xmp.length)), ...joinExtendedXmp(extended)],
    exif: exif ? { main: sourceOf(exif.bytes.subarray(headers.exif.length)) } : null,
    pixels: frame ? { height: u16(frame.bytes, 1), width: u16(frame.bytes, 3) } : null,
    credentials: segments.some(({ marker, bytes }) => marker === 0xeb && holdsCredentials(bytes)),
    damaged: segments.some(({ whole }) => !whole),
  };
}

/** The IIM block, digest and small JPEG among Photoshop resources that may be spread over several segments. */
export function photoshopBlocks(
  parts: readonly Uint8Array[],
): Pick<EmbeddedBlocks, 'iim' | 'digest' | 'photoshopThumbnail'> {
  // Large resources run on in the next segment, so the parts are read as one; where that fails,
  // each part is tried by itself.
  const joined = parsePhotoshop(joinBytes(parts));
  const readings: PhotoshopResources[] = joined.whole
    ? [joined]
    : [joined, ...parts.slice(1).map(parsePhotoshop)];
  const resources = readings.flatMap((reading) => reading.resources);
  const iim = resources.filter(({ id, bytes }) => id === resourceIds.iim && bytes.length > 0);
  const digest = resources.find(({ id, bytes }) => id === resourceIds.digest && bytes.length === 16);
  return {
    iim: iim.length > 0 ? joinBytes(iim.map(({ bytes }) => bytes)) : null,
    digest: digest?.bytes ?? null,
    photoshopThumbnail: thumbnailOf(resources),
  };
}

/** Whether a marker starts a frame header (SOF0–SOF15 without DHT, JPG and DAC). */
export function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function readSegments(source: ByteSource): Segment[] {
  const segments: Segment[] = [];
  let kept = 0;
  let at = 2;
  while (at + 4 <= source.size && kept < largestBlock) {
    const head = source.read(at, 4);
    if (head[0] !== 0xff || head[1] === 0xff || head[1] === 0) {
      // Fill bytes and junk between segments: on to the next marker that can start one.
      const next = nextMarker(source, at + 1);
      if (next === -1) break;
      at = next;
      continue;
    }
    const marker = head[1] ?? 0;
    if (marker === 0xda || marker === 0xd9) break;
    if (marker >= 0xd0 && marker <= 0xd8) {
      at += 2;
      continue;
    }
    const length = u16(head, 2);
    if (length < 2) {
      at += 2;
      continue;
    }
    const wanted = [0xe1, 0xed].includes(marker) || isFrame(marker);
    // Of APP11 only the start is looked at: content credentials run to megabytes.
    const amount = wanted ? length - 2 : marker === 0xeb ? Math.min(length - 2, 64) : 0;
    const bytes = source.read(at + 4, amount);
    segments.push({ marker, bytes, whole: at + 2 + length <= source.size });
    kept += bytes.length;
    at += 2 + length;
  }
  return segments;
}

// Junk longer than this between two segments is a damaged file, not padding.
const longestJunk = 65_536;

function nextMarker(source: ByteSource, from: number): number {
  const bytes = source.read(from, longestJunk);
  for (let index = 0; index + 1 < bytes.length; index++) {
    const marker = bytes[index + 1] ?? 0;
    if (bytes[index] === 0xff && marker >= 0xc0 && marker !== 0xff) return from + index;
  }
  return -1;
}

/**
 * Whether an APP11 segment is the start of a C2PA manifest store: a JUMBF superbox (ISO 19566-5) in
 * its JPEG wrapping, whose description box names the type "c2pa".
 */
export function holdsCredentials(bytes: Uint8Array): boolean {
  // "JP", box number, packet number; then length and type of the superbox, with a long length or without.
  const box = u32(bytes, 8) === 1 ? 24 : 16;
  return (
    startsWith(bytes, 'JP') &&
    startsWith(bytes, 'jumb', 12) &&
    startsWith(bytes, 'jumd', box + 4) &&
    startsWith(bytes, 'c2pa', box + 8)
  );
}

/**
 * Extended XMP: parts of 64 KB with the GUID, the full length and their offset; joined per GUID.
 * @param parts the contents of the segments behind their header
 */
export function joinExtendedXmp(parts: readonly Uint8Array[]): Uint8Array[] {
  const packets = new Map<string, Uint8Array>();
  for (const bytes of parts) {
    const guid = ascii(bytes, 0, 32);
    const size = u32(bytes, 32);
    const offset = u32(bytes, 36);
    const part = bytes.subarray(40);
    if (size > largestBlock || offset + part.length > size) continue;
    const packet = packets.get(guid) ?? new Uint8Array(size);
    if (packet.length !== size) continue;
    packet.set(part, offset);
    packets.set(guid, packet);
  }
  return [...packets.values()];
}
