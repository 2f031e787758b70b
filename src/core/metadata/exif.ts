/**
 * Reads from EXIF (CIPA DC-008) what a caption desk uses: when, where, with which camera, the
 * three texts that captions share with it, orientation, and the embedded thumbnail. Maker notes
 * are left alone. Never throws.
 */
import type { ByteSource } from '#core/metadata/bytes.ts';
import { exifDate } from '#core/metadata/dates.ts';
import { tidyText } from '#core/metadata/iim.ts';
import {
  openTiff,
  readDirectory,
  type Tiff,
  type TiffDirectory,
  tagNumbers,
  tagText,
} from '#core/metadata/tiff.ts';

/** What EXIF says. Texts are '' and numbers null where it says nothing. */
export interface ExifReading {
  readonly imageDescription: string;
  readonly artist: string;
  readonly copyright: string;
  /** ImageUniqueID, 32 hexadecimal digits; '' for what cannot be unique. */
  readonly imageUniqueId: string;
  /** Capture time in the desk's form, with fraction and zone where known. */
  readonly capturedAt: string;
  readonly camera: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** 1 to 8; 1 when missing. */
  readonly orientation: number;
  /** The embedded JPEG thumbnail, as offsets in the main source. */
  readonly thumbnail: { readonly start: number; readonly length: number } | null;
}

/** EXIF blocks: one for most files; Canon CR3 keeps its directories in separate ones. */
export interface ExifSources {
  readonly main: ByteSource;
  readonly exif?: ByteSource;
  readonly gps?: ByteSource;
}

interface Place {
  readonly tiff: Tiff;
  readonly directory: TiffDirectory;
}

/** Reads EXIF; null when the main block has no TIFF header. */
export function readExif(sources: ExifSources): ExifReading | null {
  const tiff = openTiff(sources.main);
  if (!tiff) return null;
  const main = readDirectory(tiff, tiff.first);
  const place = main ? { tiff, directory: main } : null;
  const exif = separate(sources.exif) ?? (place && pointed(place, 0x8769));
  const gps = separate(sources.gps) ?? (place && pointed(place, 0x8825));
  const text = (from: Place | null, tag: number) => (from ? tagText(from.tiff, from.directory, tag) : '');
  const capturedAt = [
    [0x9003, 0x9011, 0x9291],
    [0x9004, 0x9012, 0x9292],
  ]
    .map(([date = 0, offset = 0, fraction = 0]) =>
      exifDate(text(exif, date), text(exif, offset), text(exif, fraction)),
    )
    .find((date) => date !== '');
  const orientation = number(place, 0x0112);
  return {
    imageDescription: meaningful(tidyText(text(place, 0x010e))),
    artist: tidyText(text(place, 0x013b)),
    copyright: tidyText(text(place, 0x8298)),
    imageUniqueId: unique(tidyText(text(exif, 0xa420))),
    capturedAt: capturedAt ?? '',
    camera: cameraLine(text(place, 0x010f), text(place, 0x0110), exif),
    ...position(gps),
    orientation: orientation !== null && orientation >= 1 && orientation <= 8 ? orientation : 1,
    thumbnail: place && thumbnailOf(place),
  };
}

function separate(source: ByteSource | undefined): Place | null {
  const tiff = source && openTiff(source);
  const directory = tiff && readDirectory(tiff, tiff.first);
  return tiff && directory ? { tiff, directory } : null;
}

function pointed({ tiff, directory }: Place, tag: number): Place | null {
  const [at = 0] = tagNumbers(tiff, directory, tag);
  const found = readDirectory(tiff, at);
  return found && { tiff, directory: found };
}

function number(place: Place | null, tag: number): number | null {
  const [value] = place ? tagNumbers(place.tiff, place.directory, tag) : [];
  return value !== undefined && Number.isFinite(value) ? value : null;
}

// What cameras write into ImageDescription by themselves; it is no caption.
const cameraDefaults =
  /^(?:olympus digital camera|minolta digital camera|konica minolta digital camera|sony dsc|samsung camera pictures|digital still camera|digital camera|dcim|untitled|default|image|exif_jpeg_picture|dsc[_ -]?\d+)$/i;

function meaningful(description: string): string {
  return cameraDefaults.test(description) ? '' : description;
}

/** CIPA DC-008, ImageUniqueID: 128 bits in hexadecimal. Some telephones write their firmware there, others zeros. */
function unique(id: string): string {
  return /^[0-9a-f]{32}$/i.test(id) && !/^(.)\1*$/.test(id) ? id : '';
}

/** "Nikon D6 · ISO 400 · 1/800 s · f/2.8" */
function cameraLine(make: string, model: string, exif: Place | null): string {
  const iso = number(exif, 0x8827);
  const seconds = number(exif, 0x829a);
  const aperture = number(exif, 0x829d);
  return [
    cameraName(make, model),
    iso && iso > 0 ? `ISO ${iso}` : '',
    seconds && seconds > 0 ? exposure(seconds) : '',
    aperture && aperture > 0 ? `f/${tenths(aperture)}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The model with its maker once: "NIKON CORPORATION", "NIKON D6" is "Nikon D6". */
export function cameraName(make: string, model: string): string {
  const brand = make.trim().split(/\s+/)[0] ?? '';
  const spoken = /^[A-Z]{4,}$/.test(brand) ? `${brand[0]}${brand.slice(1).toLowerCase()}` : brand;
  const name = model.trim();
  if (name === '') return spoken;
  if (brand === '') return name;
  return name.toLowerCase().startsWith(brand.toLowerCase())
    ? `${spoken}${name.slice(brand.length)}`
    : `${spoken} ${name}`;
}

function exposure(seconds: number): string {
  return seconds < 0.3 ? `1/${Math.round(1 / seconds)} s` : `${tenths(seconds)} s`;
}

function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function position(gps: Place | null): { latitude: number | null; longitude: number | null } {
  const none = { latitude: null, longitude: null };
  if (!gps) return none;
  const latitude = degrees(gps, 0x0002, tagText(gps.tiff, gps.directory, 0x0001) === 'S', 90);
  const longitude = degrees(gps, 0x0004, tagText(gps.tiff, gps.directory, 0x0003) === 'W', 180);
  // Receivers without a fix write zeros; 0° N 0° E is open sea.
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return none;
  return { latitude, longitude };
}

function degrees({ tiff, directory }: Place, tag: number, negative: boolean, most: number): number | null {
  const [whole, minutes = 0, seconds = 0] = tagNumbers(tiff, directory, tag).map((part) =>
    Number.isNaN(part) ? 0 : part,
  );
  if (whole === undefined) return null;
  const value = whole + minutes / 60 + seconds / 3600;
  if (!(value >= 0 && value <= most)) return null;
  // Seven decimals are a centimetre, finer than any receiver.
  return (Math.round(value * 1e7) / 1e7) * (negative ? -1 : 1);
}

function thumbnailOf({ tiff, directory }: Place): { start: number; length: number } | null {
  const second = readDirectory(tiff, directory.next);
  const [start] = second ? tagNumbers(tiff, second, 0x0201) : [];
  const [length] = second ? tagNumbers(tiff, second, 0x0202) : [];
  if (!start || !length || start + length > tiff.source.size) return null;
  return { start, length };
}
