/** Finds the metadata in TIFF files and the RAW formats built on TIFF: tags 700, 33723, 34377 and EXIF. */
import type { ByteSource } from '#core/metadata/bytes.ts';
import { type EmbeddedBlocks, largestBlock, noBlocks } from '#core/metadata/containers/embedded.ts';
import { photoshopBlocks } from '#core/metadata/containers/jpeg.ts';
import { openTiff, readDirectory, tagBytes, tagNumbers } from '#core/metadata/tiff.ts';

/** Reads the blocks of a TIFF or TIFF-like RAW. */
export function tiffBlocks(source: ByteSource): EmbeddedBlocks {
  const tiff = openTiff(source);
  const main = tiff && readDirectory(tiff, tiff.first);
  if (!tiff || !main) return { ...noBlocks, damaged: true };
  const photoshop = tagBytes(tiff, main, 34377, largestBlock);
  const blocks = photoshop ? photoshopBlocks([photoshop]) : noBlocks;
  const iim = tagBytes(tiff, main, 33723, largestBlock);
  const xmp = tagBytes(tiff, main, 700, largestBlock);
  const [width] = tagNumbers(tiff, main, 256);
  const [height] = tagNumbers(tiff, main, 257);
  return {
    iim: iim ? inByteOrder(iim) : blocks.iim,
    digest: blocks.digest,
    photoshopThumbnail: blocks.photoshopThumbnail,
    xmp: xmp ? [xmp] : [],
    exif: { main: source },
    pixels: width && height ? { width, height } : null,
    // The C2PA manifest store (C2PA 2.1, A.3.4).
    credentials: main.tags.has(0xcd41),
    damaged: false,
  };
}

/** Old writers declare the IIM block as 32-bit numbers and swap it with the file's byte order. */
function inByteOrder(iim: Uint8Array): Uint8Array {
  if (iim[0] === 0x1c || iim[3] !== 0x1c) return iim;
  const swapped = new Uint8Array(iim.length & ~3);
  for (let at = 0; at < swapped.length; at++) swapped[at] = iim[at ^ 3] ?? 0;
  return swapped;
}
