/**
 * Finds the JPEG previews that cameras put into RAW files, by the structures that point to them
 * and, where those say nothing, by looking for JPEG headers. Largest picture first. RAW sensor
 * data, which some formats also store as (lossless) JPEG, is told apart and left out.
 */
import { ascii, type ByteSource, startsWith, u16, u32, windowOf } from '#core/metadata/bytes.ts';
import { canonPreviews } from '#core/metadata/containers/bmff.ts';
import { isFrame } from '#core/metadata/containers/jpeg.ts';
import type { Container } from '#core/metadata/containers/sniff.ts';
import {
  allDirectories,
  openTiff,
  readDirectory,
  type Tiff,
  type TiffDirectory,
  tagNumbers,
} from '#core/metadata/tiff.ts';

/** An embedded JPEG. */
export interface Preview {
  readonly start: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

// Smaller than this on its longer side is a thumbnail; then the whole file is searched.
const usefulSide = 640;
// Enough for any preview to begin in; RAW data follows it.
const searchedBytes = 128 << 20;
const searchStep = 1 << 20;
const mostPreviews = 64;
// A hostile file may hold a JPEG signature every three bytes.
const mostAttempts = 20_000;

/** The JPEG pictures inside a RAW file, largest first; empty when there is none. */
export function findPreviews(source: ByteSource, container: Container): Preview[] {
  const pointed = (
    container === 'raf'
      ? rafPreviews(source)
      : container === 'bmff'
        ? canonPreviews(source)
        : tiffPreviews(source)
  )
    .map((place) => asPreview(source, place.start, place.length))
    .filter((preview) => preview !== null);
  const useful = pointed.some(({ width, height }) => Math.max(width, height) >= usefulSide);
  const known = new Set(pointed.map(({ start }) => start));
  const searched = useful ? [] : searchedPreviews(source).filter(({ start }) => !known.has(start));
  const all = [...pointed, ...searched];
  return all.sort((a, b) => b.width * b.height - a.width * a.height);
}

function rafPreviews(source: ByteSource): { start: number; length: number }[] {
  const header = source.read(84, 8);
  return [{ start: u32(header, 0), length: u32(header, 4) }];
}

/** JPEGInterchangeFormat, single JPEG strips (SubIFDs of NEF, DNG, CR2), and Panasonic's JpgFromRaw. */
function tiffPreviews(source: ByteSource): { start: number; length: number }[] {
  const tiff = openTiff(source);
  if (!tiff) return [];
  return allDirectories(tiff).flatMap((directory) => {
    const number = (tag: number) => tagNumbers(tiff, directory, tag);
    const places: { start: number; length: number }[] = [];
    for (const [startTag, lengthTag] of [
      [0x0201, 0x0202],
      [0x0111, 0x0117],
    ] as const) {
      const starts = number(startTag);
      const [length] = number(lengthTag);
      if (starts.length === 1 && starts[0] && length) places.push({ start: starts[0], length });
    }
    const fromRaw = directory.tags.get(0x002e);
    if (fromRaw) places.push({ start: fromRaw.at, length: fromRaw.byteLength });
    return [...places, ...olympusPreviews(tiff, directory)];
  });
}

/**
 * Olympus and OM System keep the preview behind their maker note, whose offsets count from its own
 * start: camera settings (0x2020), in them the preview's place (0x0101) and length (0x0102).
 */
function olympusPreviews(tiff: Tiff, directory: TiffDirectory): { start: number; length: number }[] {
  const [exifAt = 0] = tagNumbers(tiff, directory, 0x8769);
  const note = readDirectory(tiff, exifAt)?.tags.get(0x927c);
  if (!note) return [];
  const head = ascii(tiff.source.read(note.at, 16));
  const first = head.startsWith('OLYMPUS\0') ? 12 : head.startsWith('OM SYSTEM\0') ? 16 : 0;
  if (first === 0) return [];
  const littleEndian = head.slice(first - 4, first - 2) === 'II';
  // Pictures stand behind the note, so the window reaches to the end of the file.
  const inNote: Tiff = { source: windowOf(tiff.source, note.at, tiff.source.size), littleEndian, first };
  const main = readDirectory(inNote, first);
  const link = main?.tags.get(0x2020);
  if (!main || !link) return [];
  const [pointedTo = 0] = tagNumbers(inNote, main, 0x2020);
  const settings = readDirectory(inNote, link.type === 7 ? link.at : pointedTo);
  const [start] = settings ? tagNumbers(inNote, settings, 0x0101) : [];
  const [length] = settings ? tagNumbers(inNote, settings, 0x0102) : [];
  return start && length ? [{ start: note.at + start, length }] : [];
}

function searchedPreviews(source: ByteSource): Preview[] {
  const found: Preview[] = [];
  const end = Math.min(source.size, searchedBytes);
  let attempts = 0;
  for (let from = 4; from < end && attempts < mostAttempts; from += searchStep) {
    // Two bytes more than a step, so that a header across the border is seen.
    const bytes = source.read(from, searchStep + 2);
    for (let at = bytes.indexOf(0xff); at !== -1 && at < searchStep; at = bytes.indexOf(0xff, at + 1)) {
      if (bytes[at + 1] !== 0xd8 || bytes[at + 2] !== 0xff) continue;
      if (++attempts > mostAttempts || found.length === mostPreviews) return found;
      const preview = asPreview(source, from + at, source.size - from - at);
      if (preview) found.push(preview);
    }
  }
  return found;
}

/** Reads a JPEG's headers up to its frame; null for anything that is no ordinary JPEG picture. */
function asPreview(source: ByteSource, start: number, length: number): Preview | null {
  if (!startsWith(source.read(start, 3), '\xff\xd8\xff')) return null;
  let at = start + 2;
  for (let segments = 0; segments < 200; segments++) {
    const head = source.read(at, 9);
    const marker = head[1] ?? 0;
    if (head.length < 9 || head[0] !== 0xff || marker < 0xc0 || marker === 0xda) return null;
    if (isFrame(marker)) {
      // Baseline, extended and progressive; SOF3 and its kin are lossless sensor data.
      const picture = marker <= 0xc2 && head[4] === 8;
      const [height, width] = [u16(head, 5), u16(head, 7)];
      const available = Math.min(length, source.size - start);
      return picture && width > 0 && height > 0 ? { start, length: available, width, height } : null;
    }
    at += 2 + u16(head, 2);
  }
  return null;
}
