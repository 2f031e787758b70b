/**
 * Whether a file that arrives in a watched folder is all there, as far as its format says where it
 * ends: a transfer that stalls leaves a beginning that stands still like a whole file. Reads heads,
 * directories and ends, never pictures. Used by the watch of folders; judges no content.
 */
import { ascii, type ByteSource, startsWith, u16, u16le, u32, u32le, u64 } from '#core/metadata/bytes.ts';
import { openTiff, readDirectory, type Tiff, type TiffDirectory, tagNumbers } from '#core/metadata/tiff.ts';

/** 'unknown': the format does not say, and only standing still tells. */
export type Wholeness = 'whole' | 'unfinished' | 'unknown';

/** Ends are looked for in the last bytes: some cameras and programs pad with NULs. */
const tailBytes = 64;
/** A sidecar keeps kilobytes of blanks behind its text, for changes. */
const sidecarTail = 16_384;
/** Where the blanks and the closing instruction of a packet may stand. */
const sidecarEnd = /<\/(?:[\w.-]+:)?(?:xmpmeta|RDF)>\s*(?:<\?xpacket[^>]*\?>\s*)?$/;
// More of them than any camera writes, and few enough to be read within milliseconds.
const mostBoxes = 1_000;
const mostDirectories = 64;
// Bytes per value, by TIFF type 1–13.
const typeSizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
/** Where the pictures of a TIFF directory begin and how long they are: strips, tiles, JPEG. */
const pictureTags = [
  [0x0111, 0x0117],
  [0x0144, 0x0145],
  [0x0201, 0x0202],
] as const;

/** Judges a file by its own format. */
export function wholeness(source: ByteSource): Wholeness {
  const head = source.read(0, 32);
  if (startsWith(head, '\xff\xd8')) return endsWith(source, [0xff, 0xd9]);
  if (startsWith(head, '\x89PNG')) return asWhole(ascii(tailOf(source)).includes('IEND'));
  if (startsWith(head, 'GIF8')) return endsWith(source, [0x3b]);
  if (startsWith(head, 'RIFF')) return riffWholeness(source, u32le(head, 4));
  if (startsWith(head, 'FUJIFILMCCD-RAW')) return rafWholeness(source);
  if (startsWith(head, 'ftyp', 4)) return boxWholeness(source);
  if (startsWith(head, '<') || startsWith(head, '\xef\xbb\xbf<')) {
    return asWhole(sidecarEnd.test(ascii(source.read(Math.max(0, source.size - sidecarTail), sidecarTail))));
  }
  const tiff = openTiff(source);
  return tiff ? tiffWholeness(tiff) : 'unknown';
}

function asWhole(whole: boolean): Wholeness {
  return whole ? 'whole' : 'unfinished';
}

function tailOf(source: ByteSource): Uint8Array {
  return source.read(Math.max(0, source.size - tailBytes), tailBytes);
}

/** Whether a file ends with these bytes, padding left out. */
function endsWith(source: ByteSource, bytes: readonly number[]): Wholeness {
  const tail = tailOf(source);
  let end = tail.length;
  while (end > 0 && tail[end - 1] === 0) end -= 1;
  return asWhole(bytes.every((byte, index) => tail[end - bytes.length + index] === byte));
}

/** WebP pictures and WAV memos. A recorder writes the length last. */
function riffWholeness(source: ByteSource, length: number): Wholeness {
  if (length === 0 || length === 0xffffffff) return 'unknown';
  return asWhole(length + 8 <= source.size);
}

/** Fujifilm: a preview, its metadata and the sensor's readings, each by offset and length. */
function rafWholeness(source: ByteSource): Wholeness {
  const places = source.read(84, 24);
  return asWhole(
    [0, 8, 16].every((at) => places.length === 24 && u32(places, at) + u32(places, at + 4) <= source.size),
  );
}

/** HEIC, AVIF and CR3: boxes that follow one another to the file's very end, the pictures among them. */
function boxWholeness(source: ByteSource): Wholeness {
  let pictures = false;
  let at = 0;
  for (let count = 0; at < source.size && count < mostBoxes; count += 1) {
    const head = source.read(at, 16);
    if (head.length < 8) return 'unfinished';
    const short = u32(head, 0);
    const length = short === 1 ? u64(head, 8) : short;
    pictures ||= ascii(head, 4, 4) === 'mdat';
    // A length of 0 reaches to the end, wherever that will be.
    if (length === 0) return 'unknown';
    if (length < 8) return 'unfinished';
    at += length;
  }
  return asWhole(at === source.size && pictures);
}

/** TIFF and the RAW formats built on it: all directories and the pictures they point to lie in the file. */
function tiffWholeness(tiff: Tiff): Wholeness {
  const waiting = [tiff.first];
  const seen = new Set<number>();
  let pictures = false;
  while (waiting.length > 0 && seen.size < mostDirectories) {
    const at = waiting.shift() ?? 0;
    if (seen.has(at)) continue;
    seen.add(at);
    const directory = isInside(tiff, at) ? readDirectory(tiff, at) : null;
    if (!directory) return 'unfinished';
    const end = picturesEnd(tiff, directory);
    if (end > tiff.source.size) return 'unfinished';
    pictures ||= end > 0;
    waiting.push(...tagNumbers(tiff, directory, 330));
    if (directory.next > 0) waiting.push(directory.next);
  }
  return pictures ? 'whole' : 'unknown';
}

/** Whether a directory and all the values it points to lie in the file. */
function isInside({ source, littleEndian }: Tiff, at: number): boolean {
  const short = littleEndian ? u16le : u16;
  const long = littleEndian ? u32le : u32;
  const head = source.read(at, 2);
  const count = short(head, 0);
  const entries = source.read(at + 2, count * 12);
  if (head.length < 2 || entries.length < count * 12) return false;
  for (let entry = 0; entry < entries.length; entry += 12) {
    const length = long(entries, entry + 4) * (typeSizes[short(entries, entry + 2)] ?? 0);
    if (length > 4 && long(entries, entry + 8) + length > source.size) return false;
  }
  return true;
}

function picturesEnd(tiff: Tiff, directory: TiffDirectory): number {
  let end = 0;
  for (const [startTag, lengthTag] of pictureTags) {
    const [starts, lengths] = [
      lastNumbers(tiff, directory, startTag),
      lastNumbers(tiff, directory, lengthTag),
    ];
    starts.forEach((start, index) => {
      end = Math.max(end, start + (lengths[index] ?? 0));
    });
  }
  return end;
}

/** The first and the last numbers of a tag: a picture in a thousand strips is whole with its last one. */
function lastNumbers(tiff: Tiff, directory: TiffDirectory, tag: number): number[] {
  const found = directory.tags.get(tag);
  if (!found) return [];
  const size = found.byteLength / found.count;
  const last = { ...found, count: 1, byteLength: size, at: found.at + found.byteLength - size };
  const end = { ...directory, tags: new Map([[tag, last]]) };
  return [...tagNumbers(tiff, directory, tag).slice(0, 1), ...tagNumbers(tiff, end, tag)];
}
