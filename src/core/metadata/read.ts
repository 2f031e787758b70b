/**
 * Reads everything a photo file says about itself: finds the blocks, reads IIM, XMP and EXIF,
 * reconciles them. The one entry to this folder for the picture reader. Never throws on any
 * bytes: what cannot be read is left out and named in a warning.
 */
import type { CaptionFields } from '#core/caption/caption.ts';
import { deskName } from '#core/caption/fields.ts';
import { type ByteSource, windowOf } from '#core/metadata/bytes.ts';
import { bmffBlocks } from '#core/metadata/containers/bmff.ts';
import { type EmbeddedBlocks, type Inflate, noBlocks } from '#core/metadata/containers/embedded.ts';
import { jpegBlocks } from '#core/metadata/containers/jpeg.ts';
import { pngBlocks } from '#core/metadata/containers/png.ts';
import { findPreviews } from '#core/metadata/containers/previews.ts';
import { psdBlocks } from '#core/metadata/containers/psd.ts';
import type { Container } from '#core/metadata/containers/sniff.ts';
import { tiffBlocks } from '#core/metadata/containers/tiff-photo.ts';
import { webpBlocks } from '#core/metadata/containers/webp.ts';
import { xmpDate } from '#core/metadata/dates.ts';
import { type ExifReading, readExif } from '#core/metadata/exif.ts';
import { declaredCharset, iimTexts, parseIim } from '#core/metadata/iim.ts';
import { type DigestState, type Disagreement, type Place, reconcile } from '#core/metadata/reconcile.ts';
import {
  exifFields,
  type FieldLanguages,
  fieldLanguages,
  iimFields,
  iimLimit,
  type SourceFields,
  xmpCapturedAt,
  xmpFields,
} from '#core/metadata/sources.ts';
import { parseXmp, type XmpProperties, xmpLanguages, xmpText } from '#core/metadata/xmp.ts';
import { xmpDegrees, xmpRating } from '#core/metadata/xmp-numbers.ts';

/** What the pure readers need from outside. */
export interface MetadataTools {
  /** MD5 of bytes, 16 bytes: Photoshop's digest is compared with it. */
  md5(bytes: Uint8Array): Uint8Array;
  readonly inflate: Inflate;
}

/** What a photo says about itself. */
export interface MetadataReading {
  /** Caption fields that are filled in, reconciled. */
  readonly fields: Partial<CaptionFields>;
  readonly capturedAt: string;
  readonly camera: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
  /** Stored size in pixels, null when the container does not say. */
  readonly pixels: { readonly width: number; readonly height: number } | null;
  /** xmp:Rating, 0 to 5 stars, -1 for rejected; null when there is none. */
  readonly rating: number | null;
  /** What each place says by itself, before anything was decided. */
  readonly sources: Readonly<Record<Place, SourceFields>>;
  readonly digest: DigestState;
  /** Every language of the fields that have several; from the sidecar where there is one. */
  readonly languages: FieldLanguages;
  /** Those of the embedded XMP alone, which a write into the photo itself is about. */
  readonly languagesInside: FieldLanguages;
  readonly disagreements: readonly Disagreement[];
  /** Whether the file carries content credentials (C2PA), which any edit of it makes invalid. */
  readonly credentials: boolean;
  /** Small JPEGs of the picture, EXIF's own before Photoshop's. They may be of an earlier state of it. */
  readonly thumbnails: readonly Uint8Array[];
  readonly warnings: readonly string[];
}

/** Reads a photo's metadata, with its sidecar's packet where there is one. */
export function readMetadata(
  source: ByteSource,
  container: Container,
  tools: MetadataTools,
  sidecar: Uint8Array | null = null,
): MetadataReading {
  const blocks: EmbeddedBlocks & { readonly credentials?: boolean } = findBlocks(
    source,
    container,
    tools.inflate,
  );
  const warnings: string[] = [];
  if (blocks.damaged)
    warnings.push('The file is damaged inside its metadata; what stood before the damage was read.');

  const exif = blocks.exif && readExif(blocks.exif);
  if (blocks.exif && !exif) warnings.push('The EXIF data is damaged and was left out.');
  const xmp = readPackets(blocks.xmp, 'The XMP data is damaged and was left out.', warnings);
  const inXmp = xmpFields(xmp);
  const iim = readIim(blocks, inXmp, warnings);
  const beside = readPackets(sidecar ? [sidecar] : [], 'The sidecar is damaged and was left out.', warnings);
  const leading = sidecar && beside.size > 0 ? beside : xmp;
  noteLanguages(leading, warnings);

  const sources = {
    sidecar: xmpFields(beside),
    xmp: inXmp,
    iim,
    exif: exif ? exifFields(exif) : new Map(),
  };
  const digest = digestState(blocks, tools);
  const sidecarOlder = writtenAt(beside) < writtenAt(xmp) && writtenAt(beside) !== '';
  const reconciled = reconcile({ ...sources, sidecarOlder, digest });
  return {
    fields: reconciled.fields,
    capturedAt: exif?.capturedAt || xmpCapturedAt(xmp),
    camera: exif?.camera ?? '',
    ...positionOf(exif, xmp),
    orientation: exif?.orientation ?? 1,
    pixels: blocks.pixels,
    rating: xmpRating(beside) ?? xmpRating(xmp),
    sources,
    digest,
    languages: fieldLanguages(leading),
    languagesInside: fieldLanguages(xmp),
    disagreements: reconciled.disagreements,
    credentials: blocks.credentials === true,
    thumbnails: thumbnailsOf(blocks, exif),
    warnings: [...warnings, ...reconciled.warnings],
  };
}

/** Finds the metadata blocks of a photo file, whatever its container; none for containers without metadata. */
export function findBlocks(source: ByteSource, container: Container, inflate: Inflate): EmbeddedBlocks {
  switch (container) {
    case 'jpeg':
      return jpegBlocks(source);
    case 'png':
      return pngBlocks(source, inflate);
    case 'webp':
      return webpBlocks(source);
    case 'tiff':
      return tiffBlocks(source);
    case 'bmff':
      return bmffBlocks(source);
    case 'raf': {
      // Fujifilm keeps all metadata in the JPEG that its RAW files begin with.
      const [preview] = findPreviews(source, 'raf');
      return preview ? jpegBlocks(windowOf(source, preview.start, preview.length)) : noBlocks;
    }
    case 'psd':
      return psdBlocks(source);
    case 'gif':
      return noBlocks;
  }
}

function readIim(blocks: EmbeddedBlocks, inXmp: SourceFields, warnings: string[]): SourceFields {
  if (!blocks.iim) return new Map();
  const block = parseIim(blocks.iim);
  if (!block.whole) warnings.push('The IIM data is damaged; what stood before the damage was read.');
  const { values, repeated, guessed } = iimFields(iimTexts(block, iimLimit));
  // Where XMP has the field too, any difference is reported with both texts.
  const doubtful = declaredCharset(block) === 'latin-1' ? [] : guessed.filter(({ id }) => !inXmp.has(id));
  if (doubtful[0]) {
    const name = doubtful[0].charset === 'mac-roman' ? 'Mac OS Roman' : 'Windows-1252';
    warnings.push(`The IIM text is not UTF-8 and was read as ${name}; check its accented letters.`);
  }
  for (const id of repeated) {
    warnings.push(`${deskName(id)} stands several times in the IIM data; the last one is used.`);
  }
  return values;
}

/** All packets as one set of properties; the first packet that names a property wins. */
function readPackets(packets: readonly Uint8Array[], complaint: string, warnings: string[]): XmpProperties {
  const all = new Map<string, XmpProperties extends ReadonlyMap<string, infer Value> ? Value : never>();
  let damaged = false;
  for (const packet of packets) {
    const properties = parseXmp(packet);
    if (!properties) damaged = true;
    for (const [name, value] of properties ?? []) if (!all.has(name)) all.set(name, value);
  }
  if (damaged) warnings.push(complaint);
  return all;
}

function noteLanguages(xmp: XmpProperties, warnings: string[]): void {
  const texts = xmpLanguages(xmp, 'dc:description');
  const shown = texts.find(({ language }) => language === 'x-default') ?? texts[0];
  const others = texts.filter(({ text }) => text !== shown?.text).map(({ language }) => language);
  if (others.length > 0) {
    warnings.push(
      `The caption is embedded in further languages (${others.join(', ')}), which are not shown.`,
    );
  }
}

/** When the packet was last written, '' when it does not say. */
function writtenAt(xmp: XmpProperties): string {
  const date = xmpDate(xmpText(xmp, 'xmp:MetadataDate'));
  const instant = Date.parse(date);
  return Number.isNaN(instant) ? '' : new Date(instant).toISOString();
}

function digestState({ iim, digest }: EmbeddedBlocks, tools: MetadataTools): DigestState {
  if (!iim || !digest) return 'none';
  return tools.md5(iim).every((byte, index) => byte === digest[index]) ? 'current' : 'stale';
}

function positionOf(exif: ExifReading | null, xmp: XmpProperties) {
  if (exif && exif.latitude !== null) return { latitude: exif.latitude, longitude: exif.longitude };
  const latitude = xmpDegrees(xmpText(xmp, 'exif:GPSLatitude'));
  const longitude = xmpDegrees(xmpText(xmp, 'exif:GPSLongitude'));
  return latitude !== null && longitude !== null
    ? { latitude, longitude }
    : { latitude: null, longitude: null };
}

function thumbnailsOf(
  { exif, photoshopThumbnail }: EmbeddedBlocks,
  reading: ExifReading | null,
): Uint8Array[] {
  const place = reading?.thumbnail;
  return [exif && place ? exif.main.read(place.start, place.length) : null, photoshopThumbnail].filter(
    (bytes) => bytes !== null,
  );
}
