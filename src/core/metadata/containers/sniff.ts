/**
 * Tells what a file is from its first bytes, never from its name. Used before anything else
 * touches a file; what is not a photo gets a plain noun for the import report.
 */
import { ascii, type ByteSource, startsWith, u32 } from '#core/metadata/bytes.ts';
import {
  allDirectories,
  openTiff,
  type Tiff,
  type TiffDirectory,
  tagBytes,
  tagNumbers,
  tagText,
} from '#core/metadata/tiff.ts';

/** How a file is read. */
export type Container = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'bmff' | 'raf' | 'psd';

/** What a file is. */
export type Sniffed =
  | {
      readonly photo: true;
      readonly container: Container;
      readonly mediaType: string;
      /** RAW files show their embedded JPEG. */
      readonly raw: boolean;
    }
  /** What it is instead, "a PDF document"; '' when unknown. */
  | { readonly photo: false; readonly noun: string };

const foreign: readonly (readonly [string, string])[] = [
  ['%PDF', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive or an office document'],
  ['\xd0\xcf\x11\xe0', 'an office document'],
  ['Rar!', 'an archive'],
  ['7z\xbc\xaf', 'an archive'],
  ['\x1f\x8b', 'an archive'],
  ['ID3', 'a sound recording'],
  ['\x1aE\xdf\xa3', 'a video'],
  ['{\\rtf', 'an RTF document'],
  ['MZ', 'a program'],
  ['\x7fELF', 'a program'],
  ['SQLite format 3', 'a database'],
  ['<?xpacket', 'an XMP sidecar'],
  ['<x:xmpmeta', 'an XMP sidecar'],
  ['<?xml', 'an XML document'],
  ['<svg', 'a drawing'],
  ['<!DOCTYPE', 'a web page'],
  ['<html', 'a web page'],
];

/** Sniffs a file's type. */
export function sniff(source: ByteSource): Sniffed {
  const head = source.read(0, 32);
  if (startsWith(head, '\xff\xd8\xff')) return photo('jpeg', 'image/jpeg');
  if (startsWith(head, '\x89PNG\r\n\x1a\n')) return photo('png', 'image/png');
  if (startsWith(head, 'GIF87a') || startsWith(head, 'GIF89a')) return photo('gif', 'image/gif');
  if (startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8)) return photo('webp', 'image/webp');
  if (startsWith(head, 'FUJIFILMCCD-RAW')) return photo('raf', 'image/x-fuji-raf', true);
  if (startsWith(head, '8BPS')) return photo('psd', 'image/vnd.adobe.photoshop');
  if (startsWith(head, 'ftyp', 4)) return sniffBmff(source);
  const tiff = openTiff(source);
  if (tiff) return sniffTiff(tiff, head);
  const known = foreign.find(([signature]) => startsWith(head, signature));
  return { photo: false, noun: known?.[1] ?? '' };
}

function photo(container: Container, mediaType: string, raw = false): Sniffed {
  return { photo: true, container, mediaType, raw };
}

function sniffBmff(source: ByteSource): Sniffed {
  const box = source.read(0, 256);
  const brands: string[] = [ascii(box, 8, 4)];
  for (let at = 16; at + 4 <= Math.min(u32(box, 0), box.length); at += 4) brands.push(ascii(box, at, 4));
  if (brands.includes('crx ')) return photo('bmff', 'image/x-canon-cr3', true);
  if (brands.includes('avif') || brands.includes('avis')) return photo('bmff', 'image/avif');
  const heic = ['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1'];
  if (brands.some((brand) => heic.includes(brand))) return photo('bmff', 'image/heic');
  return { photo: false, noun: 'a video' };
}

const rawMakers: readonly (readonly [string, string])[] = [
  ['nikon', 'image/x-nikon-nef'],
  ['sony', 'image/x-sony-arw'],
  ['pentax', 'image/x-pentax-pef'],
  ['ricoh', 'image/x-pentax-pef'],
  ['canon', 'image/x-canon-cr2'],
  ['olympus', 'image/x-olympus-orf'],
  ['panasonic', 'image/x-panasonic-rw2'],
  ['leica', 'image/x-panasonic-rw2'],
  ['hasselblad', 'image/x-hasselblad-3fr'],
  ['samsung', 'image/x-samsung-srw'],
];

/** A TIFF is RAW when it says so (DNG, CR2, ORF, RW2) or when one of its pictures is sensor readings. */
function sniffTiff(tiff: Tiff, head: Uint8Array): Sniffed {
  const order = tiff.littleEndian ? 2 : 3;
  if (startsWith(head, 'R', order) && head[5 - order] !== 0)
    return photo('tiff', 'image/x-olympus-orf', true);
  if (head[order] === 0x55) return photo('tiff', 'image/x-panasonic-rw2', true);
  if (startsWith(head, 'CR', 8)) return photo('tiff', 'image/x-canon-cr2', true);
  const directories = allDirectories(tiff);
  if (directories.some((directory) => tagBytes(tiff, directory, 50706, 4))) {
    return photo('tiff', 'image/x-adobe-dng', true);
  }
  if (!directories.some((directory) => holdsSensorReadings(tiff, directory)))
    return photo('tiff', 'image/tiff');
  const make =
    directories.map((directory) => tagText(tiff, directory, 0x010f)).find((text) => text !== '') ?? '';
  const maker = rawMakers.find(([name]) => make.toLowerCase().startsWith(name));
  return photo('tiff', maker?.[1] ?? 'image/x-raw', true);
}

function holdsSensorReadings(tiff: Tiff, directory: TiffDirectory): boolean {
  const [photometric] = tagNumbers(tiff, directory, 262);
  const [compression] = tagNumbers(tiff, directory, 259);
  // Colour filter array and linear raw; then the maker's own compressions of Sony, Nikon and Pentax.
  return [32803, 34892].includes(photometric ?? 0) || [32767, 34713, 65535].includes(compression ?? 0);
}
