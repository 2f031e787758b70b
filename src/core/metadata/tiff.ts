/**
 * Reads the TIFF structure (TIFF 6.0) that EXIF blocks, TIFF files and most RAW formats share:
 * directories of tags, followed with bounds, so that loops and wild offsets end quietly.
 */
import { ascii, type ByteSource, u16, u16le, u32, u32le } from '#core/metadata/bytes.ts';
import { readUndeclared } from '#core/metadata/charset.ts';

/** One tag of a directory. */
export interface TiffTag {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Where its value starts in the source. */
  readonly at: number;
  readonly byteLength: number;
}

/** One image file directory. */
export interface TiffDirectory {
  readonly tags: ReadonlyMap<number, TiffTag>;
  /** Where the next directory starts, 0 for none. */
  readonly next: number;
}

/** A source with its byte order, once the header is recognised. */
export interface Tiff {
  readonly source: ByteSource;
  readonly littleEndian: boolean;
  readonly first: number;
}

// Bytes per value, by TIFF type 1–13.
const typeSizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
// A directory of 4096 tags is ten times what any camera writes.
const mostTags = 4096;
const mostDirectories = 64;

/** Recognises a TIFF header, those of Olympus ("IIRO", "IIRS") and Panasonic ("IIU") RAW included. */
export function openTiff(source: ByteSource): Tiff | null {
  const head = source.read(0, 8);
  const order = ascii(head, 0, 2);
  if (head.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const littleEndian = order === 'II';
  const magic = littleEndian ? u16le(head, 2) : u16(head, 2);
  if (![42, 0x4f52, 0x5352, 0x0055].includes(magic)) return null;
  return { source, littleEndian, first: littleEndian ? u32le(head, 4) : u32(head, 4) };
}

/** Reads the directory at an offset; null where there is none. */
export function readDirectory(tiff: Tiff, at: number): TiffDirectory | null {
  const { source } = tiff;
  if (at < 8 || at + 2 > source.size) return null;
  const count = Math.min(short(tiff, source.read(at, 2), 0), mostTags);
  const bytes = source.read(at + 2, count * 12 + 4);
  const tags = new Map<number, TiffTag>();
  for (let index = 0; index < count && index * 12 + 12 <= bytes.length; index++) {
    const entry = index * 12;
    const type = short(tiff, bytes, entry + 2);
    const values = long(tiff, bytes, entry + 4);
    const byteLength = values * (typeSizes[type] ?? 0);
    const valueAt = byteLength <= 4 ? at + 2 + entry + 8 : long(tiff, bytes, entry + 8);
    if (byteLength === 0 || valueAt + byteLength > source.size) continue;
    const tag = short(tiff, bytes, entry);
    if (!tags.has(tag)) tags.set(tag, { tag, type, count: values, at: valueAt, byteLength });
  }
  return { tags, next: bytes.length >= count * 12 + 4 ? long(tiff, bytes, count * 12) : 0 };
}

/** All directories reached from the first: the chain, and sub-directories (tag 330), each once. */
export function allDirectories(tiff: Tiff): TiffDirectory[] {
  const found: TiffDirectory[] = [];
  const seen = new Set<number>();
  const waiting = [tiff.first];
  while (waiting.length > 0 && found.length < mostDirectories) {
    const at = waiting.shift() ?? 0;
    if (seen.has(at)) continue;
    seen.add(at);
    const directory = readDirectory(tiff, at);
    if (!directory) continue;
    found.push(directory);
    waiting.push(...tagNumbers(tiff, directory, 330), directory.next);
  }
  return found;
}

/** A tag's value as bytes, at most `limit` of them. */
export function tagBytes(
  tiff: Tiff,
  directory: TiffDirectory,
  tag: number,
  limit = 64 << 20,
): Uint8Array | null {
  const found = directory.tags.get(tag);
  return found ? tiff.source.read(found.at, Math.min(found.byteLength, limit)) : null;
}

/** A tag's numbers (up to 64 of them): integers as they are, rationals divided. */
export function tagNumbers(tiff: Tiff, directory: TiffDirectory, tag: number): number[] {
  const found = directory.tags.get(tag);
  const bytes = tagBytes(tiff, directory, tag, 512);
  if (!found || !bytes) return [];
  const size = typeSizes[found.type] ?? 0;
  const numbers: number[] = [];
  for (let at = 0; at + size <= bytes.length && numbers.length < 64; at += size) {
    const number = numberAt(tiff, found.type, bytes, at);
    if (number === null) return [];
    numbers.push(number);
  }
  return numbers;
}

/** A tag's text, up to its first NUL; '' when the tag is missing or not text. */
export function tagText(tiff: Tiff, directory: TiffDirectory, tag: number): string {
  const type = directory.tags.get(tag)?.type;
  if (type !== 2 && type !== 1 && type !== 7) return '';
  const bytes = tagBytes(tiff, directory, tag, 1 << 20) ?? new Uint8Array();
  const end = bytes.indexOf(0);
  return readUndeclared(end === -1 ? bytes : bytes.subarray(0, end)).trim();
}

function numberAt(tiff: Tiff, type: number, bytes: Uint8Array, at: number): number | null {
  switch (type) {
    case 1:
    case 7:
      return bytes[at] ?? 0;
    case 3:
      return short(tiff, bytes, at);
    case 4:
    case 13:
      return long(tiff, bytes, at);
    case 9:
      return long(tiff, bytes, at) | 0;
    case 5:
      return long(tiff, bytes, at) / long(tiff, bytes, at + 4);
    case 10:
      return (long(tiff, bytes, at) | 0) / (long(tiff, bytes, at + 4) | 0);
    default:
      return null;
  }
}

function short(tiff: Tiff, bytes: Uint8Array, at: number): number {
  return tiff.littleEndian ? u16le(bytes, at) : u16(bytes, at);
}

function long(tiff: Tiff, bytes: Uint8Array, at: number): number {
  return tiff.littleEndian ? u32le(bytes, at) : u32(bytes, at);
}
