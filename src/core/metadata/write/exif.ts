/**
 * Writes the three texts a caption shares with EXIF (ImageDescription, Artist, Copyright) into an
 * EXIF block. Used by jpeg.ts. No byte of the block moves, apart from entries of the main directory
 * when one is taken out: maker notes hold offsets that no program but the camera's understands.
 *
 * A text that fits its old place is written there; a longer one goes to the end of the block. A tag
 * the block lacks needs a longer directory, which goes to the end as well, and the header is pointed
 * to it; the old directory stays behind as dead bytes. Text is UTF-8, as the Metadata Working Group asks.
 */
import { joinBytes, sourceOf } from '#core/metadata/bytes.ts';
import { openTiff, readDirectory, type Tiff, tagNumbers } from '#core/metadata/tiff.ts';
import { freshExif, numberBytes, type PictureFacts } from '#core/metadata/write/exif-fresh.ts';
import { encodeUtf8 } from '#core/metadata/write/utf8.ts';

/** The tags of the main directory that captions fill. */
export const exifTags = { caption: 0x010e, byline: 0x013b, copyright: 0x8298 } as const;

/** The rewritten block: null when nothing is left in it; or why it was not rewritten. */
export type ExifRewrite = { readonly bytes: Uint8Array | null } | { readonly doubt: string };

// A JPEG segment holds 65,533 bytes, six of which say "Exif\0\0".
const largestExif = 65_527;

/** The block under change. */
interface Draft {
  bytes: Uint8Array;
  readonly littleEndian: boolean;
}

/** A 12-byte entry of the main directory. */
interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly raw: Uint8Array;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Rewrites an EXIF block, or makes one where there was none. Never throws.
 * @param texts by tag; blank ones take the tag out
 * @param picture for a new block, which must tell these things
 */
export function rewriteExif(
  old: Uint8Array | null,
  texts: ReadonlyMap<number, string>,
  picture: PictureFacts,
): ExifRewrite {
  const values = new Map([...texts].map(([tag, text]) => [tag, textBytes(text)]));
  const filled = [...values].filter(([, bytes]) => bytes.length > 0).sort(([one], [other]) => one - other);
  if (!old) return sized(filled.length === 0 ? null : freshExif(filled, picture));

  const tiff = openTiff(sourceOf(old));
  if (!tiff) return { doubt: 'The EXIF data has no readable header.' };
  // Subtle: slice() of Node's buffers is no copy, and the block may be the file's own bytes.
  const draft: Draft = { bytes: new Uint8Array(old), littleEndian: tiff.littleEndian };
  const entries = entriesOf(draft);
  if (!entries) return { doubt: 'The main directory of the EXIF data is damaged.' };
  const twice = [...values.keys()].some((tag) => entries.filter((entry) => entry.tag === tag).length > 1);
  if (twice) return { doubt: 'The EXIF data holds a text twice.' };

  const odd = oddity(tiff, entries);
  if (odd) return { doubt: odd };

  const known = new Set(entries.map(({ tag }) => tag));
  const taken = occupied(tiff, old);
  for (const [tag, bytes] of values) if (bytes.length === 0 && known.has(tag)) removeEntry(draft, tag, taken);
  for (const [tag, bytes] of filled) if (known.has(tag)) replaceValue(draft, tag, bytes, taken);
  const missing = filled.filter(([tag]) => !known.has(tag));
  if (missing.length > 0) insertEntries(draft, missing);
  return sized(entriesOf(draft)?.length === 0 ? null : draft.bytes);
}

// Homes of IIM, XMP and Photoshop resources in TIFF files; some programs filled them in JPEG too.
const foreignHomes: readonly number[] = [700, 33723, 34377];

/** Why a block is not plain, null when it is. */
function oddity(tiff: Tiff, entries: readonly Entry[]): string | null {
  if (entries.some(({ tag }) => foreignHomes.includes(tag))) return 'The EXIF data holds a second caption.';
  // Types 1 to 13 of TIFF 6.0 and its supplements, and the UTF-8 text of EXIF 3.0.
  const typed = entries.every(({ type }) => (type >= 1 && type <= 13) || type === 129);
  if (!typed) return 'The EXIF data holds values of an unknown type.';
  const directory = readDirectory(tiff, tiff.first);
  const lost = [0x8769, 0x8825].some((tag) => {
    const listed = entries.some((entry) => entry.tag === tag);
    const [at = 0] = directory ? tagNumbers(tiff, directory, tag) : [];
    return listed && readDirectory(tiff, at) === null;
  });
  return lost ? 'The EXIF data points to a directory that is not there.' : null;
}

function sized(bytes: Uint8Array | null): ExifRewrite {
  return bytes && bytes.length > largestExif
    ? { doubt: 'The EXIF data would be larger than a JPEG segment.' }
    : { bytes };
}

/** The text with its closing NUL; empty for a blank text. */
function textBytes(text: string): Uint8Array {
  const words = text.replaceAll('\0', '');
  return words.trim() === '' ? new Uint8Array() : encodeUtf8(`${words}\0`);
}

/** The entries of the main directory; null when it is not wholly inside the block. */
function entriesOf(draft: Draft): Entry[] | null {
  const at = number(draft, 4, 4);
  const count = number(draft, at, 2);
  if (at < 8 || at + 2 + count * 12 + 4 > draft.bytes.length) return null;
  return Array.from({ length: count }, (_, index) => {
    const from = at + 2 + index * 12;
    const [tag, type] = [number(draft, from, 2), number(draft, from + 2, 2)];
    return { tag, type, raw: draft.bytes.slice(from, from + 12) };
  });
}

/** Where the value of a tag's entry stands: inside the entry when it has up to four bytes. */
function slotOf(draft: Draft, entryAt: number): Range {
  const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
  const length = number(draft, entryAt + 4, 4) * (sizes[number(draft, entryAt + 2, 2)] ?? 0);
  const start = length <= 4 ? entryAt + 8 : number(draft, entryAt + 8, 4);
  const end = start + length;
  return start >= 8 && end <= draft.bytes.length ? { start, end } : { start: 0, end: 0 };
}

function entryOffset(draft: Draft, tag: number): number {
  const index = (entriesOf(draft) ?? []).findIndex((entry) => entry.tag === tag);
  return number(draft, 4, 4) + 2 + index * 12;
}

/** Takes an entry out; the entries behind it close up, and its words are not left behind. */
function removeEntry(draft: Draft, tag: number, taken: readonly Range[]): void {
  const at = number(draft, 4, 4);
  const count = number(draft, at, 2);
  const entryAt = entryOffset(draft, tag);
  const slot = slotOf(draft, entryAt);
  if (ownedBy(slot, entryAt, taken)) draft.bytes.fill(0, slot.start, slot.end);
  const end = at + 2 + count * 12 + 4;
  draft.bytes.copyWithin(entryAt, entryAt + 12, end);
  draft.bytes.fill(0, end - 12, end);
  draft.bytes.set(numberBytes(count - 1, 2, draft.littleEndian), at);
}

function replaceValue(draft: Draft, tag: number, value: Uint8Array, taken: readonly Range[]): void {
  const entryAt = entryOffset(draft, tag);
  const slot = slotOf(draft, entryAt);
  const length = slot.end - slot.start;
  const isText = number(draft, entryAt + 2, 2) === 2;
  const owned = ownedBy(slot, entryAt, taken);
  if (isText && owned && value.length <= length) {
    // The count stays, so that a later, longer text finds its old room.
    draft.bytes.set(value, slot.start);
    draft.bytes.fill(0, slot.start + value.length, slot.end);
    return;
  }
  if (isText && says(draft, slot, value)) return;
  if (owned) draft.bytes.fill(0, slot.start, slot.end);
  // The last value of the block grows where it is.
  const behind = draft.bytes.subarray(slot.end);
  const last = owned && length > 4 && slot.start % 2 === 0 && behind.length < 2 && !behind[0];
  if (last) draft.bytes = draft.bytes.slice(0, slot.start);
  const entry = entryBytes(draft, tag, value);
  draft.bytes.set(entry, entryAt);
}

/** Whether a place that others share, and that is therefore not written to, already holds the text. */
function says(draft: Draft, slot: Range, value: Uint8Array): boolean {
  return (
    slot.end - slot.start === value.length && value.every((byte, at) => draft.bytes[slot.start + at] === byte)
  );
}

/** A longer main directory at the end of the block, its tags in order. */
function insertEntries(draft: Draft, missing: readonly (readonly [number, Uint8Array])[]): void {
  const old = entriesOf(draft) ?? [];
  const nextAt = number(draft, 4, 4) + 2 + old.length * 12;
  const next = draft.bytes.slice(nextAt, nextAt + 4);
  const entries = [...old];
  for (const [tag, value] of missing) {
    const at = entries.findIndex((entry) => entry.tag > tag);
    const entry = { tag, type: 2, raw: entryBytes(draft, tag, value) };
    entries.splice(at === -1 ? entries.length : at, 0, entry);
  }
  const at = evenEnd(draft);
  draft.bytes = joinBytes([
    draft.bytes,
    new Uint8Array(at - draft.bytes.length),
    numberBytes(entries.length, 2, draft.littleEndian),
    ...entries.map(({ raw }) => raw),
    next,
  ]);
  draft.bytes.set(numberBytes(at, 4, draft.littleEndian), 4);
}

/** A text entry; a value of more than four bytes is put at the end of the block. */
function entryBytes(draft: Draft, tag: number, value: Uint8Array): Uint8Array {
  const place = new Uint8Array(4);
  if (value.length <= 4) place.set(value);
  else {
    const at = evenEnd(draft);
    draft.bytes = joinBytes([draft.bytes, new Uint8Array(at - draft.bytes.length), value]);
    place.set(numberBytes(at, 4, draft.littleEndian));
  }
  return joinBytes([
    numberBytes(tag, 2, draft.littleEndian),
    numberBytes(2, 2, draft.littleEndian),
    numberBytes(value.length, 4, draft.littleEndian),
    place,
  ]);
}

/** TIFF wants values and directories at even offsets. */
function evenEnd(draft: Draft): number {
  return draft.bytes.length + (draft.bytes.length % 2);
}

/**
 * Every stretch of the block that a known directory uses: the directories and their longer values.
 * The main directory's texts stand in it too, once for each entry that points there.
 */
function occupied(tiff: Tiff, block: Uint8Array): Range[] {
  const ranges: Range[] = [{ start: 0, end: 8 }];
  const seen = new Set<number>();
  const waiting = [tiff.first];
  while (waiting.length > 0 && seen.size < 64) {
    const at = waiting.shift() ?? 0;
    const directory = seen.has(at) ? null : readDirectory(tiff, at);
    seen.add(at);
    if (!directory) continue;
    ranges.push({ start: at, end: Math.min(block.length, at + 6 + directory.tags.size * 12) });
    for (const { at: start, byteLength } of directory.tags.values()) {
      if (byteLength > 4) ranges.push({ start, end: start + byteLength });
    }
    const [thumbnail, size] = [0x0201, 0x0202].map((tag) => tagNumbers(tiff, directory, tag)[0] ?? 0);
    if (thumbnail && size) ranges.push({ start: thumbnail, end: thumbnail + size });
    waiting.push(
      directory.next,
      ...[330, 0x8769, 0x8825, 0xa005].flatMap((tag) => tagNumbers(tiff, directory, tag)),
    );
  }
  return ranges;
}

/** Whether nothing but this entry uses a value's place. */
function ownedBy(slot: Range, entryAt: number, taken: readonly Range[]): boolean {
  if (slot.end === slot.start) return false;
  if (slot.start === entryAt + 8) return true;
  const users = taken.filter(({ start, end }) => start < slot.end && end > slot.start);
  return users.length === 1 && users[0]?.start === slot.start && users[0].end === slot.end;
}

function number({ bytes, littleEndian }: Draft, at: number, width: 2 | 4): number {
  let value = 0;
  for (let step = 0; step < width; step++) {
    value = value * 256 + (bytes[at + (littleEndian ? width - 1 - step : step)] ?? 0);
  }
  return value;
}
