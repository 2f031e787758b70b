/**
 * Plans the writing of caption fields into a JPEG: the pieces of the new file, most of them stretches
 * of the old one that are only copied. EXIF, XMP and IIM are written in step; every segment the edit
 * does not touch, the picture and what follows it keep their bytes and their order. Used by the
 * native writer of photo files, which hands everything answered with a doubt to ExifTool. Never throws,
 * never writes.
 */
import type { FieldChanges } from '#core/caption/caption.ts';
import { fields } from '#core/caption/fields.ts';
import { type ByteSource, joinBytes, startsWith, u16 } from '#core/metadata/bytes.ts';
import { headers, joinExtendedXmp } from '#core/metadata/containers/jpeg.ts';
import { resourceIds } from '#core/metadata/photoshop.ts';
import type { MetadataTools } from '#core/metadata/read.ts';
import { digestAfter } from '#core/metadata/write/digest.ts';
import { exifTags, rewriteExif } from '#core/metadata/write/exif.ts';
import type { PictureFacts } from '#core/metadata/write/exif-fresh.ts';
import { rewriteIim } from '#core/metadata/write/iim.ts';
import type { Cut } from '#core/metadata/write/iim-values.ts';
import {
  beginsBehindPicture,
  type JpegLayout,
  type JpegSegment,
  readLayout,
  type SegmentKind,
  segmentOf,
} from '#core/metadata/write/jpeg-layout.ts';
import type { LanguageMend } from '#core/metadata/write/languages.ts';
import { holdsPlace, shiftedMpf } from '#core/metadata/write/mpf.ts';
import { digestOf, iimOf, joinResources, withResources } from '#core/metadata/write/photoshop.ts';
import { rewriteXmp, type WriteStamp } from '#core/metadata/write/xmp.ts';
import { parseXmp } from '#core/metadata/xmp.ts';

/** A stretch of the new file: new bytes, or bytes of the old file from one offset to another. */
export type JpegPiece = Uint8Array | { readonly from: number; readonly to: number };

/** The new file in its pieces, in order. */
export interface JpegPlan {
  readonly pieces: readonly JpegPiece[];
  /** Values that IIM holds only in part; XMP holds them whole. */
  readonly cuts: readonly Cut[];
  /** Sentences for the log. */
  readonly notes: readonly string[];
}

/** Why a file is left to another writer, one sentence for the log. */
export interface Doubt {
  readonly doubt: string;
}

/** A segment of the new file, with the one it replaces where there was one. */
interface Part {
  readonly kind: SegmentKind;
  readonly old: JpegSegment | null;
  /** Null keeps the old bytes. */
  readonly bytes: Uint8Array | null;
}

// ISO 16684-3, 3.1.3: what one APP1 segment may hold of XMP.
const largestXmp = 65_502;
// What Photoshop puts into one APP13 before it goes on in the next.
const largestPhotoshop = 65_533 - headers.photoshop.length;

/**
 * Plans the change. An empty change plans a copy.
 * @param stamp written into XMP
 * @param mends languages of fields to be mended in XMP
 */
export function planJpeg(
  source: ByteSource,
  changes: FieldChanges,
  stamp: WriteStamp,
  tools: Pick<MetadataTools, 'md5'>,
  mends: readonly LanguageMend[] = [],
): JpegPlan | Doubt {
  if (mends.length === 0 && Object.values(changes).every((value) => value === undefined)) {
    return { pieces: [{ from: 0, to: source.size }], cuts: [], notes: [] };
  }
  const layout = readLayout(source);
  if ('doubt' in layout) return layout;
  const exif = exifPart(layout, changes);
  if ('doubt' in exif) return exif;
  const xmp = xmpPart(layout, changes, stamp, mends);
  if ('doubt' in xmp) return xmp;
  const iim = photoshopParts(layout, changes, xmp.packet, tools);
  if ('doubt' in iim) return iim;

  const parts = inOrder(layout, { exif: exif.bytes, xmp: xmp.bytes, photoshop: iim.segments });
  const moved = withOffsets(source, layout, parts);
  if ('doubt' in moved) return moved;
  return { pieces: piecesOf(source, layout, moved.parts), cuts: iim.cuts, notes: iim.notes };
}

/** The new file's bytes, for files small enough to hold in memory. */
export function assembled(source: ByteSource, { pieces }: JpegPlan): Uint8Array {
  return joinBytes(
    pieces.map((piece) => ('from' in piece ? source.read(piece.from, piece.to - piece.from) : piece)),
  );
}

function only(layout: JpegLayout, kind: SegmentKind): JpegSegment | null | 'several' {
  const found = layout.segments.filter((segment) => segment.kind === kind);
  return found.length > 1 ? 'several' : (found[0] ?? null);
}

/** The new EXIF segment; undefined keeps the old one, null takes it out. */
function exifPart(
  layout: JpegLayout,
  changes: FieldChanges,
): { bytes: Uint8Array | null | undefined } | Doubt {
  const old = only(layout, 'exif');
  if (old === 'several') return { doubt: 'The file holds several EXIF segments.' };
  const texts = new Map<number, string>();
  if (changes.caption !== undefined) texts.set(exifTags.caption, changes.caption);
  if (changes.byline !== undefined) texts.set(exifTags.byline, changes.byline);
  if (changes.copyright !== undefined) texts.set(exifTags.copyright, changes.copyright);
  if (texts.size === 0) return { bytes: undefined };
  const rewritten = rewriteExif(old?.body ?? null, texts, pictureFacts(layout));
  if ('doubt' in rewritten) return rewritten;
  if (rewritten.bytes === null) return { bytes: old ? null : undefined };
  const bytes = segmentOf(0xe1, headers.exif, rewritten.bytes);
  return bytes ? { bytes } : { doubt: 'The EXIF data would be larger than a JPEG segment.' };
}

/** The frame's size; the JFIF segment's resolution, else the 72 per inch that EXIF prescribes for "not known". */
function pictureFacts({ segments }: JpegLayout): PictureFacts {
  const bodyOf = (wanted: SegmentKind) =>
    segments.find(({ kind }) => kind === wanted)?.body ?? new Uint8Array();
  const [jfif, frame] = [bodyOf('jfif'), bodyOf('frame')];
  const size = { height: u16(frame, 1), width: u16(frame, 3) };
  const unit = startsWith(jfif, 'JFIF\0') ? jfif[7] : 0;
  const [xResolution, yResolution] = [u16(jfif, 8), u16(jfif, 10)];
  return (unit === 1 || unit === 2) && xResolution > 0 && yResolution > 0
    ? { ...size, xResolution, yResolution, unit: unit === 1 ? 2 : 3 }
    : { ...size, xResolution: 72, yResolution: 72, unit: 2 };
}

function xmpPart(
  layout: JpegLayout,
  changes: FieldChanges,
  stamp: WriteStamp,
  mends: readonly LanguageMend[],
): { bytes: Uint8Array; packet: Uint8Array } | Doubt {
  const old = only(layout, 'xmp');
  if (old === 'several') return { doubt: 'The file holds several XMP packets.' };
  const parts = layout.segments.filter(({ kind }) => kind === 'extended').map(({ body }) => body);
  const extended = joinExtendedXmp(parts).map(parseXmp);
  if (extended.some((properties) => properties === null))
    return { doubt: 'The extended XMP data is damaged.' };
  const changed = fields.find(
    (field) =>
      (changes[field.id] !== undefined || mends.some((mend) => mend.field === field.id)) &&
      'xmp' in field &&
      extended.some((properties) => properties?.has(field.xmp.name)),
  );
  if (changed) return { doubt: `The extended XMP data holds ${changed.label}, which changes.` };
  const packet = rewriteXmp(old?.body ?? null, changes, stamp, mends);
  if (!packet) return { doubt: 'The XMP data is not well-formed.' };
  const bytes = packet.length > largestXmp ? null : segmentOf(0xe1, headers.xmp, packet);
  return bytes ? { bytes, packet } : { doubt: 'The XMP data would be larger than a JPEG segment.' };
}

/** The new APP13 segments; undefined keeps the old ones. */
function photoshopParts(
  layout: JpegLayout,
  changes: FieldChanges,
  packet: Uint8Array,
  tools: Pick<MetadataTools, 'md5'>,
): { segments: readonly Uint8Array[] | undefined; cuts: readonly Cut[]; notes: readonly string[] } | Doubt {
  if (fields.every((field) => !('iim' in field) || changes[field.id] === undefined)) {
    return { segments: undefined, cuts: [], notes: [] };
  }
  const parts = layout.segments.filter(({ kind }) => kind === 'photoshop').map(({ body }) => body);
  const resources = joinResources(parts);
  if (!resources) return { doubt: 'The Photoshop data is damaged.' };
  if (resources.some(({ id }) => id === resourceIds.xmp)) {
    return { doubt: 'The Photoshop data holds a second XMP packet.' };
  }
  const old = iimOf(resources);
  const rewritten = rewriteIim(old, changes);
  if ('doubt' in rewritten) return rewritten;
  const { bytes: iim, cuts, notes } = rewritten;
  if (iim === null) return { segments: undefined, cuts, notes };

  const digest = digestAfter({ iim: old, digest: digestOf(resources) }, iim, packet, tools.md5);
  const body = withResources(resources, { iim, digest: digest ?? undefined });
  const segments: Uint8Array[] = [];
  for (let at = 0; at < body.length; at += largestPhotoshop) {
    const bytes = segmentOf(0xed, headers.photoshop, body.subarray(at, at + largestPhotoshop));
    if (bytes) segments.push(bytes);
  }
  const kept = digest
    ? []
    : ['IIM and XMP still differ in other fields, so that the old IPTCDigest was kept.'];
  return { segments, cuts, notes: [...notes, ...kept] };
}

interface NewSegments {
  readonly exif: Uint8Array | null | undefined;
  readonly xmp: Uint8Array;
  readonly photoshop: readonly Uint8Array[] | undefined;
}

/** The segments of the new file: old places kept; new EXIF behind JFIF, XMP behind EXIF, APP13 behind XMP. */
function inOrder({ segments }: JpegLayout, { exif, xmp, photoshop }: NewSegments): Part[] {
  const parts: Part[] = [];
  let placed = false;
  for (const old of segments) {
    const { kind } = old;
    if (kind === 'exif' && exif !== undefined) {
      if (exif) parts.push({ kind, old, bytes: exif });
    } else if (kind === 'xmp') parts.push({ kind, old, bytes: xmp });
    else if (kind === 'photoshop' && photoshop) {
      if (!placed) parts.push(...photoshop.map((bytes): Part => ({ kind, old, bytes })));
      placed = true;
    } else parts.push({ kind, old, bytes: null });
  }
  const behind = (...kinds: readonly SegmentKind[]) =>
    parts.reduce((last, { kind }, at) => (kinds.includes(kind) ? at + 1 : last), 0);
  const leading = parts.findIndex(({ kind }) => kind !== 'jfif');
  const start = leading === -1 ? parts.length : leading;
  if (exif && !parts.some(({ kind }) => kind === 'exif')) {
    parts.splice(start, 0, { kind: 'exif', old: null, bytes: exif });
  }
  if (!parts.some(({ kind }) => kind === 'xmp')) {
    parts.splice(behind('exif') || start, 0, { kind: 'xmp', old: null, bytes: xmp });
  }
  if (photoshop && !placed) {
    const added = photoshop.map((bytes): Part => ({ kind: 'photoshop', old: null, bytes }));
    parts.splice(behind('xmp', 'extended'), 0, ...added);
  }
  return parts;
}

/** Mends the offsets that count over changed segments, or says that something else may hold some. */
function withOffsets(
  source: ByteSource,
  layout: JpegLayout,
  parts: readonly Part[],
): { parts: readonly Part[] } | Doubt {
  const lengthOf = ({ old, bytes }: Part) => bytes?.length ?? (old ? old.to - old.from : 0);
  const newLength = parts.reduce((total, part) => total + lengthOf(part), 0);
  const whole = newLength - (layout.scanAt - 2);
  if (whole !== 0 && pointsBehind(source, layout)) {
    return { doubt: 'The EXIF data points to a preview behind the picture.' };
  }
  const index = parts.findIndex(({ kind }) => kind === 'mpf');
  const mpf = parts[index]?.old;
  if (!mpf || whole === 0) return { parts };
  if (parts.filter(({ kind }) => kind === 'mpf').length > 1) {
    return { doubt: 'The file holds several multi-picture indexes.' };
  }
  const ahead = parts.slice(0, index).reduce((total, part) => total + lengthOf(part), 0);
  const behind = whole - (ahead - (mpf.from - 2));
  const body = shiftedMpf(mpf.body, whole, behind);
  const bytes = body && segmentOf(0xe2, headers.mpf, body);
  if (!bytes) return { doubt: 'The multi-picture index is damaged.' };
  return { parts: parts.map((part, at) => (at === index ? { ...part, bytes } : part)) };
}

/** Whether the EXIF block seems to hold the place of something behind the picture, from its own start or the file's. */
function pointsBehind(source: ByteSource, layout: JpegLayout): boolean {
  const exif = layout.segments.find(({ kind }) => kind === 'exif');
  if (!exif) return false;
  return holdsPlace(exif.body, source.size, (place) =>
    [place, place + exif.bodyAt].some((at) => beginsBehindPicture(source, layout, at)),
  );
}

/** The file: its start, its segments, and everything from the picture data on; neighbours are joined. */
function piecesOf(source: ByteSource, layout: JpegLayout, parts: readonly Part[]): JpegPiece[] {
  const pieces: JpegPiece[] = [{ from: 0, to: 2 }];
  const add = (piece: JpegPiece) => {
    const last = pieces.at(-1);
    if (last && 'from' in last && 'from' in piece && last.to === piece.from) {
      pieces[pieces.length - 1] = { from: last.from, to: piece.to };
    } else pieces.push(piece);
  };
  for (const { old, bytes } of parts) {
    if (bytes) add(bytes);
    else if (old) add({ from: old.from, to: old.to });
  }
  add({ from: layout.scanAt, to: source.size });
  return pieces;
}
