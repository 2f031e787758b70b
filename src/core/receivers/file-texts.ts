/**
 * What a photo file says now, taken from its metadata blocks as they stand, for the receivers of
 * this folder. Unlike the desk's own reader it keeps what a careless receiver would show: bytes as
 * stored, a camera's leftovers, every language. Never throws.
 */
import { type Field, type FieldId, fields } from '#core/caption/fields.ts';
import type { EmbeddedBlocks } from '#core/metadata/containers/embedded.ts';
import { exifDate, withoutFraction } from '#core/metadata/dates.ts';
import { readExif } from '#core/metadata/exif.ts';
import { parseIim, tidyText } from '#core/metadata/iim.ts';
import { openTiff, readDirectory, tagNumbers, tagText } from '#core/metadata/tiff.ts';
import { parseXmp, type XmpProperties, xmpLanguages, xmpTerms, xmpText } from '#core/metadata/xmp.ts';
import { byteString, noTexts, type PhotoTexts, type XmpText } from '#core/receivers/photo-texts.ts';

const registry: readonly (Field & { readonly id: FieldId })[] = fields;
const datasets: ReadonlySet<string> = new Set([
  '1:90',
  '2:60',
  ...registry.flatMap(({ iim }) => (iim ? [iim.dataset] : [])),
]);

/** Longest value taken from a file, in bytes or UTF-16 units; a caption is far shorter. */
const longest = 60_000;
/** Most values of one dataset or property; pictures with 300 keywords exist. */
const most = 2_000;

/** What the blocks of a file say. A sidecar is no part of it: receivers get the file alone. */
export function fileTexts(blocks: EmbeddedBlocks, md5: (bytes: Uint8Array) => Uint8Array): PhotoTexts {
  return {
    xmp: xmpOf(blocks.xmp),
    iim: iimOf(blocks.iim),
    exif: exifOf(blocks),
    iimChangedLater: changedLater(blocks, md5),
  };
}

function xmpOf(packets: readonly Uint8Array[]): PhotoTexts['xmp'] {
  const texts: Record<string, readonly XmpText[]> = {};
  for (const properties of packets.map(parseXmp)) {
    if (!properties) continue;
    for (const field of registry) {
      if (texts[field.id]) continue;
      const found = textsOf(properties, field);
      if (found.length > 0) texts[field.id] = found;
    }
  }
  return texts;
}

function textsOf(properties: XmpProperties, { xmp, kind }: Field): readonly XmpText[] {
  if (!xmp || kind === 'structures') return [];
  const { name, form } = xmp;
  const languages = form === 'languages' ? xmpLanguages(properties, name) : [];
  const plain = form === 'seq' || form === 'bag' ? xmpTerms(properties, name) : [xmpText(properties, name)];
  const all = languages.length > 0 ? languages : plain.map((text) => ({ language: '', text }));
  return all
    .map(({ language, text }) => ({ language, text: tidyText(text).slice(0, longest) }))
    .filter(({ text }) => text !== '')
    .slice(0, most);
}

function iimOf(block: Uint8Array | null): PhotoTexts['iim'] {
  const values: Record<string, string[]> = {};
  for (const { number, bytes } of block ? parseIim(block).datasets : []) {
    if (!datasets.has(number)) continue;
    const all = values[number] ?? [];
    if (all.length < most) all.push(byteString(bytes.subarray(0, longest)));
    values[number] = all;
  }
  return values;
}

function exifOf({ exif }: EmbeddedBlocks): PhotoTexts['exif'] {
  const reading = exif && readExif(exif);
  const tiff = exif && openTiff(exif.main);
  const main = tiff && readDirectory(tiff, tiff.first);
  if (!exif || !reading || !tiff || !main) return noTexts.exif;
  const description = tidyText(tagText(tiff, main, 0x010e)).slice(0, longest);
  const [at = 0] = tagNumbers(tiff, main, 0x8769);
  const details = readDirectory(tiff, at);
  const date = (tag: number, offset: number) =>
    details ? withoutFraction(exifDate(tagText(tiff, details, tag), tagText(tiff, details, offset))) : '';
  return {
    description,
    leftover: description !== '' && reading.imageDescription === '',
    artist: reading.artist.slice(0, longest),
    // Canon's CR3 keeps its dates in a block of its own, which the EXIF reader has read.
    taken: date(0x9003, 0x9011) || (exif.exif ? withoutFraction(reading.capturedAt) : ''),
    digitized: date(0x9004, 0x9012),
  };
}

function changedLater({ iim, digest }: EmbeddedBlocks, md5: (bytes: Uint8Array) => Uint8Array): boolean {
  if (!iim || !digest) return false;
  return md5(iim).some((byte, index) => byte !== digest[index]);
}
