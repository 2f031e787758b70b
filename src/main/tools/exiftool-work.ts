/**
 * What ExifTool is asked to do for a file that the native writer leaves to it: the whole new XMP
 * packet, made by our own writer, and the tags of IIM and EXIF one by one. Made in the picture
 * child, since it parses the file; carried out by exiftool.ts. Pure; never touches files.
 */
import { isDeepStrictEqual } from 'node:util';
import type { FieldChanges } from '#core/caption/caption.ts';
import { type Field, type FieldId, fields } from '#core/caption/fields.ts';
import type { ByteSource } from '#core/metadata/bytes.ts';
import { type Charset, readMacRoman, readUtf8, readWindows1252 } from '#core/metadata/charset.ts';
import type { EmbeddedBlocks } from '#core/metadata/containers/embedded.ts';
import type { Container } from '#core/metadata/containers/sniff.ts';
import { declaredCharset, iimTexts, parseIim } from '#core/metadata/iim.ts';
import { findBlocks, type MetadataReading } from '#core/metadata/read.ts';
import { iimLimit } from '#core/metadata/sources.ts';
import { changesIim, type Outstanding } from '#core/metadata/write/in-step.ts';
import type { LanguageMend } from '#core/metadata/write/languages.ts';
import { rewriteXmp, type WriteStamp } from '#core/metadata/write/xmp.ts';
import { parseXmp } from '#core/metadata/xmp.ts';
import type { ExifToolWork } from '#main/tools/caption-messages.ts';
import { metadataTools } from '#main/tools/picture-reading.ts';

/** What the file says, and what each place lacks of what it is to say. */
export interface Wanted {
  readonly reading: MetadataReading;
  readonly lacks: Outstanding;
  /** Languages of fields to be mended, which only a whole packet can take. */
  readonly mends: readonly LanguageMend[];
}

const registry: readonly (Field & { readonly id: FieldId })[] = fields;

/** What ExifTool has to write, place by place. */
export function exifToolWork(
  source: ByteSource,
  container: Container,
  { reading, lacks, mends }: Wanted,
  stamp: WriteStamp,
): ExifToolWork {
  const blocks = findBlocks(source, container, metadataTools.inflate);
  const charset = charsetOf(blocks.iim);
  const texts = charset !== '' && changesIim(lacks) ? keptTexts(blocks.iim, lacks.iim) : {};
  const writesIim = Object.keys(lacks.iim).length + Object.keys(texts).length > 0;
  const renewed = (reading.sources.iim.size > 0 || writesIim) && changesIim(lacks);
  return {
    packet: newPacket(blocks.xmp, container, lacks.xmp, stamp, mends),
    xmp: lacks.xmp,
    iim: lacks.iim,
    exif: lacks.exif,
    texts,
    // Subtle: ExifTool renews the packet that ImageMagick keeps in a PNG as a text, and adds the chunk of
    // XMP to it; told to take out all XMP first, it leaves the chunk alone.
    alone: container === 'png' && blocks.xmp.length > 0,
    // Subtle: TIFF pads the block behind ExifTool's back, and a digest without the padding is a stale
    // one; where there is none, readers take XMP, which is in step.
    digest: !renewed ? 'keep' : container === 'tiff' ? 'remove' : 'new',
    charset: writesIim ? charset : '',
    damage: damageOf(blocks),
  };
}

/**
 * The texts that stay in a block that becomes UTF-8, as our own reader makes letters of them, and with
 * their line ends and spaces. Those that are ASCII are left out: ExifTool copies them onto themselves.
 */
function keptTexts(iim: Uint8Array | null, changes: FieldChanges): Record<string, string[]> {
  const block = parseIim(iim ?? new Uint8Array());
  const read = iimTexts(block, iimLimit);
  return Object.fromEntries(
    registry.flatMap(({ id, iim: home }) => {
      if (!home || changes[id] !== undefined) return [];
      const texts = block.datasets
        .filter(({ number }) => number === home.dataset)
        .map(({ bytes }, nth) => letters(bytes, read.get(home.dataset)?.[nth]?.charset));
      return texts.some((text) => /[^\0-\x7f]/.test(text)) ? [[home.dataset, texts] as const] : [];
    }),
  );
}

/** The text as it stands, which `iimTexts` tidies. */
function letters(bytes: Uint8Array, charset: Charset | undefined): string {
  if (charset === 'mac-roman') return readMacRoman(bytes);
  return charset === 'windows-1252' ? readWindows1252(bytes) : (readUtf8(bytes)?.text ?? '');
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
  mends: readonly LanguageMend[],
): string {
  const [first = null, ...others] = packets;
  // A PNG may hold one packet twice, as its own chunk and as ImageMagick's; ExifTool writes both.
  const said = first && parseXmp(first);
  if (others.some((other) => !isDeepStrictEqual(parseXmp(other), said))) return '';
  const packet = rewriteXmp(first, changes, stamp, mends);
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
