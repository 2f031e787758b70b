/**
 * The serial number of the camera body, for names: EXIF's BodySerialNumber, or DNG's own. Read
 * beside the photo's other metadata in the picture child. Never throws; '' where nothing is said.
 */
import { type ByteSource, windowOf } from '#core/metadata/bytes.ts';
import { bmffBlocks } from '#core/metadata/containers/bmff.ts';
import { jpegBlocks } from '#core/metadata/containers/jpeg.ts';
import { findPreviews } from '#core/metadata/containers/previews.ts';
import type { Container } from '#core/metadata/containers/sniff.ts';
import { tiffBlocks } from '#core/metadata/containers/tiff-photo.ts';
import type { ExifSources } from '#core/metadata/exif.ts';
import { openTiff, readDirectory, tagNumbers, tagText } from '#core/metadata/tiff.ts';

const exifDirectory = 0x8769;
const bodySerialNumber = 0xa431;
const dngSerialNumber = 0xc62f;

/** The body's serial number as the camera wrote it, without the blanks around it, or ''. */
export function cameraSerial(source: ByteSource, container: Container): string {
  const blocks = exifOf(source, container);
  if (!blocks) return '';
  const separate = blocks.exif ? serialIn(blocks.exif, []) : '';
  return separate || serialIn(blocks.main, [exifDirectory]);
}

function exifOf(source: ByteSource, container: Container): ExifSources | null {
  switch (container) {
    case 'jpeg':
      return jpegBlocks(source).exif;
    case 'tiff':
      return tiffBlocks(source).exif;
    case 'bmff':
      return bmffBlocks(source).exif;
    case 'raf': {
      const [preview] = findPreviews(source, 'raf');
      return preview ? jpegBlocks(windowOf(source, preview.start, preview.length)).exif : null;
    }
    case 'png':
    case 'webp':
    case 'gif':
    case 'psd':
      return null;
  }
}

function serialIn(source: ByteSource, pointers: readonly number[]): string {
  const tiff = openTiff(source);
  const first = tiff && readDirectory(tiff, tiff.first);
  if (!tiff || !first) return '';
  for (const pointer of pointers) {
    const [at = 0] = tagNumbers(tiff, first, pointer);
    const directory = readDirectory(tiff, at);
    const serial = directory ? tidy(tagText(tiff, directory, bodySerialNumber)) : '';
    if (serial !== '') return serial;
  }
  return tidy(tagText(tiff, first, bodySerialNumber)) || tidy(tagText(tiff, first, dngSerialNumber));
}

/** Cameras pad with blanks and NULs; a number of zeros only is no number. */
function tidy(text: string): string {
  const plain = text.replace(/[\u0000\s]+/g, ' ').trim();
  return /^0*$/.test(plain) ? '' : plain;
}
