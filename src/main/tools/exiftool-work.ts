/**
 * What ExifTool is asked to do for a file that the native writer leaves to it: the whole new XMP
 * packet, made by our own writer, and the tags of IIM and EXIF one by one. Made in the picture
 * child, since it parses the file; carried out by exiftool.ts. Pure; never touches files.
 */
import { isDeepStrictEqual } from 'node:util';
import { type FieldChanges, valueText } from '#core/caption/caption.ts';
import { isFieldId } from '#core/caption/fields.ts';
import type { ByteSource } from '#core/metadata/bytes.ts';
import type { EmbeddedBlocks } from '#core/metadata/containers/embedded.ts';
import type { Container } from '#core/metadata/containers/sniff.ts';
import { declaredCharset, iimTexts, parseIim } from '#core/metadata/iim.ts';
import { findBlocks, type MetadataReading } from '#core/metadata/read.ts';
import { iimLimit } from '#core/metadata/sources.ts';
import { changesIim, type Homes, type Outstanding, outstanding } from '#core/metadata/write/in-step.ts';
import { rewriteXmp, type WriteStamp } from '#core/metadata/write/xmp.ts';
import { parseXmp } from '#core/metadata/xmp.ts';
import type { ExifToolWork } from '#main/tools/caption-messages.ts';
import { metadataTools } from '#main/tools/picture-reading.ts';

/** What the file says, what it is to say, and what each place lacks of that. */
export interface Wanted {
  readonly reading: MetadataReading;
  readonly values: FieldChanges;
  readonly homes: Homes;
  readonly lacks: Outstanding;
}

/** What ExifTool has to write, place by place. */
export function exifToolWork(
  source: ByteSource,
  container: Container,
  { reading, values, homes, lacks }: Wanted,
  stamp: WriteStamp,
): ExifToolWork {
  const blocks = findBlocks(source, container, metadataTools.inflate);
  const charset = charsetOf(blocks.iim);
  // Subtle: of a block that becomes UTF-8, all that is not ASCII is encoded anew, from what our own reader
  // makes of it; ExifTool copies the rest onto itself.
  const all = {
    ...Object.fromEntries([...reading.sources.iim].map(([id, { value }]) => [id, value])),
    ...values,
  };
  const iim =
    charset === '' || !changesIim(lacks)
      ? lacks.iim
      : withoutPlain(outstanding({ ...reading.sources, iim: new Map() }, all, homes).iim, lacks, reading);
  const hasIim = reading.sources.iim.size > 0 || Object.keys(iim).length > 0;
  const renewed = hasIim && changesIim(lacks);
  return {
    packet: newPacket(blocks.xmp, container, lacks.xmp, stamp),
    xmp: lacks.xmp,
    iim,
    exif: lacks.exif,
    // Subtle: TIFF pads the block behind ExifTool's back, and a digest without the padding is a stale
    // one; where there is none, readers take XMP, which is in step.
    digest: !renewed ? 'keep' : container === 'tiff' ? 'remove' : 'new',
    charset: Object.keys(iim).length === 0 ? '' : charset,
    damage: damageOf(blocks),
  };
}

/** Without the texts that are ASCII and stay: in any character set their bytes are what they are. */
function withoutPlain(iim: FieldChanges, lacks: Outstanding, { sources }: MetadataReading): FieldChanges {
  const stays = (id: string) => {
    const said = isFieldId(id) ? sources.iim.get(id)?.value : undefined;
    return !(id in lacks.iim) && said !== undefined && !/[^\0-\x7f]/.test(valueText(said));
  };
  return Object.fromEntries(Object.entries(iim).filter(([id]) => !stays(id)));
}

// What one JPEG segment holds beside its name; ExifTool splits longer packets only when it makes them itself.
const largestInJpeg = 65_502;

/**
 * The file's packet with the changes, for ExifTool to write as one block: tag by tag it cannot write
 * every structure (a product's identifiers take one value only), and it makes the packet's other
 * properties anew. '' where several packets say different things, as a JPEG's extended packet does,
 * and where ours cannot be written as it is.
 */
function newPacket(
  packets: readonly Uint8Array[],
  container: Container,
  changes: FieldChanges,
  stamp: WriteStamp,
): string {
  const [first = null, ...others] = packets;
  // A PNG may hold one packet twice, as its own chunk and as ImageMagick's; ExifTool writes both.
  const said = first && parseXmp(first);
  if (others.some((other) => !isDeepStrictEqual(parseXmp(other), said))) return '';
  const packet = rewriteXmp(first, changes, stamp);
  if (!packet || (container === 'jpeg' && packet.length > largestInJpeg)) return '';
  // Subtle: ExifTool takes a packet with its wrapper, or one that begins with x:xmpmeta and gets its
  // wrapper from it, but none that begins with the declaration that our writer keeps as its first line.
  return new TextDecoder().decode(packet).replace(/^<\?xml [^?]*\?>\s*/, '');
}

/** How the IIM texts are encoded, in ExifTool's words; '' for UTF-8, or without any. */
function charsetOf(iim: Uint8Array | null): ExifToolWork['charset'] {
  if (!iim) return '';
  const block = parseIim(iim);
  if (declaredCharset(block) === 'utf-8') return '';
  const used = new Set([...iimTexts(block, iimLimit).values()].flat().map(({ charset }) => charset));
  if (used.has('mac-roman')) return 'MacRoman';
  return used.has('windows-1252') ? 'Latin' : 'UTF8';
}

/** What of the metadata is damaged, as the end of "… was not written: "; '' for nothing. */
function damageOf({ xmp, iim, damaged }: EmbeddedBlocks): string {
  if (damaged) return 'it is cut off or damaged inside its metadata';
  if (xmp.some((packet) => !parseXmp(packet))) return 'its XMP data is damaged (it is not well-formed XML)';
  return iim && !parseIim(iim).whole ? 'its IIM data is damaged (it ends inside a value)' : '';
}
